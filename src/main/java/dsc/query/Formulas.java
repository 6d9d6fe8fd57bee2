package dsc.query;

import dsc.check.TypedExpr;
import dsc.resolve.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The calculations a query may refer to. */
record Formulas(Map<Symbol.Calculation, TypedExpr> calculations) {
  Formulas {
    calculations = Map.copyOf(calculations);
  }

  TypedExpr formula(TypedExpr.Calculation ref) {
    TypedExpr formula = calculations.get(ref.symbol());
    return formula == null ? new TypedExpr.Invalid(ref.span()) : formula;
  }

  /** Visits every expression that the roots need, each calculation's formula once. */
  void walk(Collection<TypedExpr> roots, Consumer<TypedExpr> visitor) {
    Deque<TypedExpr> open = new ArrayDeque<>(roots);
    Set<Symbol.Calculation> seen = new HashSet<>();
    while (!open.isEmpty()) {
      TypedExpr expr = open.pop();
      visitor.accept(expr);
      if (expr instanceof TypedExpr.Calculation ref && seen.add(ref.symbol())) {
        open.push(formula(ref));
      }
      expr.children().forEach(open::push);
    }
  }

  /**
   * The level-of-detail expressions in an aggregate's arguments when nothing else in them belongs
   * to a row; empty when there are none, or something does.
   */
  List<TypedExpr.Lod> onlyLods(List<TypedExpr> arguments) {
    List<TypedExpr.Lod> lods = new ArrayList<>();
    Set<Symbol.Calculation> seen = new HashSet<>();
    Deque<TypedExpr> open = new ArrayDeque<>(arguments);
    while (!open.isEmpty()) {
      TypedExpr expr = open.pop();
      switch (expr) {
        case TypedExpr.Column column -> {
          return List.of();
        }
        case TypedExpr.Lod lod -> lods.add(lod);
        case TypedExpr.Calculation ref when seen.add(ref.symbol()) -> open.push(formula(ref));
        default -> expr.children().forEach(open::push);
      }
    }
    return List.copyOf(lods);
  }
}
