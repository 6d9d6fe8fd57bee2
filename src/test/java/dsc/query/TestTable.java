package dsc.query;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.check.FormulaCase;
import dsc.check.TypedExpr;
import dsc.diag.Diagnostics;
import dsc.hyper.Connection;
import dsc.hyper.Row;
import dsc.resolve.Symbol;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** The rows that formula cases are evaluated on, and how their values are spelt. */
final class TestTable {
  private static final String ROWS =
      """
      CREATE TEMPORARY TABLE "orders" AS
      SELECT "Name", "Sales", "Quantity", "Ordered", "Shipped", "Late" FROM (VALUES
        ('Anna'::text, '10.5'::double precision, CAST(1 AS bigint),
         DATE '2024-01-31', TIMESTAMP '2024-02-01 10:30:00', TRUE),
        ('Bob', '20'::double precision, CAST(2 AS bigint),
         DATE '2024-02-29', TIMESTAMP '2024-03-01 00:00:00', FALSE),
        ('Bob', '-3.25'::double precision, CAST(3 AS bigint),
         DATE '2024-12-30', TIMESTAMP '2025-01-02 23:59:59', NULL),
        (NULL, NULL, NULL, NULL, NULL, TRUE))
      AS t("Name", "Sales", "Quantity", "Ordered", "Shipped", "Late")
      """;

  private static final EvaluationContext CONTEXT =
      EvaluationContext.at(LocalDateTime.of(2024, 5, 17, 10, 30))
          .withUser(
              new EvaluationContext.User("anna", "Anna Ito", "local", List.of("Sales", "All")))
          .withParameters(
              Map.of("Parameter 1", new Value.Int(2), "Parameter 2", new Value.Text("quarter")));

  private TestTable() {}

  static void load(Connection connection) {
    connection.execute(ROWS);
  }

  static Relation relation() {
    return Relation.of(
        "\"orders\"",
        FormulaCase.COLUMNS.stream().filter(c -> c.type() != DataType.SPATIAL).toList());
  }

  static HyperSql sql(Map<Symbol.Calculation, TypedExpr> calculations, Diagnostics diags) {
    return new HyperSql(calculations, CONTEXT, SqlDialect.TABLEAU, diags);
  }

  /** The values of a formula, each as a literal. */
  static List<String> values(
      Connection connection, TypedExpr formula, Map<Symbol.Calculation, TypedExpr> calculations) {
    return connection.query(query(formula, calculations)).rows().stream()
        .map(row -> row.value(0).isEmpty() ? "NULL" : literal(row, formula.type()))
        .toList();
  }

  /** The engine's type of a formula's values. */
  static String sqlType(
      Connection connection, TypedExpr formula, Map<Symbol.Calculation, TypedExpr> calculations) {
    return connection.describe(query(formula, calculations)).getFirst().type().sql();
  }

  private static String query(TypedExpr formula, Map<Symbol.Calculation, TypedExpr> calculations) {
    Diagnostics diags = new Diagnostics();
    return sql(calculations, diags)
        .values(formula, relation())
        .orElseThrow(() -> new AssertionError(diags.sorted()));
  }

  private static String literal(Row row, DataType type) {
    Object value = row.value(0).orElseThrow();
    return switch (type) {
      case STRING, NULL -> "'" + value.toString().replace("'", "''") + "'";
      case DATE -> "#" + value + "#";
      case DATETIME -> "#" + new Value.DateTime(row.timestamp(0).orElseThrow()).display() + "#";
      case REAL -> real(((Number) value).doubleValue());
      case BOOLEAN -> value.equals(true) ? "TRUE" : "FALSE";
      case INTEGER, SPATIAL, TABLE, TUPLE, UNKNOWN, ERROR -> value.toString();
    };
  }

  /** Ten digits, because the last ones differ between processors. */
  private static String real(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new java.math.MathContext(10));
    return new Value.Real(rounded).display();
  }
}
