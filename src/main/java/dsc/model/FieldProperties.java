package dsc.model;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every field has, whatever gives it its values. The aggregation, format and semantic role are
 * spelt as in a TDS ({@code Avg}, {@code p0.0%}, {@code [State].[Name]}); aliases map a data
 * literal as Tableau writes it to the text shown, places one to the literal of the place it stands
 * for in the semantic role; {@code more} holds further attributes of {@code <column>}.
 */
public record FieldProperties(
    Optional<String> caption,
    DataType dataType,
    Role role,
    FieldType type,
    Optional<String> aggregation,
    Optional<String> format,
    boolean hidden,
    Optional<String> semanticRole,
    List<Run> description,
    SortedMap<String, String> aliases,
    SortedMap<String, String> places,
    SortedMap<String, String> more) {
  public FieldProperties {
    description = List.copyOf(description);
    aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    more = Collections.unmodifiableSortedMap(new TreeMap<>(more));
  }

  /** Whose values, if they are places at all, are those that Tableau takes them for. */
  public FieldProperties(
      Optional<String> caption,
      DataType dataType,
      Role role,
      FieldType type,
      Optional<String> aggregation,
      Optional<String> format,
      boolean hidden,
      Optional<String> semanticRole,
      List<Run> description,
      SortedMap<String, String> aliases,
      SortedMap<String, String> more) {
    this(
        caption,
        dataType,
        role,
        type,
        aggregation,
        format,
        hidden,
        semanticRole,
        description,
        aliases,
        new TreeMap<>(),
        more);
  }

  /** A piece of description text with its formatting attributes. */
  public record Run(String text, SortedMap<String, String> style) {
    public Run {
      style = Collections.unmodifiableSortedMap(new TreeMap<>(style));
    }
  }
}
