package dsc.model;

import dsc.catalog.Value;
import java.util.List;

/**
 * A set of members of a field, as a tree: the {@code <groupfilter>} of a TDS without its UI marks.
 * Unless {@link On} says otherwise it is about the field of the filter or set it belongs to.
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

  /** No member. */
  record Empty() implements GroupFilter {}

  /** What is in the first but not in the second. */
  record Except(GroupFilter from, GroupFilter without) implements GroupFilter {}

  /** The members from one to another in their order, both included. */
  record Interval(Value from, Value to) implements GroupFilter {}

  /**
   * The members for which a formula holds; {@code byField} says that the formula was built from a
   * field, an aggregation and a comparison.
   */
  record Condition(String formula, boolean byField, GroupFilter of) implements GroupFilter {}

  /**
   * The members whose text matches: the kind ({@code contains}, {@code starts-with}, …), the text
   * and the formula Tableau made of both.
   */
  record Pattern(String kind, String text, String formula, boolean allWhenEmpty, GroupFilter of)
      implements GroupFilter {}

  /**
   * The first or last members in an order: the count is a number or a parameter in brackets, the
   * formula is what members are ordered by.
   */
  record Top(End end, String count, String formula, Direction direction, GroupFilter of)
      implements GroupFilter {}

  /** Which end {@link Top} takes. */
  enum End {
    TOP,
    BOTTOM
  }

  /** How {@link Top} orders. */
  enum Direction {
    ASC,
    DESC
  }

  /** What is in any of them. */
  record Union(List<GroupFilter> parts) implements GroupFilter {
    public Union {
      parts = List.copyOf(parts);
    }
  }

  /** What is in all of them. */
  record Intersection(List<GroupFilter> parts) implements GroupFilter {
    public Intersection {
      parts = List.copyOf(parts);
    }
  }

  /** Every combination of their members. */
  record Crossjoin(List<GroupFilter> parts) implements GroupFilter {
    public Crossjoin {
      parts = List.copyOf(parts);
    }
  }

  /** Another field's members. */
  record On(FieldInstance field, GroupFilter members) implements GroupFilter {}

  /** The members of another set, by internal name. */
  record Reference(String set) implements GroupFilter {}
}
