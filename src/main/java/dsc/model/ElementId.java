package dsc.model;

import java.util.Comparator;
import java.util.Locale;

/**
 * The stable address of one element inside a data source. Fields go by their internal name without
 * brackets, so that a new caption is a change of the same element.
 */
public record ElementId(Kind kind, String name) implements Comparable<ElementId> {
  private static final Comparator<ElementId> ORDER =
      Comparator.comparing(ElementId::kind).thenComparing(ElementId::name);

  /** What an address points at; the order is the order of plans. */
  public enum Kind {
    DATASOURCE,
    CONNECTION,
    TABLE,
    JOIN,
    OBJECT,
    RELATIONSHIP,
    FIELD,
    PARAMETER,
    HIERARCHY,
    FOLDER,
    FILTER,
    EXTRACT,
    EXTRACT_FILTER,
    SORT,
    STYLE,
    OPAQUE;

    /** The kind as plans write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  @Override
  public int compareTo(ElementId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.text() + " [" + name + "]";
  }
}
