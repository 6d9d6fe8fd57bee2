package dsc.evaluate;

import dsc.check.Typed;
import dsc.check.TypedExpr;
import dsc.diag.Span;
import dsc.resolve.Symbol;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which fields and parameters formulas read, through calculations too, in order of first use. */
public final class FieldsRead {
  private final Map<Symbol.Calculation, TypedExpr> calculations;

  public FieldsRead(Map<Symbol.Calculation, TypedExpr> calculations) {
    this.calculations = calculations;
  }

  /** Everything that the formulas name, and what those calculations name in turn. */
  public Set<Symbol> all(Collection<? extends TypedExpr> formulas) {
    Set<Symbol> found = new LinkedHashSet<>();
    Deque<TypedExpr> open = new ArrayDeque<>(formulas);
    while (!open.isEmpty()) {
      TypedExpr expr = open.poll();
      switch (expr) {
        case TypedExpr.Column column -> found.add(column.symbol());
        case TypedExpr.Parameter parameter -> found.add(parameter.symbol());
        case TypedExpr.Calculation ref -> {
          TypedExpr formula = calculations.get(ref.symbol());
          if (found.add(ref.symbol()) && formula != null) {
            open.add(formula);
          }
        }
        default -> {}
      }
      open.addAll(expr.children());
    }
    return Collections.unmodifiableSet(found);
  }

  /** The columns among them that rows have. */
  Set<Symbol.Column> columns(Collection<? extends TypedExpr> formulas) {
    Set<Symbol.Column> columns = new LinkedHashSet<>();
    for (Symbol symbol : all(formulas)) {
      if (symbol instanceof Symbol.Column column && isStored(column)) {
        columns.add(column);
      }
    }
    return Collections.unmodifiableSet(columns);
  }

  private static boolean isStored(Symbol.Column column) {
    return switch (column.type()) {
      case BOOLEAN, INTEGER, REAL, STRING, DATE, DATETIME, SPATIAL -> true;
      case TABLE, TUPLE, UNKNOWN, NULL, ERROR -> false;
    };
  }

  /** A calculation as a formula that just names it would have it. */
  static TypedExpr reference(Typed typed, Symbol.Calculation calculation, Span span) {
    TypedExpr formula = typed.calculations().get(calculation);
    return formula == null
        ? new TypedExpr.Invalid(span)
        : new TypedExpr.Calculation(span, formula.info(), calculation);
  }
}
