package dsc.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Formulas that no person writes. A second would do for each; the rest is for a busy machine. */
final class FormulaLimitsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MEGABYTE = 1 << 20;

  @Test
  void aChainOfHalfAMillionOperandsParsesPrintsAndRenames() {
    String chain = "[a]" + " + 1".repeat(250_000) + " AND TRUE".repeat(100_000);
    assertTimeout(
        PATIENCE,
        () -> {
          Formulas.Parsed parsed = Formulas.parse(chain);
          assertEquals(List.of(), parsed.diags().sorted());
          assertEquals(chain, parsed.canonical());
          assertEquals(1, ExprWalk.fieldRefs(parsed.expr()).size());
          Expr renamed =
              ExprRewrite.renameFields(
                  parsed.expr(), field -> new Expr.FieldRef(field.span(), field.qualifier(), "b"));
          assertEquals(chain.replace("[a]", "[b]"), FormulaPrinter.print(renamed));
        });
  }

  @Test
  void aChainOfInParsesAndPrints() {
    String chain = "[a]" + " IN (1)".repeat(100_000);
    assertTimeout(PATIENCE, () -> assertEquals(chain, Formulas.parse(chain).canonical()));
  }

  @Test
  void aLongChainFormats() {
    String chain = "1" + " + 1".repeat(100_000);
    assertTimeout(
        PATIENCE, () -> assertEquals(100_001, FormulaFormatter.format(chain).lines().count()));
  }

  @Test
  void nestingUpToTheLimitParsesPrintsAndFormats() {
    String calls = "ABS(".repeat(TokenScan.MAX_NESTING) + "1" + ")".repeat(TokenScan.MAX_NESTING);
    assertEquals(calls, Formulas.parse(calls).canonical());
    assertEquals(calls, Formulas.parse(FormulaFormatter.format(calls)).canonical());
    String ifs =
        "IF 1 THEN ".repeat(TokenScan.MAX_NESTING) + "2" + " END".repeat(TokenScan.MAX_NESTING);
    assertEquals(ifs, Formulas.parse(ifs).canonical());
    assertEquals(ifs, Formulas.parse(FormulaFormatter.format(ifs)).canonical());
  }

  /** A thread has a megabyte unless the JVM is told otherwise. */
  @Test
  void nestingUpToTheLimitFitsASmallStack() throws InterruptedException {
    String sums =
        "(1 + -".repeat(TokenScan.MAX_NESTING - 1) + "2" + ")".repeat(TokenScan.MAX_NESTING - 1);
    boolean[] done = new boolean[1];
    Thread small =
        new Thread(
            null,
            () -> {
              Formulas.Parsed parsed = Formulas.parse(sums);
              done[0] = parsed.sound() && !parsed.canonical().isEmpty();
            },
            "small",
            768 * 1024);
    small.start();
    small.join();
    assertTrue(done[0]);
  }

  @TestFactory
  Stream<DynamicTest> whatIsTooDeepIsReportedOnce() {
    return Stream.of(
            "(".repeat(10_000) + "1" + ")".repeat(10_000),
            "(".repeat(MEGABYTE),
            "ABS(".repeat(10_000) + "1" + ")".repeat(10_000),
            "{".repeat(10_000),
            "IF ".repeat(10_000),
            "IF 1 THEN 2 ELSE ".repeat(10_000) + "3" + " END".repeat(10_000),
            "CASE 1 WHEN ".repeat(10_000),
            "-".repeat(10_000) + "1",
            "NOT ".repeat(300_000) + "[a]",
            "[a] = NOT ".repeat(10_000) + "[b]")
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text.substring(0, 20).strip() + " …",
                    () ->
                        assertTimeout(
                            PATIENCE,
                            () -> assertEquals(List.of(Code.FORMULA_TOO_DEEP), codes(text)))));
  }

  @TestFactory
  Stream<DynamicTest> aMegabyteOfAnythingTakesLinearTime() {
    return Stream.of(
            "'" + "x".repeat(MEGABYTE) + "'",
            "'" + "\uD83D\uDE00\u25CF\u00E9".repeat(MEGABYTE / 8) + "'",
            "[a] /*" + "*".repeat(MEGABYTE) + "*/",
            "/*" + "* /".repeat(MEGABYTE / 3),
            "// " + "/* ".repeat(MEGABYTE / 3),
            "[a" + "]]".repeat(MEGABYTE / 2) + "]",
            "[a" + "]]".repeat(MEGABYTE / 2),
            "'a" + "''".repeat(MEGABYTE / 2),
            "\u201C\u2018".repeat(MEGABYTE / 2),
            "\u201C" + "x\u2018".repeat(MEGABYTE / 2),
            "#" + "1".repeat(MEGABYTE),
            "#1\n".repeat(MEGABYTE / 3),
            "1".repeat(MEGABYTE),
            "0." + "1".repeat(MEGABYTE),
            "1e".repeat(MEGABYTE / 2),
            "1.".repeat(MEGABYTE / 2),
            "x".repeat(MEGABYTE),
            "\u00E9 ".repeat(MEGABYTE / 2),
            " ".repeat(MEGABYTE),
            "[a].".repeat(MEGABYTE / 4) + "[b]",
            "[a] IN (" + "1, ".repeat(MEGABYTE / 3) + "2)",
            "F(" + "[a], ".repeat(MEGABYTE / 5) + "1)",
            "CASE [a]" + " WHEN 1 THEN 'x'".repeat(MEGABYTE / 16) + " END",
            "IF 1 THEN 2" + " ELSEIF 1 THEN 2".repeat(MEGABYTE / 16) + " END",
            ")".repeat(MEGABYTE),
            "(".repeat(400) + ")}".repeat(MEGABYTE / 2),
            "{(".repeat(200) + "END ".repeat(MEGABYTE / 4),
            "IF ".repeat(400) + ", THEN ".repeat(MEGABYTE / 7),
            "[a] BETWEEN ".repeat(MEGABYTE / 12),
            "[a] LIKE 'x' ".repeat(MEGABYTE / 13),
            "COUNT(DISTINCT [a]) ".repeat(MEGABYTE / 20),
            "CAST(".repeat(400) + "x AS y ".repeat(MEGABYTE / 7),
            "CASE WHEN 1 THEN ".repeat(400) + "2" + " END".repeat(400),
            "$".repeat(MEGABYTE),
            "$ @ ".repeat(MEGABYTE / 4),
            ", : ".repeat(MEGABYTE / 4),
            "+ ".repeat(MEGABYTE / 2),
            "a ".repeat(MEGABYTE / 2),
            "\uD800\uDC00\uD800".repeat(MEGABYTE / 3))
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text.substring(0, 12).strip() + " …",
                    () ->
                        assertTimeout(
                            PATIENCE,
                            () ->
                                assertTrue(
                                    Formulas.parse(text).diags().sorted().size()
                                        <= Reports.LIMIT))));
  }

  @Test
  void whatIsTooLongIsReported() {
    assertEquals(List.of(Code.FORMULA_TOO_LONG), codes("1".repeat(FormulaParser.MAX_LENGTH + 1)));
  }

  private static List<Code> codes(String text) {
    return Formulas.parse(text).diags().sorted().stream().map(Diagnostic::code).toList();
  }
}
