package dsc.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an extract is made of. The engine stamps every .hyper, so its bytes say nothing; two
 * extracts are the same when these parts are. A part may be missing: what cannot be known before
 * the build, or a source that cannot be watched.
 */
public record ExtractFingerprint(SortedMap<Part, Fingerprint> parts) {

  /** What is fingerprinted, and why another value asks for a rebuild. */
  public enum Part {
    COLUMNS("the columns changed"),
    FILTERS("the extract filters changed"),
    PROGRAM("the way it is built changed"),
    SOURCE("the source data changed"),
    /** The rows themselves; known only after the build. */
    CONTENT("the rows changed");

    private final String reason;

    Part(String reason) {
      this.reason = reason;
    }

    String reason() {
      return reason;
    }

    /** The spelling in plans and records. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Part> of(String text) {
      return List.of(values()).stream().filter(part -> part.text().equals(text)).findFirst();
    }
  }

  public ExtractFingerprint {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  public static ExtractFingerprint of(Map<Part, Fingerprint> parts) {
    return new ExtractFingerprint(new TreeMap<>(parts));
  }

  /** The same with the fingerprint of the rows that were built. */
  public ExtractFingerprint withContent(Fingerprint content) {
    Map<Part, Fingerprint> all = new EnumMap<>(Part.class);
    all.putAll(parts);
    all.put(Part.CONTENT, content);
    return of(all);
  }

  /** The same, with the content of another one when its own is not known. */
  ExtractFingerprint orContentOf(ExtractFingerprint other) {
    Optional<Fingerprint> content = Optional.ofNullable(other.parts.get(Part.CONTENT));
    return parts.containsKey(Part.CONTENT) ? this : content.map(this::withContent).orElse(this);
  }

  /**
   * Why an extract with this fingerprint does not serve for a wanted one, in sentences; empty when
   * it does. Only what is known of both counts.
   */
  public List<String> reasonsToRebuild(ExtractFingerprint wanted) {
    List<String> reasons = new ArrayList<>();
    parts.forEach(
        (part, fingerprint) -> {
          if (!wanted.parts.getOrDefault(part, fingerprint).equals(fingerprint)) {
            reasons.add(part.reason);
          }
        });
    wanted.parts.forEach(
        (part, fingerprint) -> {
          if (!parts.containsKey(part) && part != Part.CONTENT) {
            reasons.add(part.reason);
          }
        });
    return List.copyOf(reasons);
  }
}
