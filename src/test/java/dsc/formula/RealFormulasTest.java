package dsc.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Formulas that people and Tableau wrote, where they are at hand. */
final class RealFormulasTest {

  @Test
  void everyFormulaOfRealWorkbooksParsesPrintsAndFormats() {
    Path file = Formulas.SHARED.resolve("formulas").resolve("real-formulas.tsv");
    assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
    List<String> formulas =
        Formulas.lines(file).stream()
            .skip(1)
            .map(line -> line.split("\t", 3))
            .filter(columns -> columns.length == 3)
            .map(columns -> Formulas.unescape(columns[2]))
            .toList();
    assertTrue(formulas.size() > 500, "too few formulas: " + formulas.size());
    check(formulas);
  }

  @Test
  void everyFormulaOfTheConformanceTestsParsesPrintsAndFormats() {
    Path folder = Formulas.SHARED.resolve("tdvt");
    assumeTrue(Files.exists(folder), "skipped: " + folder + " is not there");
    List<String> formulas = new ArrayList<>();
    for (Path file : Formulas.files(folder, ".txt")) {
      if (file.getFileName().toString().startsWith("setup.")
          && file.toString().contains("exprtests")) {
        Formulas.lines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
            .forEach(formulas::add);
      }
    }
    assertTrue(formulas.size() > 500, "too few formulas: " + formulas.size());
    check(formulas);
  }

  private static void check(List<String> formulas) {
    List<String> failures = new ArrayList<>();
    for (String formula : formulas) {
      Formulas.Parsed parsed = Formulas.parse(formula);
      if (!parsed.sound()) {
        failures.add(formula + "\n  " + parsed.diags().sorted());
        continue;
      }
      assertEquals(parsed.shape(), Formulas.parse(parsed.canonical()).shape());
      String formatted = FormulaFormatter.format(formula);
      assertEquals(parsed.shape(), Formulas.parse(formatted).shape());
      assertEquals(Formulas.comments(formula), Formulas.comments(formatted));
      assertEquals(formatted, FormulaFormatter.format(formatted));
    }
    assertEquals(List.of(), failures);
  }
}
