package dsc.model;

import dsc.catalog.Value;
import java.util.List;

/**
 * A set of members of a field, as a tree: the {@code <groupfilter>} of a TDS without its UI marks.
 */
public sealed interface GroupFilter {

  /** These members only. */
  record Members(List<Value> values) implements GroupFilter {
    public Members {
      values = List.copyOf(values);
    }
  }

  /** Every member of the field. */
  record All() implements GroupFilter {}

  /** What is in the first but not in the second. */
  record Except(GroupFilter from, GroupFilter without) implements GroupFilter {}
}
