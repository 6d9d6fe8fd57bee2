package dsc.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds for the data source as a whole: its caption, date options, layout of the data pane and
 * the defaults for geocoding (semantic role to literal). Maps hold TDS attribute names and values;
 * {@code dateOptions} also holds {@code default-date-format} and {@code default-calendar-type}.
 */
public record Settings(
    Optional<String> caption,
    SortedMap<String, String> dateOptions,
    SortedMap<String, String> layout,
    SortedMap<String, String> semanticValues)
    implements Element {
  public static final ElementId ID = new ElementId(ElementId.Kind.DATASOURCE, "");

  public Settings {
    dateOptions = Collections.unmodifiableSortedMap(new TreeMap<>(dateOptions));
    layout = Collections.unmodifiableSortedMap(new TreeMap<>(layout));
    semanticValues = Collections.unmodifiableSortedMap(new TreeMap<>(semanticValues));
  }

  /** The same under another caption. */
  Settings captioned(Optional<String> other) {
    return new Settings(other, dateOptions, layout, semanticValues);
  }

  @Override
  public ElementId id() {
    return ID;
  }
}
