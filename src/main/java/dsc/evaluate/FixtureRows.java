package dsc.evaluate;

import dsc.catalog.Coercion;
import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.query.SqlText;
import dsc.resolve.BoundTable;
import dsc.spec.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows a test gives a table, as SQL. */
final class FixtureRows {
  private FixtureRows() {}

  static BoundTable table(Typed typed, String alias) {
    return typed.resolved().tables().stream()
        .filter(table -> table.alias().equals(alias))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no table " + alias));
  }

  /** What stands after FROM; columns that a row leaves out are NULL. */
  static String scan(BoundTable table, List<Map<String, Value>> rows) {
    String names =
        table.columns().stream()
            .map(column -> SqlText.name(column.name().value()))
            .collect(Collectors.joining(", "));
    if (rows.isEmpty()) {
      return "(SELECT "
          + names
          + " FROM (VALUES ("
          + row(table, Map.of())
          + ")) AS \"v\"("
          + names
          + ") WHERE FALSE)";
    }
    return "(SELECT "
        + names
        + " FROM (VALUES "
        + rows.stream().map(row -> "(" + row(table, row) + ")").collect(Collectors.joining(", "))
        + ") AS \"v\"("
        + names
        + "))";
  }

  private static String row(BoundTable table, Map<String, Value> row) {
    return table.columns().stream()
        .map(column -> value(column, row.getOrDefault(column.name().value(), new Value.Null())))
        .collect(Collectors.joining(", "));
  }

  private static String value(TableSpec.ColumnSpec column, Value value) {
    Value typed =
        Coercion.to(value, column.type().value())
            .orElseThrow(() -> new IllegalStateException("unchecked value " + value));
    return "CAST(" + SqlText.literal(typed) + " AS " + SqlText.type(column.type().value()) + ")";
  }
}
