package dsc.model;

import java.util.Optional;

/**
 * What a Tableau user sees in the data pane. The address holds the internal name without brackets.
 */
public sealed interface Field extends Element {
  FieldProperties properties();

  /** The name a Tableau user sees: the caption, or the internal name when there is none. */
  default String shownName() {
    return properties().caption().orElse(id().name());
  }

  /**
   * A column of a table; the source is absent when a saved file does not say where it comes from.
   */
  record Column(ElementId id, FieldProperties properties, Optional<ColumnSource> source)
      implements Field {}

  /** The alias of a table and the name of the column there. */
  record ColumnSource(String table, String column) {}

  /** A calculation; the formula refers to fields by internal name, as Tableau stores it. */
  record Calculation(ElementId id, FieldProperties properties, String formula) implements Field {}
}
