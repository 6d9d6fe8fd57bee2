package dsc.lower;

import dsc.check.Names;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.formula.Expr;
import dsc.formula.FieldNames;
import dsc.formula.FormulaParser;
import dsc.formula.FormulaPrinter;
import dsc.resolve.Symbol;
import dsc.resolve.SymbolTable;

/** Formulas as a TDS holds them: every reference by internal name. */
final class FormulaLowering {
  private final FieldNames names;

  FormulaLowering(SymbolTable symbols) {
    this.names = new InternalNames(new Names(symbols));
  }

  /** The formula, which was checked before. */
  String internal(ScalarText formula) {
    Diagnostics diags = new Diagnostics();
    Expr expr = FormulaParser.parse(formula, diags);
    if (diags.hasErrors()) {
      throw new IllegalStateException("unchecked formula: " + formula.value());
    }
    return FormulaPrinter.print(expr, names);
  }

  private record InternalNames(Names names) implements FieldNames {
    @Override
    public String field(Expr.FieldRef reference) {
      return spelt(
          names
              .find(reference)
              .orElseThrow(() -> new IllegalStateException("unbound name " + reference.name())));
    }

    @Override
    public String parameter(Expr.ParameterRef reference) {
      return spelt(
          names
              .find(reference)
              .orElseThrow(() -> new IllegalStateException("unbound name " + reference.name())));
    }

    private static String spelt(Symbol symbol) {
      return switch (symbol) {
        case Symbol.Field field -> FormulaPrinter.bracketed(field.internalName());
        case Symbol.Parameter parameter ->
            FormulaPrinter.bracketed(FormulaPrinter.PARAMETERS)
                + "."
                + FormulaPrinter.bracketed(parameter.internalName());
        case Symbol.Unresolved unresolved ->
            throw new IllegalStateException("unbound name " + unresolved.caption());
      };
    }
  }
}
