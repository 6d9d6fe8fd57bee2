package dsc.extract;

import dsc.extract.ExtractProgram.Item;
import dsc.model.Extract;
import dsc.model.Extract.Aggregation;
import dsc.model.Extract.ExtractColumn;
import dsc.model.Extract.ExtractTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shape that an extract's attributes ask for. */
final class Shapes {
  private static final String TRUNCATED = "-Trunc";
  private static final String EVERYTHING = "-1";

  private Shapes() {}

  /** Whether every row gets into a table of the extract as it is. */
  static boolean keepsAll(Extract extract, ExtractTable table) {
    boolean cut = List.of("", table.object()).contains(extract.rows().object());
    return extract.aggregations().isEmpty() && !(cut && isCut(extract));
  }

  private static boolean isCut(Extract extract) {
    return !extract.rows().count().equals(EVERYTHING);
  }

  static Shape of(Extract extract, ExtractTable table) {
    if (!extract.aggregations().isEmpty()) {
      return grouped(extract.aggregations(), table.columns());
    }
    return keepsAll(extract, table) ? new Shape.All() : cut(extract.rows());
  }

  private static Shape cut(Extract.Rows rows) {
    return new Shape.Cut(
        rows.units().startsWith("sample-") ? Shape.Choice.SAMPLE : Shape.Choice.FIRST,
        rows.units().endsWith("percent") ? Shape.Amount.PERCENT : Shape.Amount.ROWS,
        new BigDecimal(rows.count()));
  }

  private static Shape grouped(List<Aggregation> aggregations, List<ExtractColumn> columns) {
    Map<String, String> derivations = new HashMap<>();
    aggregations.forEach(a -> derivations.put(a.field(), a.derivation()));
    List<Item> outputs = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (ExtractColumn column : columns) {
      String name = "\"r\"." + Sql.identifier(column.field());
      String derivation = derivations.getOrDefault(column.field(), "");
      boolean aggregated = !derivation.isEmpty() && !derivation.endsWith(TRUNCATED);
      String value = aggregated ? aggregate(derivation, name) : key(derivation, name);
      String typed = "CAST(" + value + " AS " + Sql.type(column.type(), column.decimal()) + ")";
      outputs.add(new Item(column.field(), typed));
      if (!aggregated) {
        keys.add(typed);
      }
    }
    return new Shape.Grouped(outputs, keys);
  }

  private static String aggregate(String derivation, String column) {
    return switch (derivation) {
      case "Sum" -> "SUM(" + column + ")";
      case "Min" -> "MIN(" + column + ")";
      case "Max" -> "MAX(" + column + ")";
      default -> throw new IllegalArgumentException("cannot be rolled up: " + derivation);
    };
  }

  private static String key(String derivation, String column) {
    return derivation.isEmpty()
        ? column
        : "DATE_TRUNC('"
            + derivation.replace(TRUNCATED, "").toLowerCase(Locale.ROOT)
            + "', "
            + column
            + ")";
  }
}
