package dsc.model;

import java.util.Optional;

/** The normal forms of two documents that are to be compared. */
public record NormalForms(Datasource before, Datasource after) {

  /**
   * The normal forms. Made-up names, as in workbooks, make no difference; there the captions are
   * what people know a data source by.
   */
  public static NormalForms of(Datasource before, Datasource after) {
    Datasource is = Normalizer.normalize(after);
    Datasource was = named(Normalizer.normalize(before), is.name());
    Optional<String> oldCaption = caption(before);
    Optional<String> newCaption = caption(after);
    boolean renamed =
        oldCaption.isPresent() && newCaption.isPresent() && !oldCaption.equals(newCaption);
    return renamed
        ? new NormalForms(captioned(was, oldCaption), captioned(is, newCaption))
        : new NormalForms(was, is);
  }

  private static Datasource named(Datasource normal, String other) {
    return Normalizer.isGenerated(normal.name()) && Normalizer.isGenerated(other)
        ? new Datasource(other, normal.elements())
        : normal;
  }

  private static Optional<String> caption(Datasource datasource) {
    return Normalizer.isGenerated(datasource.name())
        ? datasource.only(Settings.class).flatMap(Settings::caption)
        : Optional.empty();
  }

  private static Datasource captioned(Datasource normal, Optional<String> caption) {
    return Datasource.of(
        normal.name(),
        normal.elements().values().stream()
            .map(element -> element instanceof Settings s ? s.captioned(caption) : element)
            .toList());
  }
}
