package dsc.model;

import java.util.List;

/** A drill path: internal field names from coarse to fine. */
public record Hierarchy(ElementId id, List<String> fields) implements Element {
  public Hierarchy {
    fields = List.copyOf(fields);
  }
}
