package dsc.model;

import java.util.Locale;

/** The join that brings in the table named by its address. */
public record Join(ElementId id, Kind kind, SqlExpression condition) implements Element {

  /** JoinType-ST of Tableau's published schema. */
  public enum Kind {
    INNER,
    LEFT,
    RIGHT,
    FULL;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
