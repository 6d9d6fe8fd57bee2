package dsc.publish.directory;

import dsc.diag.Code;
import dsc.plan.ExtractFingerprint;
import dsc.plan.Fingerprint;
import dsc.plan.JsonObject;
import dsc.plan.PublicationKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The record as JSON. It holds no time and no path, so that the same applies give the same file.
 */
final class StateJson {
  private static final int FORMAT_VERSION = 1;

  private StateJson() {}

  static String write(State state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", FORMAT_VERSION);
    List<Object> entries = new ArrayList<>();
    state.entries().values().forEach(entry -> entries.add(entry(entry)));
    json.put("entries", entries);
    state.pending().ifPresent(entry -> json.put("pending", entry(entry)));
    return JsonObject.print(json);
  }

  /** Fails with {@link Code#TARGET_STATE_INVALID} for anything that {@link #write} cannot give. */
  static State read(String text) {
    JsonObject json =
        JsonObject.parse(text, "The record .dsc/state.json", Code.TARGET_STATE_INVALID);
    int format = json.number("formatVersion");
    if (format != FORMAT_VERSION) {
      throw json.failure("it has format " + format + " and this dsc knows " + FORMAT_VERSION);
    }
    SortedMap<PublicationKey, Entry> entries = new TreeMap<>();
    for (Entry entry : json.objects("entries", StateJson::entry)) {
      if (entries.put(entry.key(), entry) != null) {
        throw json.failure(entry.key() + " occurs twice");
      }
    }
    Optional<Entry> pending =
        json.optionalObject("pending").map(object -> object.end(entry(object)));
    return json.end(new State(entries, pending));
  }

  private static Map<String, Object> entry(Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("datasource", entry.key().datasource());
    entry.key().tenant().ifPresent(tenant -> json.put("tenant", tenant));
    json.put("attributes", entry.attributes());
    json.put("file", entry.file());
    json.put("digest", entry.digest().sha256());
    json.put("tds", entry.tds().sha256());
    entry.hyper().ifPresent(hyper -> json.put("hyper", hyper.sha256()));
    entry
        .extract()
        .ifPresent(
            extract -> {
              Map<String, Object> parts = new LinkedHashMap<>();
              extract.parts().forEach((part, digest) -> parts.put(part.text(), digest.sha256()));
              json.put("extract", parts);
            });
    json.put("desired", entry.desired().sha256());
    json.put("version", entry.version());
    return json;
  }

  private static Entry entry(JsonObject json) {
    String file = json.text("file");
    if (!FileNames.isPlain(file)) {
      throw json.failure("it names a file outside the folder");
    }
    return new Entry(
        new PublicationKey(json.text("datasource"), json.optionalText("tenant")),
        json.textMap("attributes"),
        file,
        json.choice("digest", StateJson::fingerprint),
        json.choice("tds", StateJson::fingerprint),
        json.has("hyper")
            ? Optional.of(json.choice("hyper", StateJson::fingerprint))
            : Optional.empty(),
        json.optionalObject("extract").map(StateJson::extract),
        json.choice("desired", StateJson::fingerprint),
        json.text("version"));
  }

  private static ExtractFingerprint extract(JsonObject json) {
    SortedMap<ExtractFingerprint.Part, Fingerprint> parts = new TreeMap<>();
    for (ExtractFingerprint.Part part : ExtractFingerprint.Part.values()) {
      if (json.has(part.text())) {
        parts.put(part, json.choice(part.text(), StateJson::fingerprint));
      }
    }
    return json.end(new ExtractFingerprint(parts));
  }

  private static Optional<Fingerprint> fingerprint(String text) {
    return Fingerprint.isValid(text) ? Optional.of(new Fingerprint(text)) : Optional.empty();
  }
}
