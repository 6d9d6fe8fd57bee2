package dsc.check;

import dsc.catalog.Level;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Fix;
import dsc.diag.Span;

/** What can be wrong with levels, in words. */
final class LevelProblems {
  private LevelProblems() {}

  /** A row-level part meets an aggregate or table calculation. */
  static Diagnostic mixedLevels(TypedExpr row, TypedExpr above) {
    boolean tableCalc = above.level() == Level.TABLE_CALC;
    String text = row.span().text();
    Diagnostic problem =
        Diagnostic.error(
                Code.MIXED_LEVELS,
                row.span(),
                tableCalc
                    ? "all fields must be aggregate or constant when using table calculation"
                        + " functions"
                    : "cannot mix aggregate and non-aggregate arguments")
            .label("a value of each row")
            .related(above.span(), tableCalc ? "a table calculation" : "an aggregate");
    return problem.fix(
        new Fix(
            "aggregate it, for example with " + aggregated(row, text),
            row.span(),
            "ATTR(" + text + ")",
            false));
  }

  private static String aggregated(TypedExpr row, String text) {
    return row.type().isNumber()
        ? "SUM(" + text + ") or ATTR(" + text + ")"
        : "MIN(" + text + ") or ATTR(" + text + ")";
  }

  static Diagnostic aggregateOfAggregate(TypedExpr argument, String function) {
    return Diagnostic.error(
            Code.AGGREGATE_OF_AGGREGATE,
            argument.span(),
            argument.level() == Level.TABLE_CALC
                ? "a table calculation cannot be aggregated by `" + function + "`"
                : "the argument of `" + function + "` is already an aggregate")
        .help("to aggregate twice, give the inner level: {INCLUDE dimension : aggregate}");
  }

  static Diagnostic tableCalcOfRows(TypedExpr argument, String function) {
    String text = argument.span().text();
    return Diagnostic.error(
            Code.TABLE_CALC_OF_ROWS,
            argument.span(),
            "`" + function + "` is a table calculation and takes aggregates and constants only")
        .help("aggregate it, for example with " + aggregated(argument, text));
  }

  static Diagnostic lodWithoutAggregate(TypedExpr body) {
    return Diagnostic.error(
            Code.LOD_WITHOUT_AGGREGATE,
            body.span(),
            "a level of detail expression needs an aggregate")
        .help("aggregate it, for example with " + aggregated(body, body.span().text()));
  }

  static Diagnostic lodDimension(TypedExpr dimension) {
    return Diagnostic.error(
        Code.LOD_DIMENSION_NOT_ROW_LEVEL,
        dimension.span(),
        "a dimension of a level of detail expression cannot be "
            + (dimension.level() == Level.TABLE_CALC ? "a table calculation" : "an aggregate"));
  }

  static Diagnostic notAllowedInLod(Span span, String what) {
    return Diagnostic.error(
        Code.NOT_ALLOWED_IN_LOD, span, "a level of detail expression cannot contain " + what);
  }
}
