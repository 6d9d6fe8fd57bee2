package dsc.spec;

import java.util.List;
import java.util.Optional;

/** A drill path: its name and its fields by caption, from coarse to fine. */
public record HierarchySpec(
    Located<String> name, List<Located<String>> fields, Optional<Located<String>> folder) {
  public HierarchySpec {
    fields = List.copyOf(fields);
  }
}
