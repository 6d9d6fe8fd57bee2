package dsc.check;

import dsc.diag.Diagnostics;
import dsc.resolve.Symbol;
import dsc.spec.CalculationSpec;
import dsc.spec.DerivedSpec;

/** Formulas cannot read combined fields. Source: Tableau help, "Create a Combined Field". */
final class CombinedFields implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    typed
        .resolved()
        .calculations()
        .forEach(
            (symbol, spec) ->
                typed.dependencies().direct(symbol).stream()
                    .filter(read -> isCombined(read, typed))
                    .forEach(read -> report(spec, read, diags)));
  }

  private static boolean isCombined(Symbol symbol, Typed typed) {
    return symbol instanceof Symbol.Calculation calculation
        && typed.resolved().derived().get(calculation) instanceof DerivedSpec.Combined;
  }

  private static void report(CalculationSpec spec, Symbol read, Diagnostics diags) {
    diags.report(RuleProblems.combinedInFormula(spec.formula().span(), read.caption()));
  }
}
