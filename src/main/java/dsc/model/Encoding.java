package dsc.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The default of a visual attribute for a field, or for several together: which colour or shape
 * each member gets. The attributes are those of {@code <encoding>} besides {@code attr} and {@code
 * field}; members are literals as a TDS writes them, several for a combination of fields.
 */
public record Encoding(
    ElementId id,
    String attribute,
    List<FieldInstance> fields,
    SortedMap<String, String> attributes,
    List<Entry> entries)
    implements Element {
  public Encoding {
    fields = List.copyOf(fields);
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    entries = List.copyOf(entries);
  }

  /** What one member is shown as; {@code primary} marks the first choice of a palette. */
  public record Entry(String to, boolean primary, List<String> members) {
    public Entry {
      members = List.copyOf(members);
    }
  }
}
