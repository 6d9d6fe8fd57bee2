package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Level;
import dsc.catalog.Role;
import dsc.diag.Diagnostics;
import dsc.resolve.Symbol;
import dsc.spec.CalculationSpec;
import java.util.Map;

/**
 * What a spec declares about a calculation must agree with its formula: its data type, and its role
 * where the formula leaves no choice.
 */
final class DeclaredAttributes implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    for (Map.Entry<Symbol.Calculation, CalculationSpec> entry :
        typed.resolved().calculations().entrySet()) {
      InferredField inferred = typed.inferred(entry.getKey());
      if (inferred.type() != DataType.ERROR) {
        check(entry.getValue(), inferred, diags);
      }
    }
  }

  private static void check(CalculationSpec spec, InferredField inferred, Diagnostics diags) {
    spec.dataType()
        .filter(declared -> declared.value() != inferred.type())
        .ifPresent(declared -> diags.report(RuleProblems.declaredType(declared, inferred.type())));
    boolean aggregated = inferred.level().compareTo(Level.AGGREGATE) >= 0;
    spec.attributes()
        .role()
        .filter(declared -> declared.value() == Role.DIMENSION && aggregated)
        .ifPresent(declared -> diags.report(RuleProblems.aggregatedDimension(declared)));
  }
}
