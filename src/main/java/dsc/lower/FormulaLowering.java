package dsc.lower;

import dsc.check.Names;
import dsc.check.Typed;
import dsc.diag.ScalarText;
import dsc.diag.Span;
import dsc.formula.Expr;
import dsc.formula.FormulaPrinter;
import dsc.formula.FormulaRewriter;
import dsc.formula.ReferenceText;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import java.util.Optional;

/**
 * Formulas as a TDS holds them: the author's text, comments and line breaks included, with every
 * reference by internal name.
 */
final class FormulaLowering {
  private final Names names;
  private final Resolved resolved;

  FormulaLowering(Typed typed) {
    this.names = typed.names();
    this.resolved = typed.resolved();
  }

  /** The formula, which was checked before. */
  String internal(ScalarText formula) {
    return FormulaRewriter.renameReferences(
        formula.value().stripTrailing(), reference -> spelt(reference, formula.span()));
  }

  private String spelt(ReferenceText reference, Span place) {
    Optional<? extends Symbol> symbol =
        reference.isParameter()
            ? names.find(new Expr.ParameterRef(place, reference.name()))
            : names.find(new Expr.FieldRef(place, reference.qualifier(), reference.name()));
    return symbol
        .map(found -> spelt(found, reference))
        .orElseThrow(() -> new IllegalStateException("unbound name " + reference.text()));
  }

  private String spelt(Symbol symbol, ReferenceText reference) {
    return switch (symbol) {
      case Symbol.Column rows when rows.table().equals(FormulaPrinter.TABLES) ->
          reference.qualifier().isPresent() ? reference.text() : resolved.countField(rows.column());
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
