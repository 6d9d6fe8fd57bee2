package dsc.formula;

import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * Measures the parser, printer and formatter: the first formula after start, typical formulas after
 * warm-up, and whether time grows in proportion to length. Run it with the classes of {@code mvn
 * compile} and the ANTLR runtime on the class path; it prints its results.
 */
public final class FormulaBenchmark {
  /** About 40 tokens each. */
  private static final List<String> TYPICAL =
      List.of(
          "IF [Order Date] >= #2024-01-01# AND [Region] = 'East' THEN SUM([Sales]) /"
              + " SUM([Quantity]) ELSEIF ISNULL([Profit]) THEN 0 ELSE -1.5 * ZN(AVG([Discount]))"
              + " END",
          "SUM(IF DATEDIFF('day', [Order Date], [Ship Date]) <= 3 THEN [Sales] * (1 - [Discount])"
              + " ELSE [Sales] END) / SUM({FIXED [Region], [Segment] : SUM([Sales])})",
          "CASE [Parameters].[Parameter 1] WHEN 'Sales' THEN SUM([Sales]) WHEN 'Profit' THEN"
              + " SUM([Profit]) WHEN 'Ratio' THEN SUM([Profit]) / SUM([Sales]) ELSE NULL END",
          "// late orders only\n"
              + "COUNTD(IF NOT [Shipped] OR [Ship Date] - [Order Date] > 15 AND [Priority] IN"
              + " ('High', 'Critical') THEN [Order ID] END) * 100 / COUNTD([Order ID])",
          "WINDOW_AVG(SUM([Sales]), -2, 0) - LOOKUP(ZN(SUM([Sales])), FIRST()) +"
              + " IIF([Calculation_1] <> 'x' + LEFT([Name], 3), RUNNING_SUM(SUM([Profit])), 0.5 ^ 2"
              + " % 3)");

  private FormulaBenchmark() {}

  /** Prints the measurements. */
  public static void main(String[] args) {
    long start = cpuTime();
    parse(TYPICAL.getFirst());
    print("first formula: %.1f ms", (cpuTime() - start) / 1e6);
    int tokens = 0;
    for (String formula : TYPICAL) {
      tokens += TokenScan.of(new CodePoints(formula)).tokens().size() - 1;
    }
    print("typical formulas: %d tokens on average", tokens / TYPICAL.size());
    for (int round = 0; round < 5; round++) {
      rate("tokens only", FormulaBenchmark::scan);
      rate("parse", FormulaBenchmark::parse);
      rate("parse and print", formula -> FormulaPrinter.print(parse(formula)));
      rate("format", FormulaFormatter::format);
    }
    for (int size : List.of(1 << 16, 1 << 18, 1 << 20)) {
      large("chain 1+1+…", "1" + "+1".repeat(size / 2 - 1));
      large(
          "nested calls",
          ("ABS(".repeat(200) + "[a]" + ")".repeat(200) + "+").repeat(size / 1004) + "1");
      large("text outside ASCII", "'" + "●é漢".repeat(size / 3) + "'");
      large("cases", "CASE [a] " + "WHEN 'x' THEN 1 ".repeat(size / 16) + "END");
      large("open parentheses", "(".repeat(size));
      large("mistakes", "[a] [b] ) ".repeat(size / 10));
    }
  }

  private static Expr parse(String formula) {
    return FormulaParser.parse(
        ScalarText.ofFile(new SourceFile("formula", formula)), new Diagnostics());
  }

  private static Object scan(String formula) {
    return TokenScan.of(new CodePoints(formula));
  }

  private static void rate(String what, java.util.function.Function<String, Object> work) {
    int repeats = 20_000;
    long start = cpuTime();
    int kept = 0;
    for (int i = 0; i < repeats; i++) {
      kept += System.identityHashCode(work.apply(TYPICAL.get(i % TYPICAL.size()))) == 0 ? 1 : 0;
    }
    double seconds = (cpuTime() - start) / 1e9;
    print("%-16s %,8.0f formulas/s%s", what, repeats / seconds, kept > repeats ? "!" : "");
  }

  private static void large(String what, String formula) {
    long start = cpuTime();
    parse(formula);
    double seconds = (cpuTime() - start) / 1e9;
    print("%-20s %,9d characters %6.0f ms", what, formula.length(), seconds * 1000);
  }

  /** Nanoseconds of this thread, so that other work on the machine doesn't count. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
