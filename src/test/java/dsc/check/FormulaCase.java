package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.FunctionCatalog;
import dsc.catalog.Role;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Fix;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.formula.Expr;
import dsc.formula.FormulaParser;
import dsc.resolve.Symbol;
import dsc.resolve.SymbolTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a {@code .test} file: a formula, two spaces and what must come of it. {@code :
 * type/level} is its type, {@code = values} its values on the rows of the test table, {@code !
 * CODE @ text} a problem at the text underlined, several joined by {@code ;}, each with {@code
 * help: …} behind it if the help matters. A line {@code [Name] := formula} adds a calculation,
 * {@code #} starts a comment.
 */
public record FormulaCase(
    Path file,
    int line,
    String formula,
    Kind kind,
    String wanted,
    Map<String, String> calculations) {
  private static final Pattern LINE = Pattern.compile("(.*?\\S)\\s{2,}([:=!]) (.*)");
  private static final Pattern CALCULATION = Pattern.compile("\\[(.+?)] := (.*)");

  /** What is said of the formula. */
  public enum Kind {
    TYPE,
    VALUES,
    PROBLEMS
  }

  /** The columns every case can use. */
  public static final List<Symbol.Column> COLUMNS =
      List.of(
          column("Name", DataType.STRING, Role.DIMENSION),
          column("Sales", DataType.REAL, Role.MEASURE),
          column("Quantity", DataType.INTEGER, Role.MEASURE),
          column("Ordered", DataType.DATE, Role.DIMENSION),
          column("Shipped", DataType.DATETIME, Role.DIMENSION),
          column("Late", DataType.BOOLEAN, Role.DIMENSION),
          column("Place", DataType.SPATIAL, Role.MEASURE));

  private static final List<Symbol.Parameter> PARAMETERS =
      List.of(
          new Symbol.Parameter("Parameter 1", "Top", DataType.INTEGER),
          new Symbol.Parameter("Parameter 2", "Part", DataType.STRING));

  private static Symbol.Column column(String name, DataType type, Role role) {
    return new Symbol.Column(name, name, "orders", name, type, role);
  }

  /** A formula typed with the calculations of its file. */
  public record Checked(TypedExpr formula, TypeChecker checker, List<Diagnostic> problems) {}

  /** All cases of the files below a folder of {@code src/test/cases}. */
  public static List<FormulaCase> read(String folder) {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "cases", folder))) {
      return files
          .filter(file -> file.toString().endsWith(".test"))
          .sorted()
          .flatMap(file -> readFile(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<FormulaCase> readFile(Path file) {
    try {
      List<FormulaCase> cases = new ArrayList<>();
      Map<String, String> calculations = new LinkedHashMap<>();
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        Matcher calculation = CALCULATION.matcher(line);
        Matcher parts = LINE.matcher(line);
        if (calculation.matches()) {
          calculations.put(calculation.group(1), calculation.group(2));
        } else if (parts.matches()) {
          Kind kind =
              switch (parts.group(2)) {
                case ":" -> Kind.TYPE;
                case "=" -> Kind.VALUES;
                default -> Kind.PROBLEMS;
              };
          String formula = parts.group(1);
          cases.add(new FormulaCase(file, i + 1, formula, kind, parts.group(3), calculations));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          throw new IllegalStateException(file + ":" + (i + 1) + " is no case: " + line);
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it stands and what it is about. */
  public String title() {
    return file.getFileName() + ":" + line + " " + formula;
  }

  /** Types the formula. */
  public Checked check() {
    Map<Symbol.Calculation, String> texts = new LinkedHashMap<>();
    calculations.forEach((name, text) -> texts.put(new Symbol.Calculation(name, name, name), text));
    List<Symbol.Field> fields = new ArrayList<>(COLUMNS);
    fields.addAll(texts.keySet());
    Diagnostics diags = new Diagnostics();
    Map<Symbol.Calculation, Expr> formulas = new LinkedHashMap<>();
    texts.forEach((calculation, text) -> formulas.put(calculation, parse(text, diags)));
    TypeChecker checker =
        new TypeChecker(
            FunctionCatalog.standard(), new SymbolTable(fields, PARAMETERS), formulas, diags);
    return new Checked(checker.check(parse(formula, diags)), checker, diags.sorted());
  }

  private static Expr parse(String text, Diagnostics diags) {
    return FormulaParser.parse(ScalarText.ofFile(new SourceFile("formula", text)), diags);
  }

  /** What was found, spelt like the wanted problems. */
  String problems(List<Diagnostic> found) {
    return found.stream().map(this::problem).collect(Collectors.joining(" ; "));
  }

  private String problem(Diagnostic found) {
    String text =
        found.code().id() + " @ " + found.primary().map(at -> at.span().text()).orElse("nowhere");
    Optional<String> help =
        found.fix().map(Fix::title).or(() -> found.notes().stream().findFirst());
    return wanted.contains("help:") && help.isPresent() ? text + "  help: " + help.get() : text;
  }
}
