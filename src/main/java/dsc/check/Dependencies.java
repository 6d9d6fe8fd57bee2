package dsc.check;

import dsc.formula.Expr;
import dsc.formula.ExprWalk;
import dsc.resolve.Symbol;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which fields and parameters each calculation reads. Direct means named in its own formula; all
 * means through other calculations too. Sets are in the order of first use.
 */
public final class Dependencies {
  private final Map<Symbol.Calculation, Set<Symbol>> direct;

  private Dependencies(Map<Symbol.Calculation, Set<Symbol>> direct) {
    this.direct = Collections.unmodifiableMap(direct);
  }

  /** Of calculations whose names are bound by {@code names}. */
  static Dependencies of(Map<Symbol.Calculation, Expr> formulas, Names names) {
    Map<Symbol.Calculation, Set<Symbol>> direct = new LinkedHashMap<>();
    formulas.forEach((calculation, formula) -> direct.put(calculation, read(formula, names)));
    return new Dependencies(direct);
  }

  /** What the calculation's own formula names. */
  public Set<Symbol> direct(Symbol.Calculation calculation) {
    return Collections.unmodifiableSet(direct.getOrDefault(calculation, Set.of()));
  }

  /**
   * What the calculation needs, through other calculations too; itself only if it is in a cycle.
   */
  public Set<Symbol> all(Symbol.Calculation calculation) {
    Set<Symbol> found = new LinkedHashSet<>();
    Deque<Symbol> open = new ArrayDeque<>(direct(calculation));
    while (!open.isEmpty()) {
      Symbol symbol = open.poll();
      if (found.add(symbol) && symbol instanceof Symbol.Calculation next) {
        open.addAll(direct(next));
      }
    }
    return Collections.unmodifiableSet(found);
  }

  /** The fields and parameters that a formula names. */
  static Set<Symbol> read(Expr formula, Names names) {
    Set<Symbol> found = new LinkedHashSet<>();
    ExprWalk.visit(
        formula,
        expr -> {
          if (expr instanceof Expr.FieldRef ref) {
            names.find(ref).ifPresent(found::add);
          } else if (expr instanceof Expr.ParameterRef ref) {
            names.find(ref).ifPresent(found::add);
          }
        });
    return found;
  }
}
