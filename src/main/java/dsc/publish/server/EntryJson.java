package dsc.publish.server;

import dsc.diag.Code;
import dsc.plan.ExtractFingerprint;
import dsc.plan.Fingerprint;
import dsc.plan.JsonObject;
import dsc.plan.PublicationKey;
import dsc.publish.rest.Grantee;
import dsc.publish.rest.PermissionRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** An entry as JSON. It holds no time, no path and no secret. */
final class EntryJson {
  private static final int FORMAT_VERSION = 1;

  private EntryJson() {}

  static String write(Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("datasource", entry.key().datasource());
    entry.key().tenant().ifPresent(tenant -> json.put("tenant", tenant));
    json.put("site", entry.site());
    json.put("attributes", entry.attributes());
    entry.applied().ifPresent(applied -> json.put("applied", applied(applied)));
    entry.previous().ifPresent(previous -> json.put("previous", applied(previous)));
    entry.pending().ifPresent(pending -> json.put("pending", pending(pending)));
    return JsonObject.print(json);
  }

  /** Fails with {@link Code#TARGET_STATE_INVALID} for anything that {@link #write} cannot give. */
  static Entry read(String text, String what) {
    JsonObject json = JsonObject.parse(text, what, Code.TARGET_STATE_INVALID);
    int format = json.number("formatVersion");
    if (format != FORMAT_VERSION) {
      throw json.failure("it has format " + format + " and this dsc knows " + FORMAT_VERSION);
    }
    return json.end(
        new Entry(
            new PublicationKey(json.text("datasource"), json.optionalText("tenant")),
            json.text("site"),
            json.textMap("attributes"),
            json.optionalObject("applied").map(EntryJson::applied),
            json.optionalObject("previous").map(EntryJson::applied),
            json.optionalObject("pending").map(EntryJson::pending)));
  }

  private static Map<String, Object> applied(Entry.Applied applied) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", applied.id());
    json.put("revision", applied.revision());
    json.put("tds", applied.tds().sha256());
    applied.extract().ifPresent(extract -> json.put("extract", extract(extract)));
    return json;
  }

  private static Entry.Applied applied(JsonObject json) {
    return json.end(
        new Entry.Applied(
            json.text("id"),
            json.number("revision"),
            json.choice("tds", EntryJson::fingerprint),
            json.optionalObject("extract").map(EntryJson::extract)));
  }

  private static Map<String, Object> pending(Entry.Pending pending) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("before", pending.before());
    json.put("attributes", pending.attributes());
    json.put("tds", pending.tds().sha256());
    pending.extract().ifPresent(extract -> json.put("extract", extract(extract)));
    pending.snapshot().ifPresent(snapshot -> json.put("snapshot", snapshot(snapshot)));
    return json;
  }

  private static Entry.Pending pending(JsonObject json) {
    return json.end(
        new Entry.Pending(
            json.number("before"),
            json.textMap("attributes"),
            json.choice("tds", EntryJson::fingerprint),
            json.optionalObject("extract").map(EntryJson::extract),
            json.optionalObject("snapshot").map(EntryJson::snapshot)));
  }

  private static Map<String, Object> snapshot(Snapshot snapshot) {
    Map<String, Object> json = new LinkedHashMap<>();
    snapshot.ownerId().ifPresent(owner -> json.put("owner", owner));
    json.put("tags", snapshot.tags());
    json.put("description", snapshot.description());
    json.put("certified", snapshot.certified());
    json.put("note", snapshot.note());
    json.put("permissions", snapshot.permissions().stream().map(EntryJson::rule).toList());
    return json;
  }

  private static Snapshot snapshot(JsonObject json) {
    return json.end(
        new Snapshot(
            json.optionalText("owner"),
            json.texts("tags"),
            json.text("description"),
            json.flag("certified"),
            json.text("note"),
            json.objects("permissions", EntryJson::rule)));
  }

  private static Map<String, Object> rule(PermissionRule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", rule.grantee().kind().name());
    json.put("grantee", rule.grantee().id());
    json.put("capability", rule.capability());
    json.put("mode", rule.mode().name());
    return json;
  }

  private static PermissionRule rule(JsonObject json) {
    return new PermissionRule(
        new Grantee(json.choice("kind", word(Grantee.Kind.values())), json.text("grantee")),
        json.text("capability"),
        json.choice("mode", word(PermissionRule.Mode.values())));
  }

  private static <E extends Enum<E>> Function<String, Optional<E>> word(E[] values) {
    List<E> all = Arrays.asList(values);
    return text -> all.stream().filter(value -> value.name().equals(text)).findFirst();
  }

  private static Map<String, Object> extract(ExtractFingerprint extract) {
    Map<String, Object> parts = new LinkedHashMap<>();
    extract.parts().forEach((part, digest) -> parts.put(part.text(), digest.sha256()));
    return parts;
  }

  private static ExtractFingerprint extract(JsonObject json) {
    SortedMap<ExtractFingerprint.Part, Fingerprint> parts = new TreeMap<>();
    for (ExtractFingerprint.Part part : ExtractFingerprint.Part.values()) {
      if (json.has(part.text())) {
        parts.put(part, json.choice(part.text(), EntryJson::fingerprint));
      }
    }
    return json.end(new ExtractFingerprint(parts));
  }

  private static Optional<Fingerprint> fingerprint(String text) {
    return Fingerprint.isValid(text) ? Optional.of(new Fingerprint(text)) : Optional.empty();
  }
}
