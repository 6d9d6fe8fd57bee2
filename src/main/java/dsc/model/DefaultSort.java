package dsc.model;

import java.util.List;

/** How the members of a field are sorted unless a view says otherwise. */
public sealed interface DefaultSort extends Element {
  FieldInstance field();

  /** In this order; members are literals as a TDS writes them. */
  record Manual(ElementId id, FieldInstance field, boolean ascending, List<String> members)
      implements DefaultSort {
    public Manual {
      members = List.copyOf(members);
    }
  }

  /** By the value of another field or instance. */
  record Computed(ElementId id, FieldInstance field, boolean ascending, FieldInstance using)
      implements DefaultSort {}
}
