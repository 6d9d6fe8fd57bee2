package dsc.check;

import dsc.diag.Diagnostics;
import dsc.resolve.BoundFilter;
import dsc.resolve.BoundHierarchy;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.CalculationSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Hidden calculations that nothing reads, or only others that nothing reads. Nobody can tell that
 * they are there, yet every reader of the spec has to understand them. Worth a note, not more.
 */
final class UnusedCalculations implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    Set<Symbol> used = used(typed);
    Set<Symbol> read = new HashSet<>();
    typed.resolved().formulas().keySet().forEach(c -> read.addAll(typed.dependencies().direct(c)));
    for (Map.Entry<Symbol.Calculation, CalculationSpec> entry :
        typed.resolved().calculations().entrySet()) {
      if (!used.contains(entry.getKey())) {
        diags.report(
            read.contains(entry.getKey())
                ? RuleProblems.readByUnusedOnly(entry.getValue().name())
                : RuleProblems.unused(entry.getValue().name()));
      }
    }
  }

  /** What people see or rows pass through, and everything these need. */
  private static Set<Symbol> used(Typed typed) {
    Resolved resolved = typed.resolved();
    Deque<Symbol> open = new ArrayDeque<>();
    resolved.formulas().keySet().stream()
        .filter(calculation -> !resolved.attributes(calculation).hidden())
        .forEach(open::add);
    resolved.filters().stream().map(BoundFilter::field).forEach(open::add);
    resolved.extractFilters().stream().map(BoundFilter::field).forEach(open::add);
    resolved.hierarchies().stream().map(BoundHierarchy::fields).forEach(open::addAll);
    resolved.memberFormulas().forEach(f -> open.addAll(Dependencies.read(f.expr(), typed.names())));
    Set<Symbol> used = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Symbol symbol = open.poll();
      if (used.add(symbol) && symbol instanceof Symbol.Calculation calculation) {
        open.addAll(typed.dependencies().direct(calculation));
      }
    }
    return used;
  }
}
