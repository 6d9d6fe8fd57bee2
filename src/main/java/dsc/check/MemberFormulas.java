package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Level;
import dsc.diag.Diagnostics;
import dsc.resolve.BoundFormula;
import dsc.resolve.Resolved;

/**
 * Types the formulas inside filters, sets, joins and relationships: a condition is true or false,
 * and members are ordered by an aggregate. Source: Tableau's filter dialog, tabs "Condition" and
 * "Top".
 */
public final class MemberFormulas {
  private MemberFormulas() {}

  /** Reports what is wrong with them. */
  public static void check(Resolved resolved, TypeChecker checker, Diagnostics diags) {
    for (BoundFormula formula : resolved.memberFormulas()) {
      TypedExpr typed = checker.check(formula.expr(), diags);
      if (!typed.info().isError()) {
        check(formula, typed, diags);
      }
    }
  }

  private static void check(BoundFormula formula, TypedExpr typed, Diagnostics diags) {
    switch (formula.purpose()) {
      case COMPARISON -> {}
      case CONDITION -> {
        if (typed.type() != DataType.BOOLEAN && typed.type() != DataType.NULL) {
          diags.report(Problems.conditionNotBoolean(typed));
        }
      }
      case ORDER -> {
        boolean aggregate = typed.level() == Level.AGGREGATE;
        if (!aggregate || !(typed.type().isNumber() || typed.type().isTemporal())) {
          diags.report(RuleProblems.topNeedsAggregate(typed));
        }
      }
    }
  }
}
