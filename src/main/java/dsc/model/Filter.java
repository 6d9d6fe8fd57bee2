package dsc.model;

import dsc.catalog.Value;
import java.util.Optional;

/**
 * A filter on one field. Its address says whether it is a data source filter (applied at query
 * time) or an extract filter (applied when the extract is built).
 */
public sealed interface Filter extends Element {
  FieldInstance field();

  /** Keeps the members that a set expression gives. */
  record Categorical(ElementId id, FieldInstance field, GroupFilter members) implements Filter {}

  /** Keeps the rows that a user filter lets whoever looks see; the field is the user filter. */
  record ForUser(ElementId id, FieldInstance field) implements Filter {}

  /** Keeps a range of a number or date. */
  record Range(
      ElementId id,
      FieldInstance field,
      Included included,
      Optional<Value> min,
      Optional<Value> max)
      implements Filter {}

  /**
   * QuantitativeIncluded of Tableau's schema, spelt there as {@code in-range}, {@code non-null}, …
   */
  enum Included {
    IN_RANGE,
    IN_RANGE_OR_NULL,
    NON_NULL,
    NULL,
    ALL
  }

  /**
   * Keeps the periods {@code first} to {@code last}, counted from the anchor's period (0 =
   * current); {@code includeFuture} false cuts the range at now.
   */
  record RelativeDate(
      ElementId id,
      FieldInstance field,
      String period,
      int first,
      int last,
      boolean includeFuture,
      boolean includeNull,
      Optional<String> anchor)
      implements Filter {}
}
