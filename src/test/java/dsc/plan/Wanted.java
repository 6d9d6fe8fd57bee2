package dsc.plan;

import dsc.model.Datasource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Data sources as a workspace wants them, for tests. */
public final class Wanted {
  private Wanted() {}

  /** A live data source published under a name. */
  public static Desired live(PublicationKey key, String name, Datasource datasource) {
    return of(key, name, datasource, Optional.empty());
  }

  /** One with an extract whose parts have these texts. */
  public static Desired extracted(
      PublicationKey key,
      String name,
      Datasource datasource,
      Map<ExtractFingerprint.Part, String> parts) {
    return of(key, name, datasource, Optional.of(fingerprint(parts)));
  }

  public static ExtractFingerprint fingerprint(Map<ExtractFingerprint.Part, String> parts) {
    Map<ExtractFingerprint.Part, Fingerprint> fingerprints = new TreeMap<>();
    parts.forEach((part, text) -> fingerprints.put(part, digest(text)));
    return ExtractFingerprint.of(fingerprints);
  }

  public static Fingerprint digest(String text) {
    return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Desired of(
      PublicationKey key,
      String name,
      Datasource datasource,
      Optional<ExtractFingerprint> extract) {
    return new Desired(
        key,
        new TreeMap<>(Map.of(Desired.NAME, name)),
        datasource,
        digest(datasource.toString()),
        extract,
        new TreeMap<>());
  }
}
