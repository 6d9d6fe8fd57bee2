package dsc.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What happens to the extract, and why. */
public record ExtractDecision(Kind kind, List<String> reasons) {

  /** What happens. */
  public enum Kind {
    /** There is none and there will be none. */
    NONE,
    /** The published one stays. */
    REUSE,
    /** It is built. */
    BUILD,
    /** The published one gets the rows that are new. */
    INCREMENT,
    /** The published one goes. */
    REMOVE;

    /** The spelling in plans. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String text) {
      return List.of(values()).stream().filter(kind -> kind.text().equals(text)).findFirst();
    }
  }

  public ExtractDecision {
    reasons = List.copyOf(reasons);
  }

  public static ExtractDecision of(Kind kind, String... reasons) {
    return new ExtractDecision(kind, List.of(reasons));
  }

  /**
   * For a wanted extract, if any, and the published one, if any.
   *
   * @param incremental whether new rows can be added
   */
  static ExtractDecision between(
      Optional<ExtractFingerprint> wanted,
      Optional<PublishedExtract> published,
      Set<PlanOption> options,
      boolean incremental) {
    if (wanted.isEmpty()) {
      return published.isPresent()
          ? of(Kind.REMOVE, "the data source has no extract any more")
          : of(Kind.NONE);
    }
    if (published.isEmpty()) {
      return of(Kind.BUILD, "there is no extract yet");
    }
    Optional<ExtractFingerprint> known = published.get().fingerprint();
    if (known.isEmpty()) {
      return of(Kind.BUILD, "the published extract is not the one that dsc built");
    }
    List<String> reasons = known.get().reasonsToRebuild(wanted.get());
    if (options.contains(PlanOption.REFRESH)) {
      return reasons.isEmpty()
          ? of(Kind.BUILD, "a refresh was asked for")
          : new ExtractDecision(Kind.BUILD, reasons);
    }
    if (!reasons.isEmpty()) {
      boolean newRowsOnly = reasons.equals(List.of(ExtractFingerprint.Part.SOURCE.reason()));
      return new ExtractDecision(incremental && newRowsOnly ? Kind.INCREMENT : Kind.BUILD, reasons);
    }
    if (incremental && options.contains(PlanOption.INCREMENT)) {
      return of(Kind.INCREMENT, "new rows were asked for");
    }
    return wanted.get().parts().containsKey(ExtractFingerprint.Part.SOURCE)
        ? of(Kind.REUSE)
        : of(Kind.REUSE, "dsc cannot see whether the source data changed");
  }
}
