package dsc.spec;

import java.util.List;

/** {@code sort}: the order of the members of a field unless a view says otherwise. */
public sealed interface SortSpec {
  boolean descending();

  /** In the order written. */
  record Manual(List<ValueExpr.Fixed> members, boolean descending) implements SortSpec {
    public Manual {
      members = List.copyOf(members);
    }
  }

  /** By the value of a field. */
  record By(InstanceSpec field, boolean descending) implements SortSpec {}
}
