package dsc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.FunctionCatalog;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.formula.FormulaParser;
import dsc.resolve.SymbolTable;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast formulas are read and typed, in processor time of one thread, so that a busy machine
 * does not matter.
 */
@Tag("it")
final class CheckerSpeedIT {
  private static final SymbolTable SYMBOLS = new SymbolTable(FormulaCase.COLUMNS, List.of());

  /** As data sources have them: ratios, cases, dates, texts and a level of detail. */
  private static final List<String> TYPICAL =
      List.of(
          "SUM([Sales]) / SUM([Quantity])",
          "IF [Sales] > 100 AND NOT [Late] THEN 'high' ELSEIF [Sales] > 10 THEN 'some' ELSE 'low'"
              + " END",
          "DATEDIFF('day', [Ordered], [Shipped])",
          "UPPER(LEFT([Name], 3)) + '-' + STR(YEAR([Ordered]))",
          "CASE [Name] WHEN 'Anna' THEN 1 WHEN 'Bob' THEN 2 WHEN 'Eve' THEN 3 ELSE 0 END",
          "{FIXED [Name] : SUM([Sales])}",
          "SUM([Sales]) / SUM({FIXED : SUM([Sales])})",
          "DATETRUNC('month', [Ordered]) = DATETRUNC('month', TODAY())",
          "ZN(LOOKUP(SUM([Sales]), -1)) + WINDOW_AVG(SUM([Sales]), -2, 0)",
          "COUNTD(IF [Late] THEN [Name] END) / COUNTD([Name])");

  @Test
  void thirtyThousandTypicalFormulasASecond() {
    TypeChecker checker = checker(new Diagnostics());
    for (int i = 0; i < 5_000; i++) {
      round(checker);
    }
    int rounds = 6_000;
    long start = processorTime();
    for (int i = 0; i < rounds; i++) {
      round(checker);
    }
    double seconds = (processorTime() - start) / 1e9;
    long rate = Math.round(rounds * TYPICAL.size() / seconds);
    System.out.println("Typical formulas read and typed per second of one processor: " + rate);
    assertTrue(rate >= 30_000, rate + " per second");
  }

  @Test
  void timeGrowsLikeTheLengthUpToAMegabyte() {
    time(50_000);
    double tenth = time(100_000);
    double whole = time(1_000_000);
    System.out.printf(
        java.util.Locale.ROOT,
        "Formulas of 0.1 and 1 MB: %.2f s and %.2f s%n",
        tenth / 1e9,
        whole / 1e9);
    assertTrue(whole < 30 * tenth, tenth + " and " + whole);
  }

  private static double time(int length) {
    String term = " + IIF([Late], [Sales], LEN([Name]) * 2)";
    String sum = "0" + term.repeat(length / term.length());
    String chain = "IF [Late] THEN 0" + " ELSEIF [Sales] > 1 THEN 2".repeat(length / 26) + " END";
    long start = processorTime();
    for (String formula : List.of(sum, chain)) {
      Diagnostics diags = new Diagnostics();
      TypedExpr typed = checker(diags).check(FormulaParser.parse(text(formula), diags));
      assertEquals(List.of(), diags.sorted());
      assertTrue(typed.type().isNumber());
    }
    return processorTime() - start;
  }

  private static void round(TypeChecker checker) {
    Diagnostics diags = new Diagnostics();
    for (String formula : TYPICAL) {
      assertTrue(!checker.check(FormulaParser.parse(text(formula), diags)).info().isError());
    }
  }

  private static TypeChecker checker(Diagnostics diags) {
    return new TypeChecker(FunctionCatalog.standard(), SYMBOLS, Map.of(), diags);
  }

  private static ScalarText text(String formula) {
    return ScalarText.ofFile(new SourceFile("formula", formula));
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
