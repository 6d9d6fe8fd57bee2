package dsc.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The stable address of one element inside a data source. Fields go by their internal name without
 * brackets, so that a new caption is a change of the same element. The factories spell the
 * addresses whose parts are more than one name; whoever makes elements must use them.
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

  /** A field by its internal name without brackets. */
  public static ElementId field(String internalName) {
    return new ElementId(Kind.FIELD, internalName);
  }

  /** A relationship by the object ids of its two ends. */
  public static ElementId relationship(String firstObject, String secondObject) {
    return new ElementId(Kind.RELATIONSHIP, firstObject + " = " + secondObject);
  }

  /** A data source filter: the n-th one (from 1) on the same field, in the order of application. */
  public static ElementId filter(FieldInstance field, int n) {
    return new ElementId(Kind.FILTER, numbered(field.name(), n));
  }

  /** An extract filter: the n-th one (from 1) on the same field. */
  public static ElementId extractFilter(FieldInstance field, int n) {
    return new ElementId(Kind.EXTRACT_FILTER, numbered(field.name(), n));
  }

  /** The default sort of a field. */
  public static ElementId sort(FieldInstance field) {
    return new ElementId(Kind.SORT, field.name());
  }

  /** The default of a visual attribute ({@code color}, {@code shape}) for one or more fields. */
  public static ElementId style(String attribute, List<FieldInstance> fields) {
    return new ElementId(
        Kind.STYLE,
        attribute
            + " "
            + fields.stream().map(FieldInstance::name).collect(Collectors.joining(", ")));
  }

  private static String numbered(String name, int n) {
    return n == 1 ? name : name + " #" + n;
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
