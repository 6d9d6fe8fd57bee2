package dsc.check;

import dsc.resolve.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calculations so that each comes after those it reads, and the cycles that make this impossible.
 * Works without recursion: chains may be thousands long.
 *
 * @param sorted every calculation once; members of a cycle in the order they were met
 * @param cycles each as the calculations on it, the first named first
 */
record CalculationOrder(List<Symbol.Calculation> sorted, List<List<Symbol.Calculation>> cycles) {

  /** Where the search stands in one calculation. */
  private record Step(Symbol.Calculation calculation, Iterator<Symbol.Calculation> next) {}

  static CalculationOrder of(Collection<Symbol.Calculation> all, Dependencies dependencies) {
    List<Symbol.Calculation> sorted = new ArrayList<>();
    List<List<Symbol.Calculation>> cycles = new ArrayList<>();
    Map<Symbol.Calculation, Boolean> done = new HashMap<>();
    for (Symbol.Calculation start : all) {
      if (done.containsKey(start)) {
        continue;
      }
      Deque<Step> path = new ArrayDeque<>();
      enter(start, path, done, dependencies);
      while (!path.isEmpty()) {
        Step step = path.getLast();
        if (!step.next().hasNext()) {
          done.put(step.calculation(), true);
          sorted.add(step.calculation());
          path.removeLast();
          continue;
        }
        Symbol.Calculation next = step.next().next();
        Boolean state = done.get(next);
        if (state == null) {
          enter(next, path, done, dependencies);
        } else if (!state) {
          cycles.add(cycle(path, next));
        }
      }
    }
    return new CalculationOrder(List.copyOf(sorted), List.copyOf(cycles));
  }

  private static void enter(
      Symbol.Calculation calculation,
      Deque<Step> path,
      Map<Symbol.Calculation, Boolean> done,
      Dependencies dependencies) {
    done.put(calculation, false);
    path.addLast(new Step(calculation, reads(dependencies.direct(calculation))));
  }

  private static Iterator<Symbol.Calculation> reads(Set<Symbol> symbols) {
    return symbols.stream()
        .filter(Symbol.Calculation.class::isInstance)
        .map(Symbol.Calculation.class::cast)
        .iterator();
  }

  private static List<Symbol.Calculation> cycle(Deque<Step> path, Symbol.Calculation back) {
    return path.stream()
        .map(Step::calculation)
        .dropWhile(calculation -> !calculation.equals(back))
        .toList();
  }
}
