package dsc.query;

import dsc.catalog.DatePart;
import dsc.catalog.Level;
import dsc.catalog.ParameterType;
import dsc.catalog.Value;
import dsc.check.TypedExpr;
import dsc.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what keeps a formula from being evaluated, before any SQL is made of it. */
record Evaluability(
    Formulas formulas, Relation source, EvaluationContext context, SqlDialect dialect) {

  /** Everything that is in the way; the formulas are typed without errors. */
  List<Diagnostic> obstacles(List<TypedExpr> roots) {
    List<Diagnostic> found = new ArrayList<>();
    formulas.walk(roots, expr -> obstacle(expr).ifPresent(found::add));
    return found;
  }

  private Optional<Diagnostic> obstacle(TypedExpr expr) {
    return switch (expr) {
      case TypedExpr.Call call -> call(call);
      case TypedExpr.Column column ->
          source.column(column.symbol()).isPresent()
              ? Optional.empty()
              : Optional.of(Problems.column(column.span(), column.symbol().caption()));
      case TypedExpr.Parameter parameter ->
          context.parameters().containsKey(parameter.symbol().internalName())
              ? Optional.empty()
              : Optional.of(Problems.parameter(parameter.span(), parameter.symbol().caption()));
      case TypedExpr.In in -> members(in.among());
      case TypedExpr.Case choice ->
          choice.whens().stream().flatMap(when -> members(when.among()).stream()).findFirst();
      case TypedExpr.Invalid invalid -> Optional.of(Problems.invalid(invalid.span()));
      case TypedExpr.Literal literal -> Optional.empty();
      case TypedExpr.Calculation ref -> Optional.empty();
      case TypedExpr.Coerce coerce -> Optional.empty();
      case TypedExpr.If choice -> Optional.empty();
      case TypedExpr.Lod lod -> Optional.empty();
    };
  }

  private Optional<Diagnostic> call(TypedExpr.Call call) {
    if (dialect.templates(call.overload()).isEmpty()) {
      boolean tableCalc =
          call.level() == Level.TABLE_CALC
              && call.arguments().stream().noneMatch(a -> a.level() == Level.TABLE_CALC);
      return Optional.of(
          tableCalc
              ? Problems.tableCalc(call.span())
              : Problems.function(call.span(), call.overload().function()));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      if (call.overload().parameter(i).type() == ParameterType.DATE_PART
          && call.arguments().get(i) instanceof TypedExpr.Parameter parameter
          && context.parameters().get(parameter.symbol().internalName()) instanceof Value.Text text
          && DatePart.of(text.value()).isEmpty()) {
        return Optional.of(Problems.datePart(parameter.span(), text.value()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> members(TypedExpr.Among among) {
    return switch (among) {
      case TypedExpr.Among.Values values -> Optional.empty();
      case TypedExpr.Among.Members members -> Optional.of(Problems.set(members.field()));
    };
  }
}
