package dsc.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Fix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables in {@code src/test/cases/formulas}. A line is {@code formula => canonical text}, or
 * {@code formula ! CODE @ underlined text} with one {@code !} part for each report in the order of
 * the text; {@code ~> formula} after a part is the formula that its fix makes.
 */
final class FormulaCasesTest {
  private static final Path CASES = Path.of("src", "test", "cases", "formulas");
  private static final Pattern REPORT = Pattern.compile(" ! (?=DSC)");

  @TestFactory
  Stream<DynamicContainer> everyLineOfTheTables() {
    return Formulas.files(CASES, ".test").stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.getFileName().toString(),
                    cases(file).map(line -> DynamicTest.dynamicTest(line, () -> check(line)))));
  }

  @Test
  void everyCodeOfTheFormulaSyntaxIsInATable() {
    Set<String> reported = new TreeSet<>();
    for (Path file : Formulas.files(CASES, ".test")) {
      cases(file)
          .flatMap(line -> Arrays.stream(REPORT.split(line)).skip(1))
          .forEach(report -> reported.add(report.substring(0, "DSC0000".length())));
    }
    Set<String> inTestsOfLimits = Set.of(Code.FORMULA_TOO_LONG.id(), Code.FORMULA_TOO_DEEP.id());
    List<String> missing =
        syntaxCodes()
            .map(Code::id)
            .filter(id -> !reported.contains(id) && !inTestsOfLimits.contains(id))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void everyCodeOfTheFormulaSyntaxIsExplained() {
    List<String> unexplained =
        syntaxCodes()
            .map(Code::id)
            .filter(id -> Code.class.getResource("/dsc/explain/" + id + ".md") == null)
            .toList();
    assertEquals(List.of(), unexplained);
  }

  private static Stream<Code> syntaxCodes() {
    return Arrays.stream(Code.values())
        .filter(code -> code.id().compareTo("DSC3000") > 0 && code.id().compareTo("DSC3500") < 0);
  }

  private static Stream<String> cases(Path file) {
    return Formulas.lines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("# "));
  }

  private static void check(String line) {
    String[] reports = REPORT.split(line);
    if (reports.length > 1) {
      checkReports(formula(reports[0]), Arrays.asList(reports).subList(1, reports.length));
      return;
    }
    int arrow = line.lastIndexOf(" => ");
    String formula = formula(line.substring(0, arrow));
    String canonical = formula(line.substring(arrow + 4));
    Formulas.Parsed parsed = Formulas.parse(formula);
    assertEquals(List.of(), parsed.diags().sorted());
    assertEquals(canonical, parsed.canonical());
    Formulas.Parsed again = Formulas.parse(canonical);
    assertEquals(parsed.shape(), again.shape());
    assertEquals(parsed.shape(), Formulas.parse(FormulaFormatter.format(formula)).shape());
  }

  private static void checkReports(String formula, List<String> expected) {
    List<Diagnostic> reported = Formulas.parse(formula).diags().sorted();
    List<String> actual = new ArrayList<>();
    for (int i = 0; i < reported.size(); i++) {
      Diagnostic diagnostic = reported.get(i);
      boolean withFix = i < expected.size() && expected.get(i).contains("~>");
      actual.add(
          diagnostic.code().id()
              + " @ "
              + diagnostic.primary().orElseThrow().span().text()
              + (withFix
                  ? " ~> " + diagnostic.fix().map(fix -> apply(fix, formula)).orElse("")
                  : ""));
      assertFalse(diagnostic.message().isBlank());
    }
    List<String> wanted =
        expected.stream().map(FormulaCasesTest::formula).map(String::stripTrailing).toList();
    assertEquals(wanted, actual.stream().map(String::stripTrailing).toList());
    expected.stream()
        .filter(report -> report.contains("~>") && expected.size() == 1)
        .map(report -> formula(report.substring(report.indexOf("~>") + 2)))
        .forEach(mended -> assertEquals(List.of(), Formulas.parse(mended).diags().sorted()));
  }

  private static String apply(Fix fix, String formula) {
    StringBuilder mended = new StringBuilder(formula);
    int start = formula.offsetByCodePoints(0, fix.span().start());
    int end = formula.offsetByCodePoints(0, fix.span().end());
    return mended.replace(start, end, fix.replacement()).toString();
  }

  private static String formula(String text) {
    return Formulas.unescape(text.strip());
  }
}
