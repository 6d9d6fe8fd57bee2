package dsc.query;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.catalog.FunctionCatalog;
import dsc.catalog.Role;
import dsc.check.TypeChecker;
import dsc.check.TypedExpr;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.formula.Expr;
import dsc.formula.FormulaParser;
import dsc.hyper.Connection;
import dsc.hyper.Row;
import dsc.resolve.Symbol;
import dsc.resolve.SymbolTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tableau's own test suite for connectors, run on the engine: each formula must give a result that
 * Tableau accepts, in order, with dates and datetimes told apart and numbers to six digits.
 */
@Tag("it")
final class TdvtIT {
  private static final Path ROOT = Path.of("../shared/tdvt");
  private static final Path SUITES = ROOT.resolve("tdvt/tdvt/exprtests");
  private static final Path CALCS = ROOT.resolve("tests/datasets/TestV1/Calcs_headers.csv");
  private static final List<String> RUN =
      List.of(
          "standard",
          "iso8601week",
          "dateparse",
          "regexcalcs",
          "median",
          "percentile",
          "lodcalcs",
          "tdeonly",
          "bind",
          "staples");

  private static final List<Symbol.Column> COLUMNS =
      Stream.of(
              columns(DataType.STRING, "key", "str0", "str1", "str2", "str3", "datetime1", "zzz"),
              columns(DataType.REAL, "num0", "num1", "num2", "num3", "num4"),
              columns(DataType.INTEGER, "int0", "int1", "int2", "int3"),
              columns(DataType.BOOLEAN, "bool0", "bool1", "bool2", "bool3"),
              columns(DataType.DATE, "date0", "date1", "date2", "date3"),
              columns(DataType.DATETIME, "time0", "time1", "datetime0"))
          .flatMap(List::stream)
          .toList();

  private static List<Symbol.Column> columns(DataType type, String... names) {
    return Stream.of(names)
        .map(name -> new Symbol.Column(name, name, "Calcs", name, type, Role.DIMENSION))
        .toList();
  }

  @Test
  void everyFormulaGivesAResultThatTableauAccepts() throws IOException {
    run(SqlDialect.TABLEAU, 3);
  }

  @Test
  void plainSqlLosesLittle() throws IOException {
    run(SqlDialect.PLAIN, 80);
  }

  private static void run(SqlDialect dialect, int missesAllowed) throws IOException {
    Assumptions.assumeTrue(Files.exists(SUITES), "no connector test suite at " + SUITES);
    List<String> misses = new ArrayList<>();
    int matched = 0;
    int withoutData = 0;
    try (Connection connection = Engines.connect()) {
      load(connection);
      for (String suite : RUN) {
        if (!Files.exists(SUITES.resolve(suite))) {
          continue;
        }
        for (TdvtCase test : TdvtCase.read(SUITES.resolve(suite))) {
          Optional<String> miss = miss(connection, dialect, test);
          if (miss.isEmpty()) {
            matched++;
          } else if (suite.equals("staples") && miss.get().contains("no field named")) {
            withoutData++;
          } else {
            misses.add(suite + "/" + test.file() + " " + test.number() + ": " + miss.get());
          }
        }
      }
    }
    String summary =
        dialect
            + ": matched "
            + matched
            + " of "
            + (matched + misses.size())
            + "; without data "
            + withoutData;
    System.out.println(summary);
    misses.forEach(System.out::println);
    assertTrue(misses.size() <= missesAllowed, summary);
  }

  /** Why the formula gives no accepted result; empty when it does. */
  private static Optional<String> miss(Connection connection, SqlDialect dialect, TdvtCase test) {
    Diagnostics diags = new Diagnostics();
    SourceFile file = new SourceFile(test.file(), test.formula());
    Expr formula = FormulaParser.parse(ScalarText.ofFile(file), diags);
    TypeChecker checker =
        new TypeChecker(
            FunctionCatalog.standard(), new SymbolTable(COLUMNS, List.of()), Map.of(), diags);
    TypedExpr typed = checker.check(formula);
    HyperSql sql =
        new HyperSql(
            Map.of(), EvaluationContext.at(LocalDateTime.of(2024, 5, 17, 10, 30)), dialect, diags);
    Relation source = Relation.of("\"Calcs\"", COLUMNS);
    Optional<String> query = diags.hasErrors() ? Optional.empty() : sql.values(typed, source);
    boolean errorWanted = test.accepted().stream().anyMatch(List::isEmpty);
    if (query.isEmpty()) {
      return errorWanted || test.file().contains("xfail")
          ? Optional.empty()
          : Optional.of(test.formula() + " | " + messages(diags));
    }
    try {
      List<Row> rows = connection.query(query.get()).rows();
      boolean matches = test.accepted().stream().anyMatch(list -> matches(list, rows, typed));
      return matches ? Optional.empty() : Optional.of(difference(test, rows, query.get()));
    } catch (DscException e) {
      return Optional.of(test.formula() + " | " + e.getMessage() + " | " + query.get());
    }
  }

  private static boolean matches(List<String> expected, List<Row> rows, TypedExpr typed) {
    if (expected.size() != rows.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!TdvtValue.matches(expected.get(i), rows.get(i), typed.type())) {
        return false;
      }
    }
    return true;
  }

  private static String difference(TdvtCase test, List<Row> rows, String query) {
    String found =
        rows.stream()
            .map(row -> row.value(0).map(String::valueOf).orElse("%null%"))
            .collect(Collectors.joining(", "));
    return test.formula() + " | found " + found + " | accepted " + test.accepted() + " | " + query;
  }

  private static String messages(Diagnostics diags) {
    return diags.sorted().stream().map(Diagnostic::message).collect(Collectors.joining("; "));
  }

  private static void load(Connection connection) {
    List<String> header =
        List.of(
            "key,num0,num1,num2,num3,num4,str0,str1,str2,str3,int0,int1,int2,int3,bool0,bool1,bool2,bool3,date0,date1,date2,date3,time0,time1,datetime0,datetime1,zzz"
                .split(",", -1));
    String descriptor =
        header.stream().map(name -> SqlText.name(name) + " text").collect(Collectors.joining(", "));
    String select = header.stream().map(TdvtIT::loaded).collect(Collectors.joining(", "));
    connection.execute(
        "CREATE TEMPORARY TABLE \"Calcs\" AS SELECT "
            + select
            + " FROM external("
            + SqlText.text(CALCS.toAbsolutePath().normalize().toString())
            + ", COLUMNS => DESCRIPTOR("
            + descriptor
            + "), FORMAT => 'csv', HEADER => true)");
  }

  private static String loaded(String name) {
    DataType type =
        COLUMNS.stream().filter(c -> c.column().equals(name)).findFirst().orElseThrow().type();
    String column = SqlText.name(name);
    String value =
        switch (type) {
          case BOOLEAN -> "CAST(" + column + " AS integer) = 1";
          case DATETIME ->
              name.equals("time1")
                  ? "TABLEAU.NORMALIZE_DATETIME(CAST(" + column + " AS time))"
                  : "CAST(" + column + " AS timestamp)";
          default -> "CAST(" + column + " AS " + SqlText.type(type) + ")";
        };
    return value + " AS " + column;
  }
}
