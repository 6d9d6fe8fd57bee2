package dsc.resolve;

import dsc.spec.HierarchySpec;
import java.util.List;

/** A hierarchy and its fields. */
public record BoundHierarchy(HierarchySpec spec, List<Symbol.Field> fields) {
  public BoundHierarchy {
    fields = List.copyOf(fields);
  }
}
