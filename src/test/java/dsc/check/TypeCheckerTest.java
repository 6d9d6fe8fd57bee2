package dsc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.FunctionCatalog;
import dsc.catalog.Level;
import dsc.catalog.Role;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.formula.Expr;
import dsc.formula.FormulaParser;
import dsc.resolve.Symbol;
import dsc.resolve.SymbolTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TypeCheckerTest {
  private final Diagnostics diags = new Diagnostics();

  private static Symbol.Calculation calculation(String name) {
    return new Symbol.Calculation("Calculation_" + name, name, name);
  }

  /** A checker of calculations given as name, formula, name, formula, … */
  private TypeChecker checker(List<String> namesAndFormulas) {
    Map<Symbol.Calculation, Expr> formulas = new LinkedHashMap<>();
    List<Symbol.Field> fields = new ArrayList<>(FormulaCase.COLUMNS);
    for (int i = 0; i < namesAndFormulas.size(); i += 2) {
      Symbol.Calculation calculation = calculation(namesAndFormulas.get(i));
      SourceFile file = new SourceFile(namesAndFormulas.get(i), namesAndFormulas.get(i + 1));
      formulas.put(calculation, FormulaParser.parse(ScalarText.ofFile(file), diags));
      fields.add(calculation);
    }
    return new TypeChecker(
        FunctionCatalog.standard(), new SymbolTable(fields, List.of()), formulas, diags);
  }

  private static InferredField field(DataType type, Role role, FieldType fieldType, Level level) {
    return new InferredField(type, role, fieldType, level);
  }

  @Test
  void aNewCalculationGetsTheAttributesTableauGivesIt() {
    TypeChecker checker =
        checker(
            List.of(
                "Net", "[Sales] - 1",
                "Label", "UPPER([Name])",
                "Is Late", "[Shipped] > [Ordered]",
                "Month", "DATETRUNC('month', [Ordered])",
                "Ratio", "SUM([Sales]) / SUM([Quantity])",
                "Last", "MAX([Ordered])",
                "Grade", "IF [Ratio] > 1 THEN 'A' ELSE 'B' END",
                "Rank", "RANK([Ratio])",
                "Point", "MAKEPOINT(1, 2)",
                "Nothing", "NULL"));
    assertEquals(List.of(), diags.sorted());
    assertEquals(
        List.of(
            field(DataType.REAL, Role.MEASURE, FieldType.QUANTITATIVE, Level.ROW),
            field(DataType.STRING, Role.DIMENSION, FieldType.NOMINAL, Level.ROW),
            field(DataType.BOOLEAN, Role.DIMENSION, FieldType.NOMINAL, Level.ROW),
            field(DataType.DATETIME, Role.DIMENSION, FieldType.ORDINAL, Level.ROW),
            field(DataType.REAL, Role.MEASURE, FieldType.QUANTITATIVE, Level.AGGREGATE),
            field(DataType.DATE, Role.MEASURE, FieldType.ORDINAL, Level.AGGREGATE),
            field(DataType.STRING, Role.MEASURE, FieldType.NOMINAL, Level.AGGREGATE),
            field(DataType.INTEGER, Role.MEASURE, FieldType.QUANTITATIVE, Level.TABLE_CALC),
            field(DataType.SPATIAL, Role.MEASURE, FieldType.NOMINAL, Level.CONSTANT),
            field(DataType.STRING, Role.DIMENSION, FieldType.NOMINAL, Level.CONSTANT)),
        checker.calculations().keySet().stream().map(checker::inferred).toList());
  }

  @Test
  void dependenciesAreDirectOrThroughCalculations() {
    Dependencies dependencies =
        checker(List.of("C", "[B] + [Quantity]", "B", "[A] * 2", "A", "[Sales]")).dependencies();
    Symbol sales = FormulaCase.COLUMNS.get(1);
    Symbol quantity = FormulaCase.COLUMNS.get(2);
    assertEquals(Set.of(calculation("B"), quantity), dependencies.direct(calculation("C")));
    assertEquals(
        Set.of(calculation("A"), calculation("B"), sales, quantity),
        dependencies.all(calculation("C")));
    assertEquals(Set.of(sales), dependencies.all(calculation("A")));
  }

  @Test
  void aChainOfTwoThousandCalculationsIsTypedInAnyOrder() {
    List<String> chain = new ArrayList<>();
    for (int i = 2_000; i > 0; i--) {
      chain.addAll(List.of("C" + i, "[C" + (i - 1) + "] + 1"));
    }
    chain.addAll(List.of("C0", "[Quantity]"));
    TypeChecker checker = checker(chain);
    assertEquals(List.of(), diags.sorted());
    assertEquals(DataType.INTEGER, checker.inferred(calculation("C2000")).type());
    assertEquals(2_001, checker.dependencies().all(calculation("C2000")).size());
  }

  @Test
  void aCycleOfAnyLengthIsReportedOnceWithItsPath() {
    List<String> cycle = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      cycle.addAll(List.of("C" + i, "[C" + (i + 1) % 2_000 + "] + 1"));
    }
    cycle.addAll(List.of("User", "SUM([C7]) + [Sales]"));
    checker(cycle);
    assertEquals(1, diags.sorted().size());
    Diagnostic problem = diags.sorted().getFirst();
    assertEquals(Code.CYCLIC_CALCULATION, problem.code());
    assertEquals("[C1]", problem.primary().orElseThrow().span().text());
    assertTrue(problem.notes().getFirst().startsWith("`C0` → `C1` → `C2`"));
    assertTrue(problem.notes().getFirst().endsWith("`C1999` → `C0`"));
  }

  @Test
  void twoCyclesAreReportedSeparatelyAndWhatRestsOnThemIsSilent() {
    checker(List.of("A", "[B]", "B", "[A]", "C", "[D] + [A]", "D", "[C]", "E", "UPPER([A]) + [D]"));
    assertEquals(
        List.of("calculation `A` refers to itself", "calculation `C` refers to itself"),
        diags.sorted().stream().map(Diagnostic::message).toList());
  }

  @Test
  void aDeepFormulaNeedsNoDeepStack() {
    String sum = "[Quantity]" + " + 1".repeat(20_000);
    TypeChecker checker = checker(List.of("Sum", sum));
    assertEquals(List.of(), diags.sorted());
    assertEquals(DataType.INTEGER, checker.inferred(calculation("Sum")).type());
  }

  @Test
  void aColumnOfUnknownTypeFitsEverywhere() {
    Symbol.Column unknown = new Symbol.Column("x", "x", "t", "x", DataType.UNKNOWN, Role.DIMENSION);
    TypeChecker checker =
        new TypeChecker(
            FunctionCatalog.standard(),
            new SymbolTable(List.of(unknown), List.of()),
            Map.of(),
            diags);
    Expr formula =
        FormulaParser.parse(
            ScalarText.ofFile(new SourceFile("f", "UPPER([x]) + STR([x] * 2)")), diags);
    assertEquals("string/row", checker.check(formula).info().toString());
    assertEquals(List.of(), diags.sorted());
  }

  @Test
  void errorsPointIntoTheCalculationThatHasThem() {
    checker(List.of("Good", "SUM([Sales])", "Bad", "[Good] + [Sales]", "Worse", "[Bad] + 'x'"));
    assertEquals(1, diags.sorted().size());
    Diagnostic problem = diags.sorted().getFirst();
    assertEquals(Code.MIXED_LEVELS, problem.code());
    assertEquals("Bad", problem.primary().orElseThrow().span().file().path());
    assertEquals("[Good]", problem.related().getFirst().span().text());
  }
}
