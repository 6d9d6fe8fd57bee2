package dsc.evaluate;

import dsc.catalog.FunctionCatalog;
import dsc.check.TypeChecker;
import dsc.check.Typed;
import dsc.check.TypedExpr;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.formula.Expr;
import dsc.formula.FormulaParser;
import dsc.formula.FormulaPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses and types formulas against the fields of a spec. */
public final class Formulas {
  private Formulas() {}

  /** Each text as a formula; one with errors does not keep the others from being typed. */
  public static List<Formula> check(FunctionCatalog functions, Typed spec, List<ScalarText> texts) {
    // The spec's own formulas were checked before.
    TypeChecker checker =
        new TypeChecker(
            functions, spec.resolved().symbols(), spec.resolved().formulas(), new Diagnostics());
    List<Formula> formulas = new ArrayList<>();
    for (ScalarText text : texts) {
      formulas.add(check(checker, text));
    }
    return List.copyOf(formulas);
  }

  private static Formula check(TypeChecker checker, ScalarText text) {
    Diagnostics diags = new Diagnostics();
    Expr expr = FormulaParser.parse(text, diags);
    boolean sound = !diags.hasErrors();
    TypedExpr typed = checker.check(expr, diags);
    return new Formula(
        text,
        sound ? Optional.of(FormulaPrinter.print(expr)) : Optional.empty(),
        diags.hasErrors() ? Optional.empty() : Optional.of(typed),
        diags.sorted());
  }
}
