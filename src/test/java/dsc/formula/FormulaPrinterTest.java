package dsc.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsc.catalog.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class FormulaPrinterTest {
  private static final FieldNames INTERNAL =
      new FieldNames() {
        private final Map<String, String> names =
            Map.of("Profit Ratio", "Calculation_1000000000000000001", "Odd", "a]b");

        @Override
        public String field(Expr.FieldRef reference) {
          return FormulaPrinter.bracketed(
              Objects.requireNonNullElse(names.get(reference.name()), reference.name()));
        }

        @Override
        public String parameter(Expr.ParameterRef reference) {
          return "[Parameters].[Parameter 1]";
        }
      };

  @Test
  void referencesArePrintedWithTheNamesGiven() {
    Expr expr =
        Formulas.parse(
                "IF [Profit Ratio] > [Parameters].[Limit] AND [x] IN [Odd] THEN Sales ELSE"
                    + " {FIXED [Odd] : SUM([Profit Ratio])} END")
            .expr();
    assertEquals(
        "IF [Calculation_1000000000000000001] > [Parameters].[Parameter 1] AND [x] IN [a]]b] THEN"
            + " [Sales] ELSE {FIXED [a]]b] : SUM([Calculation_1000000000000000001])} END",
        FormulaPrinter.print(expr, INTERNAL));
  }

  @Test
  void literalsArePrintedForAnyValue() {
    assertEquals("'it'", FormulaPrinter.literal(new Value.Text("it")));
    assertEquals("-12", FormulaPrinter.literal(new Value.Int(-12)));
    assertEquals("1.0", FormulaPrinter.literal(new Value.Real(BigDecimal.ONE)));
    assertEquals("1.5e-40", FormulaPrinter.literal(new Value.Real(new BigDecimal("15e-41"))));
    assertEquals("NULL", FormulaPrinter.literal(new Value.Null()));
  }

  @Test
  void aTreeWithErrorsHasNoText() {
    Expr broken =
        new Expr.Unary(Formulas.NOWHERE, Expr.UnaryOp.NOT, new Expr.Invalid(Formulas.NOWHERE));
    assertThrows(IllegalArgumentException.class, () -> FormulaPrinter.print(broken));
  }

  @Test
  void walkingFindsReferencesInTheOrderOfTheText() {
    Expr expr =
        Formulas.parse(
                "CASE [a] WHEN IN [b] THEN [t].[c] WHEN IN ([d]) THEN [Parameters].[p] ELSE"
                    + " {EXCLUDE [e] : MAX([a])} END")
            .expr();
    assertEquals(
        "[a, b, c, d, e, a]",
        ExprWalk.fieldRefs(expr).stream().map(Expr.FieldRef::name).toList().toString());
    assertEquals("[p]", ExprWalk.parameterNames(expr).toString());
  }

  @Test
  void renamingParametersLeavesFieldsAlone() {
    Expr expr = Formulas.parse("[p] + [Parameters].[p]").expr();
    Expr renamed =
        ExprRewrite.renameParameters(
            expr, reference -> new Expr.ParameterRef(reference.span(), "q"));
    assertEquals("[p] + [Parameters].[q]", FormulaPrinter.print(renamed));
  }

  @Test
  void rewritingKeepsTheAuthorsText() {
    assertEquals(
        "// [Sales]\nsum( [Sales!] ) /  [Qty!] \r\n+ '[Sales]' + [Parameters].[P] /* Sales */",
        FormulaRewriter.renameReferences(
            "// [Sales]\nsum( Sales ) /  [t].[Qty] \r\n+ '[Sales]' + [Parameters].[P] /* Sales */",
            reference ->
                reference.isParameter()
                    ? reference.text()
                    : FormulaPrinter.bracketed(reference.name() + "!")));
  }
}
