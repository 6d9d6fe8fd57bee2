package dsc.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.check.FormulaCase;
import dsc.check.TypedExpr;
import dsc.diag.Diagnostics;
import dsc.hyper.Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Queries that are more than the values of one formula, run on the engine. */
@Tag("it")
final class HyperSqlIT {
  private static final Connection CONNECTION = Engines.connect();

  private final Diagnostics diags = new Diagnostics();

  @BeforeAll
  static void load() {
    TestTable.load(CONNECTION);
  }

  @AfterAll
  static void close() {
    CONNECTION.close();
  }

  private static FormulaCase.Checked checked(String formula, Map<String, String> calculations) {
    FormulaCase.Checked checked =
        new FormulaCase(Path.of("test"), 1, formula, FormulaCase.Kind.TYPE, "", calculations)
            .check();
    assertEquals(List.of(), checked.problems());
    return checked;
  }

  private static TypedExpr typed(String formula) {
    return checked(formula, Map.of()).formula();
  }

  private static List<String> values(String formula, Map<String, String> calculations) {
    FormulaCase.Checked checked = checked(formula, calculations);
    return TestTable.values(CONNECTION, checked.formula(), checked.checker().calculations());
  }

  private List<Object> quantities(String... predicates) {
    List<TypedExpr> typed = List.of(predicates).stream().map(HyperSqlIT::typed).toList();
    String query = TestTable.sql(Map.of(), diags).filter(typed, TestTable.relation()).orElseThrow();
    return CONNECTION
        .query("SELECT \"Quantity\" FROM (" + query + ") AS f ORDER BY 1")
        .rows()
        .stream()
        .map(row -> row.value(0).orElse("NULL"))
        .toList();
  }

  @Test
  void aFilterKeepsTheRowsForWhichAllPredicatesAreTrue() {
    assertEquals(List.of(2L, 3L), quantities("[Name] = 'Bob'"));
    assertEquals(List.of(2L), quantities("[Name] = 'Bob'", "NOT [Late]"));
    assertEquals(List.of(1L, 2L, 3L, "NULL"), quantities());
    assertEquals(List.of(), quantities("NULL"));
  }

  @Test
  void aFilterMayUseALevelOfDetail() {
    assertEquals(List.of(2L, 3L), quantities("{FIXED [Name] : COUNT(1)} > 1"));
    assertEquals(List.of(1L, "NULL"), quantities("{FIXED [Name] : COUNT(1)} = 1"));
    assertEquals(List.of(3L), quantities("[Ordered] = {MAX([Ordered])}"));
    assertEquals(
        List.of(2L), quantities("{FIXED [Name] : COUNT(1)} > 1", "[Ordered] < {MAX([Ordered])}"));
  }

  @Test
  void aTableCanBeMadeOfAFilter() {
    String query =
        TestTable.sql(Map.of(), diags)
            .filter(List.of(typed("{FIXED [Name] : COUNT(1)} > 1")), TestTable.relation())
            .orElseThrow();
    CONNECTION.execute("CREATE TEMPORARY TABLE \"kept\" AS " + query);
    assertEquals(2L, CONNECTION.scalar("SELECT COUNT(*) FROM \"kept\"").orElseThrow());
    CONNECTION.execute("DROP TABLE \"kept\"");
  }

  @Test
  void formulasCanBeColumnsOfTheRows() {
    SequencedMap<String, TypedExpr> outputs = new LinkedHashMap<>();
    outputs.put("Label", typed("UPPER([Name])"));
    outputs.put("Share", typed("[Quantity] / {SUM([Quantity])}"));
    String query =
        TestTable.sql(Map.of(), diags)
            .rows(outputs, List.of(typed("[Quantity] > 1")), TestTable.relation())
            .orElseThrow();
    assertEquals(
        List.of(List.of("BOB", 2 / 6.0), List.of("BOB", 3 / 6.0)),
        CONNECTION.query(query + " ORDER BY 2").rows().stream()
            .map(row -> row.values().stream().map(value -> value.orElse("NULL")).toList())
            .toList());
  }

  @Test
  void aChainOfTwoThousandCalculationsIsEvaluated() {
    Map<String, String> chain = new LinkedHashMap<>();
    chain.put("C0", "[Quantity]");
    for (int i = 1; i <= 2_000; i++) {
      chain.put("C" + i, "[C" + (i - 1) + "] + 1");
    }
    assertEquals(List.of("NULL", "2001", "2002", "2003"), values("[C2000]", chain));
    assertEquals(List.of("6006"), values("SUM([C2000])", chain));
  }

  @Test
  void aThousandAlternativesAreEvaluated() {
    String test =
        "[Name] = 'Bob'"
            + IntStream.range(0, 1_000)
                .mapToObj(i -> " OR [Name] = 'x" + i + "'")
                .collect(Collectors.joining());
    assertEquals(List.of("NULL", "FALSE", "TRUE"), values(test, Map.of()));
    assertEquals(List.of("2001"), values("LEN('a'" + " + 'bc'".repeat(1_000) + ")", Map.of()));
  }

  @Test
  void calculationsThatUseEachOtherTwiceAreEvaluated() {
    Map<String, String> calculations = new LinkedHashMap<>();
    calculations.put("A0", "[Quantity] + 0");
    for (int i = 1; i <= 40; i++) {
      String before = "[A" + (i - 1) + "]";
      calculations.put("A" + i, "IIF(" + before + " > 1e9, 7, " + before + " + " + before + ")");
    }
    List<String> wanted = new ArrayList<>(List.of("NULL"));
    LongStream.rangeClosed(1, 3)
        .map(HyperSqlIT::doubled)
        .distinct()
        .sorted()
        .forEach(value -> wanted.add(String.valueOf(value)));
    assertEquals(wanted, values("[A40]", calculations));
  }

  /** What the forty calculations make of a quantity. */
  private static long doubled(long quantity) {
    long value = quantity;
    for (int i = 1; i <= 40; i++) {
      value = value > 1_000_000_000L ? 7 : value + value;
    }
    return value;
  }

  @Test
  void shapesAreShownAsText() {
    assertEquals(List.of("POINT(2 1)"), values("MAKEPOINT(1, 2)", Map.of()));
    assertEquals(
        List.of("111.3026524"),
        values("DISTANCE(MAKEPOINT(1, 2), MAKEPOINT(1, 3), 'km')", Map.of()));
    assertEquals(
        List.of("TRUE"), values("AREA(BUFFER(MAKEPOINT(1, 2), 5, 'km'), 'km') > 78", Map.of()));
    assertEquals(
        List.of("LINESTRING(2 1, 3 1)"),
        values("MAKELINE(MAKEPOINT(1, 2), MAKEPOINT(1, 3))", Map.of()));
  }
}
