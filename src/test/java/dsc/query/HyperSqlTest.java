package dsc.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.Value;
import dsc.check.FormulaCase;
import dsc.check.TypedExpr;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HyperSqlTest {
  private static final Relation ORDERS = Relation.of("\"orders\"", FormulaCase.COLUMNS);
  private static final EvaluationContext CONTEXT =
      EvaluationContext.at(LocalDateTime.of(2024, 5, 17, 10, 30));

  private final Diagnostics diags = new Diagnostics();

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

  private Optional<String> values(String formula, Map<String, String> calculations) {
    FormulaCase.Checked checked = checked(formula, calculations);
    return new HyperSql(checked.checker().calculations(), CONTEXT, SqlDialect.TABLEAU, diags)
        .values(checked.formula(), ORDERS);
  }

  private String values(String formula) {
    return values(formula, Map.of()).orElseThrow();
  }

  private HyperSql sql(EvaluationContext context, SqlDialect dialect) {
    return new HyperSql(Map.of(), context, dialect, diags);
  }

  private List<String> problems() {
    return diags.sorted().stream()
        .map(p -> p.message() + " @ " + p.primary().orElseThrow().span().text())
        .toList();
  }

  @Test
  void aRowLevelFormulaGivesItsDistinctValuesInOrder() {
    assertEquals(
        "SELECT DISTINCT TABLEAU.LEFT(\"r\".\"Name\", CAST(TRUNC(CAST(3 AS bigint)) AS integer OR"
            + " NULL)) AS \"value\" FROM \"orders\" AS \"r\" ORDER BY \"value\" NULLS FIRST",
        values("LEFT([Name], 3)"));
  }

  @Test
  void anAggregateAndAConstantGiveOneRow() {
    assertEquals(
        "SELECT SUM(CAST(\"r\".\"Sales\" AS double precision)) AS \"value\" FROM \"orders\" AS"
            + " \"r\"",
        values("SUM([Sales])"));
    assertEquals("SELECT (CAST(1 AS bigint) + CAST(2 AS bigint)) AS \"value\"", values("1 + 2"));
  }

  @Test
  void aLevelOfDetailIsJoinedNullSafely() {
    assertEquals(
        "WITH \"level 1\" AS (SELECT \"r\".\"Name\" AS \"d1\", COUNT(CAST(1 AS bigint)) AS \"m\""
            + " FROM \"orders\" AS \"r\" GROUP BY 1) SELECT DISTINCT \"j1\".\"m\" AS \"value\""
            + " FROM \"orders\" AS \"r\" INNER JOIN \"level 1\" AS \"j1\" ON \"r\".\"Name\" IS NOT"
            + " DISTINCT FROM \"j1\".\"d1\" ORDER BY \"value\" NULLS FIRST",
        values("{FIXED [Name] : COUNT(1)}"));
  }

  @Test
  void theSameLevelOfDetailIsComputedOnce() {
    String query = values("{FIXED [Name] : COUNT(1)} + {FIXED [Name] : COUNT(1)}");
    assertEquals(1, query.split("INNER JOIN", -1).length - 1);
  }

  @Test
  void namesAndTextsCannotLeaveTheirQuotes() {
    assertEquals("\"a\"\"b\"", SqlText.name("a\"b"));
    assertEquals("'it''s'::text", SqlText.literal(new Value.Text("it's")));
    assertTrue(values("[Name] = ''' OR TRUE --'").contains("''' OR TRUE --'::text"));
  }

  @Test
  void literalsHaveTableausWidths() {
    assertEquals("CAST(-5 AS bigint)", SqlText.literal(new Value.Int(-5)));
    assertEquals(
        "'1.5'::double precision", SqlText.literal(new Value.Real(new BigDecimal("1.50"))));
    assertEquals(
        "TIMESTAMP '2004-04-15 10:11:12.500000'",
        SqlText.literal(
            new Value.DateTime(LocalDateTime.of(2004, 4, 15, 10, 11, 12, 500_000_000))));
    assertEquals("'5'::double precision", values("5 / 2").substring(8, 29));
  }

  @Test
  void theFirstDayOfTheWeekComesFromTheFormulaOrTheContext() {
    assertTrue(values("DATETRUNC('week', [Ordered])").contains("'WEEK:0'"));
    assertTrue(values("DATETRUNC('week', [Ordered], 'saturday')").contains("'WEEK:6'"));
    String query =
        sql(CONTEXT.withWeekStart(DayOfWeek.MONDAY), SqlDialect.TABLEAU)
            .values(typed("DATETRUNC('week', [Ordered])"), ORDERS)
            .orElseThrow();
    assertTrue(query.contains("'WEEK:1'"));
  }

  @Test
  void timeAndUserComeFromTheContext() {
    assertEquals("SELECT DATE '2024-05-17' AS \"value\"", values("TODAY()"));
    assertEquals(
        "SELECT COALESCE('Sales'::text IN (CAST(NULL AS TEXT)), FALSE) AS \"value\"",
        values("ISMEMBEROF('Sales')"));
    EvaluationContext.User user =
        new EvaluationContext.User("anna", "Anna Ito", "local", List.of("Sales", "O'Brien"));
    assertEquals(
        "SELECT COALESCE('Sales'::text IN ('Sales'::text, 'O''Brien'::text), FALSE) AS \"value\"",
        sql(CONTEXT.withUser(user), SqlDialect.TABLEAU)
            .values(typed("ISMEMBEROF('Sales')"), ORDERS)
            .orElseThrow());
  }

  @Test
  void aParameterIsItsValueInItsOwnType() {
    EvaluationContext context =
        CONTEXT.withParameters(Map.of("Parameter 1", new Value.Real(new BigDecimal("2.5"))));
    assertEquals(
        "SELECT CAST('2.5'::double precision AS bigint) AS \"value\"",
        sql(context, SqlDialect.TABLEAU).values(typed("[Top]"), ORDERS).orElseThrow());
  }

  @Test
  void whatTheEngineCannotEvaluateIsReportedWhereItStands() {
    assertEquals(Optional.empty(), values("RUNNING_SUM(SUM([Sales])) / 2", Map.of()));
    assertEquals(Optional.empty(), values("RAWSQL_INT('f(%1)', [Quantity]) + 1", Map.of()));
    assertEquals(Optional.empty(), values("[Name] IN [Late]", Map.of()));
    assertEquals(Optional.empty(), values("[Top] + 1", Map.of()));
    assertEquals(
        List.of(
            "cannot be evaluated: a table calculation needs a view to compute it over @"
                + " RUNNING_SUM(SUM([Sales]))",
            "cannot be evaluated: the engine has no `RAWSQL_INT` @ RAWSQL_INT('f(%1)', [Quantity])",
            "cannot be evaluated: the parameter `Top` has no value @ [Top]",
            "cannot be evaluated: the members of a set are not part of the data @ [Late]"),
        problems());
    assertTrue(diags.sorted().stream().map(Diagnostic::code).allMatch(Code.NOT_EVALUABLE::equals));
  }

  @Test
  void aColumnTheDataDoesNotHaveIsReported() {
    Relation empty = new Relation("\"orders\"", new LinkedHashMap<>());
    assertEquals(
        Optional.empty(), sql(CONTEXT, SqlDialect.TABLEAU).values(typed("UPPER([Name])"), empty));
    assertEquals(
        List.of("cannot be evaluated: the data has no column for `Name` @ [Name]"), problems());
  }

  @Test
  void aDatePartFromAParameterIsChecked() {
    EvaluationContext context =
        CONTEXT.withParameters(Map.of("Parameter 2", new Value.Text("wek")));
    assertEquals(
        Optional.empty(),
        sql(context, SqlDialect.TABLEAU).values(typed("DATETRUNC([Part], [Ordered])"), ORDERS));
    assertEquals(List.of("`wek` is no date part @ [Part]"), problems());
  }

  @Test
  void withoutTheTableauSchemaPlainFunctionsAreUsed() {
    HyperSql plain = sql(CONTEXT, SqlDialect.PLAIN);
    assertEquals(
        "SELECT TRY_SQRT('2.0'::double precision) AS \"value\"",
        plain.values(typed("SQRT(2.0)"), ORDERS).orElseThrow().replace("'2'", "'2.0'"));
    assertEquals(Optional.empty(), plain.values(typed("DATEPARSE('yyyy', [Name])"), ORDERS));
  }

  @Test
  void aFilterMustBeABooleanOfEachRow() {
    HyperSql sql = sql(CONTEXT, SqlDialect.TABLEAU);
    assertEquals(Optional.empty(), sql.filter(List.of(typed("[Sales]")), ORDERS));
    assertEquals(Optional.empty(), sql.filter(List.of(typed("SUM([Sales]) > 1")), ORDERS));
    assertEquals(
        List.of(
            "cannot be evaluated: a filter on rows needs a boolean value of each row, found"
                + " boolean/aggregate @ SUM([Sales]) > 1",
            "cannot be evaluated: a filter on rows needs a boolean value of each row, found"
                + " real/row @ [Sales]"),
        problems().stream().sorted().toList());
  }

  @Test
  void whatGrowsBeyondTheEngineIsReportedAndNotSent() {
    Map<String, String> calculations = new LinkedHashMap<>();
    calculations.put("A0", "SUM([Sales])");
    for (int i = 1; i <= 40; i++) {
      calculations.put("A" + i, "[A" + (i - 1) + "] + [A" + (i - 1) + "]");
    }
    assertEquals(Optional.empty(), values("[A40]", calculations));
    assertEquals(Optional.empty(), values("SUM([Quantity])" + " + 1".repeat(5_000), Map.of()));
    assertEquals(2, diags.sorted().size());
    assertTrue(problems().getFirst().contains("too large for the engine"));
  }

  @Test
  void sharedCalculationsBecomeColumnsInsteadOfGrowing() {
    Map<String, String> calculations = new LinkedHashMap<>();
    calculations.put("A0", "[Quantity] + 0");
    for (int i = 1; i <= 40; i++) {
      String before = "[A" + (i - 1) + "]";
      calculations.put("A" + i, before + " + " + before + " - IIF(" + before + " > 0, 1, 0)");
    }
    String query = values("[A40]", calculations).orElseThrow();
    assertTrue(query.length() < 20_000, query.length() + " characters");
    assertTrue(query.contains("\"calculation 1\""));
  }
}
