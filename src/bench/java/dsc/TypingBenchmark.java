package dsc;

import dsc.check.TypeChecker;
import dsc.check.Typed;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.formula.FormulaParser;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * Measures parsing and typing together, on one core: the first formula of the process, and typical
 * formulas in each round of a warm-up. Run it with {@code java -cp target/dsc.jar}.
 */
public final class TypingBenchmark {
  private static final int FORMULAS = 50_000;

  private static final String SPEC =
      """
      dsc: 1
      datasource: orders
      connection: { class: postgres, server: db, database: ops, username: me }
      tables:
        o:
          table: public.orders
          columns:
            Order Date: date
            Ship Date: date
            Shipped: boolean
            Region: string
            Segment: string
            Priority: string
            Name: string
            Order ID: string
            Sales: real
            Profit: real
            Discount: real
            Quantity: integer
      parameters:
        Measure: { type: string, value: Sales, values: [Sales, Profit, Ratio] }
      """;

  /** About 40 tokens each. */
  private static final List<String> TYPICAL =
      List.of(
          "IF [Order Date] >= #2024-01-01# AND [Region] = 'East' THEN [Sales] / [Quantity] ELSEIF"
              + " ISNULL([Profit]) THEN 0 ELSE -1.5 * ZN([Discount]) + 2 END",
          "SUM(IF DATEDIFF('day', [Order Date], [Ship Date]) <= 3 THEN [Sales] * (1 - [Discount])"
              + " ELSE [Sales] END) / SUM({FIXED [Region], [Segment] : SUM([Sales])})",
          "CASE [Parameters].[Measure] WHEN 'Sales' THEN SUM([Sales]) WHEN 'Profit' THEN"
              + " SUM([Profit]) WHEN 'Ratio' THEN SUM([Profit]) / SUM([Sales]) ELSE NULL END",
          "// late orders only\n"
              + "COUNTD(IF NOT [Shipped] OR [Ship Date] - [Order Date] > 15 AND [Priority] IN"
              + " ('High', 'Critical') THEN [Order ID] END) * 100 / COUNTD([Order ID])",
          "WINDOW_AVG(SUM([Sales]), -2, 0) - LOOKUP(ZN(SUM([Sales])), FIRST()) + IIF(MIN([Region])"
              + " <> 'x' + LEFT(MIN([Name]), 3), RUNNING_SUM(SUM([Profit])), 0.5 ^ 2 % 3)");

  private TypingBenchmark() {}

  /** Prints the measurements. */
  public static void main(String[] args) {
    Compiler compiler = new Compiler();
    Diagnostics diags = new Diagnostics();
    Typed spec =
        compiler
            .compile(new SourceFile("orders.yaml", SPEC), diags)
            .orElseThrow(() -> new IllegalStateException(diags.sorted().toString()));
    long start = cpuTime();
    check(checker(compiler, spec), TYPICAL.getFirst());
    print("first formula: %.1f ms", (cpuTime() - start) / 1e6);
    for (int round = 0; round < 6; round++) {
      TypeChecker checker = checker(compiler, spec);
      start = cpuTime();
      for (int i = 0; i < FORMULAS; i++) {
        check(checker, TYPICAL.get(i % TYPICAL.size()));
      }
      print("parse and type: %,.0f formulas/s", FORMULAS / ((cpuTime() - start) / 1e9));
    }
  }

  private static TypeChecker checker(Compiler compiler, Typed spec) {
    return new TypeChecker(
        compiler.functions(),
        spec.resolved().symbols(),
        spec.resolved().formulas(),
        new Diagnostics());
  }

  /** One formula, which must be without errors. */
  private static void check(TypeChecker checker, String formula) {
    Diagnostics diags = new Diagnostics();
    checker.check(
        FormulaParser.parse(ScalarText.ofFile(new SourceFile("formula", formula)), diags), diags);
    for (Diagnostic diagnostic : diags.sorted()) {
      throw new IllegalStateException(formula + ": " + diagnostic);
    }
  }

  /** Nanoseconds of this thread, so that other work on the machine doesn't count. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
