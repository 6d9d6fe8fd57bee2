package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Level;
import dsc.catalog.Value;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.resolve.BoundFilter;
import dsc.resolve.Symbol;
import dsc.spec.FilterSpec;
import dsc.spec.ValueExpr;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A data source filter works on single rows, so its field cannot be an aggregate; a range needs
 * numbers or dates, a relative date needs dates.
 */
final class FilterFields implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    typed.resolved().filters().forEach(filter -> check(filter, typed, diags));
    typed.resolved().extractFilters().forEach(filter -> check(filter, typed, diags));
  }

  private static void check(BoundFilter filter, Typed typed, Diagnostics diags) {
    DataType type = typed.type(filter);
    if (type == DataType.ERROR) {
      return;
    }
    if (level(filter.field(), typed).compareTo(Level.AGGREGATE) >= 0) {
      diags.report(RuleProblems.filterOnAggregate(filter.spec().field()));
      return;
    }
    if (filter.spec().level().isPresent() && !typed.type(filter.field()).isTemporal()) {
      diags.report(RuleProblems.levelNeedsDate(filter.spec().field(), typed.type(filter.field())));
      return;
    }
    switch (filter.spec()) {
      case FilterSpec.Categorical categorical -> {
        if (categorical.members().pattern().isPresent() && type != DataType.STRING) {
          diags.report(RuleProblems.patternNeedsText(filter.spec().field(), type));
        }
      }
      case FilterSpec.Range range -> {
        if (!type.isNumber() && !type.isTemporal()) {
          diags.report(RuleProblems.rangeNeedsOrder(range.field(), type));
        } else if (type == DataType.DATETIME && range.level().isEmpty()) {
          endingAtMidnight(range).ifPresent(diags::report);
        }
      }
      case FilterSpec.RelativeDate ignored -> {
        if (!type.isTemporal()) {
          diags.report(RuleProblems.relativeNeedsDate(filter.spec().field(), type));
        }
      }
    }
  }

  private static Optional<Diagnostic> endingAtMidnight(FilterSpec.Range range) {
    return range
        .max()
        .flatMap(
            max ->
                max instanceof ValueExpr.Fixed(Span span, Value.Date(LocalDate day))
                    ? Optional.of(RuleProblems.lastDayLeftOut(range.field(), span, day))
                    : Optional.empty());
  }

  private static Level level(Symbol.Field field, Typed typed) {
    return switch (field) {
      case Symbol.Column ignored -> Level.ROW;
      case Symbol.Calculation calculation -> typed.inferred(calculation).level();
    };
  }
}
