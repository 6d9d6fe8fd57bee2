package dsc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.DataType;
import dsc.catalog.FunctionCatalog;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.formula.Expr;
import dsc.formula.FormulaParser;
import dsc.resolve.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Calculations of data sources saved by Tableau have the types that Tableau saved with them, and
 * real formulas are free of errors. Fields that a saved file does not describe stay unknown.
 */
final class SavedCalculationsTest {
  private static final Path CORPUS = Path.of("../shared/corpus");
  private static final Path FORMULAS = Path.of("../shared/formulas/real-formulas.tsv");

  /** A mistake of the author, which Tableau shows as an error too. */
  private static final String MISTAKE = "Tableau has no function `COUNTA`";

  /** One line of the list of saved files. */
  private record Entry(String file, String workbook, boolean savedByTableau) {}

  /** A saved file whose calculations are typed, and what was wrong with them. */
  private record Checked(TypeChecker checker, Diagnostics diags, Set<Diagnostic> before) {}

  @Test
  void calculationsHaveTheTypesThatTableauGaveThem() throws IOException {
    Assumptions.assumeTrue(Files.exists(CORPUS), "no saved data sources at " + CORPUS);
    int agree = 0;
    int unknown = 0;
    List<String> different = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Entry entry : entries()) {
      SavedFile saved = SavedFile.read(CORPUS.resolve(entry.file()));
      Diagnostics diags = new Diagnostics();
      TypeChecker checker = checker(saved, diags);
      diags.sorted().stream()
          .filter(problem -> problem.code() != Code.UNKNOWN_FIELD)
          .map(problem -> entry.file() + ": " + problem.message())
          .filter(text -> !text.endsWith(MISTAKE))
          .forEach(errors::add);
      for (Map.Entry<Symbol.Calculation, SavedFile.Saved> each : saved.calculations().entrySet()) {
        InferredField found = checker.inferred(each.getKey());
        if (found.type() == DataType.ERROR) {
          unknown++;
        } else if (found.type() == each.getValue().type()) {
          agree++;
        } else if (entry.savedByTableau()) {
          different.add(entry.file() + ": " + each.getValue() + " is " + found);
        }
      }
    }
    System.out.println("Saved calculations: " + agree + " agree, " + unknown + " unknown fields");
    assertEquals(List.of(), errors);
    assertEquals(List.of(), different);
  }

  @Test
  void realFormulasHaveNoTypeErrors() throws IOException {
    Assumptions.assumeTrue(Files.exists(FORMULAS), "no real formulas at " + FORMULAS);
    Assumptions.assumeTrue(Files.exists(CORPUS), "no saved data sources at " + CORPUS);
    Map<String, List<Checked>> workbooks = new LinkedHashMap<>();
    for (Entry entry : entries()) {
      Diagnostics diags = new Diagnostics();
      TypeChecker checker = checker(SavedFile.read(CORPUS.resolve(entry.file())), diags);
      workbooks
          .computeIfAbsent(entry.workbook(), workbook -> new ArrayList<>())
          .add(new Checked(checker, diags, Set.copyOf(diags.sorted())));
    }
    int right = 0;
    int unknown = 0;
    List<String> errors = new ArrayList<>();
    for (String line : Files.readAllLines(FORMULAS).stream().skip(1).toList()) {
      String[] cells = line.split("\t", 3);
      String formula = unescape(cells[2]);
      List<Checked> sources = workbooks.getOrDefault(cells[0], List.of());
      List<List<Diagnostic>> results = sources.stream().map(s -> problems(s, formula)).toList();
      if (results.stream().anyMatch(List::isEmpty)) {
        right++;
      } else if (results.stream()
          .allMatch(list -> list.stream().anyMatch(p -> p.code() == Code.UNKNOWN_FIELD))) {
        unknown++;
      } else {
        errors.add(formula + ": " + results.getFirst().getFirst().message());
      }
    }
    errors.removeIf(text -> text.endsWith(MISTAKE));
    System.out.println("Real formulas: " + right + " right, " + unknown + " unknown fields");
    assertEquals(List.of(), errors);
  }

  /** What is wrong with one more formula. */
  private static List<Diagnostic> problems(Checked source, String formula) {
    Expr expr = FormulaParser.parse(text("formula", formula), source.diags());
    source.checker().check(expr);
    return source.diags().sorted().stream()
        .filter(problem -> !source.before().contains(problem))
        .filter(problem -> problem.primary().orElseThrow().span().file() == expr.span().file())
        .toList();
  }

  private static TypeChecker checker(SavedFile saved, Diagnostics diags) {
    Map<Symbol.Calculation, Expr> formulas = new LinkedHashMap<>();
    saved
        .calculations()
        .forEach(
            (calculation, text) ->
                formulas.put(
                    calculation,
                    FormulaParser.parse(text(calculation.caption(), text.formula()), diags)));
    return new TypeChecker(FunctionCatalog.standard(), saved.symbols(), formulas, diags);
  }

  private static ScalarText text(String name, String formula) {
    return ScalarText.ofFile(new SourceFile(name, formula));
  }

  private static String unescape(String cell) {
    return cell.replace("\\\\", "\u0000")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\t", "\t")
        .replace("\u0000", "\\");
  }

  private static List<Entry> entries() throws IOException {
    try (Stream<String> lines = Files.lines(CORPUS.resolve("manifest.tsv"))) {
      return lines
          .skip(1)
          .map(line -> line.split("\t", -1))
          .filter(cells -> Files.exists(CORPUS.resolve(cells[0])))
          .map(c -> new Entry(c[0], c[1] + ":" + c[2], c[4].startsWith("desktop")))
          .toList();
    }
  }
}
