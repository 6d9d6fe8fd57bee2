package dsc.spec;

import dsc.diag.Span;
import java.util.Optional;

/** A data source filter or extract filter on one field, given by caption. */
public sealed interface FilterSpec {
  Located<String> field();

  Span span();

  /** Whether what it keeps differs from tenant to tenant. */
  default boolean isOfTenant() {
    return switch (this) {
      case Categorical categorical ->
          categorical.members().values().stream().anyMatch(ValueExpr::isOfTenant);
      case Range range ->
          range.min().stream().anyMatch(ValueExpr::isOfTenant)
              || range.max().stream().anyMatch(ValueExpr::isOfTenant);
      case RelativeDate relative -> relative.anchor().stream().anyMatch(ValueExpr::isOfTenant);
    };
  }

  /** What of a date is filtered; the date itself when absent. */
  Optional<Located<DateLevel>> level();

  /** Keep the rows whose value is one of the members. */
  record Categorical(
      Span span, Located<String> field, Optional<Located<DateLevel>> level, MembersSpec members)
      implements FilterSpec {}

  /** Keep the rows between two bounds, both included; nulls as said. */
  record Range(
      Span span,
      Located<String> field,
      Optional<Located<DateLevel>> level,
      Optional<ValueExpr> min,
      Optional<ValueExpr> max,
      Nulls nulls)
      implements FilterSpec {}

  /** What a range does with null values. */
  enum Nulls {
    /** Only rows in the range; nulls are dropped. */
    DROP,
    /** Rows in the range, and nulls; without a bound, everything. */
    KEEP,
    /** Only nulls; there is no bound. */
    ONLY,
    /** Everything but nulls; there is no bound. */
    NONE
  }

  /**
   * Keep the rows in periods counted from the anchor's period (0 = current): {@code first} to
   * {@code last}. {@code toDate} cuts the range at today.
   */
  record RelativeDate(
      Span span,
      Located<String> field,
      Located<String> period,
      int first,
      int last,
      boolean toDate,
      boolean includeNull,
      Optional<ValueExpr> anchor)
      implements FilterSpec {
    @Override
    public Optional<Located<DateLevel>> level() {
      return Optional.empty();
    }
  }
}
