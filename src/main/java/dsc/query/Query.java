package dsc.query;

import dsc.check.TypedExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One query in the making over the rows of a relation: its common table expressions, each distinct
 * text once, starting with the rows that have shared calculations as more columns.
 */
final class Query {
  private final ExpressionSql expressions;
  private final Formulas formulas;
  private final Relation source;
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final Set<String> ready = new HashSet<>();
  private final SharedCalculations shared;
  private String rows;

  Query(ExpressionSql expressions, Formulas formulas, Relation source, SharedCalculations shared) {
    this.expressions = expressions;
    this.formulas = formulas;
    this.source = source;
    this.shared = shared;
    this.rows = source.from();
    for (int layer = 1; layer <= shared.layers(); layer++) {
      addLayer(layer);
    }
  }

  private void addLayer(int layer) {
    Select select = select(List.of());
    StringBuilder body = new StringBuilder("SELECT \"r\".*");
    shared
        .layer(layer)
        .forEach(
            (calculation, number) -> {
              TypedExpr formula = formulas.calculations().get(calculation);
              if (formula != null) {
                body.append(", ")
                    .append(expressions.render(formula, select))
                    .append(" AS ")
                    .append(SqlText.name(columnName(number)));
              }
            });
    rows = part("rows", body + select.from());
    shared.layer(layer).values().forEach(number -> ready.add(columnName(number)));
  }

  ExpressionSql expressions() {
    return expressions;
  }

  Formulas formulas() {
    return formulas;
  }

  Relation source() {
    return source;
  }

  /** The column of a shared calculation, once its layer is there. */
  Optional<String> sharedColumn(TypedExpr.Calculation ref) {
    return shared.number(ref.symbol()).map(this::columnName).filter(ready::contains);
  }

  private String columnName(int number) {
    return source.freshName("calculation " + number);
  }

  /** A SELECT over all rows, for groups of these dimensions. */
  Select select(List<TypedExpr> context) {
    return new Select(this, rows, context);
  }

  /** The name of the common table expression with this body. */
  String part(String kind, String body) {
    String known = parts.get(body);
    if (known != null) {
      return known;
    }
    String name = SqlText.name(kind + " " + (parts.size() + 1));
    parts.put(body, name);
    return name;
  }

  /** An aggregate for each group of the dimensions: columns {@code d1}, … and {@code m}. */
  String grouped(List<TypedExpr> dimensions, TypedExpr aggregate) {
    Select select = select(dimensions);
    List<String> keys = select.renderAll(dimensions);
    String value = expressions.render(aggregate, select);
    return part(
        "level",
        "SELECT "
            + String.join(", ", with(named("d", keys), value + " AS \"m\""))
            + select.from()
            + groupBy(keys.size()));
  }

  /** The whole text with its last SELECT. */
  String complete(String select) {
    return parts.isEmpty()
        ? select
        : parts.entrySet().stream()
            .map(part -> part.getValue() + " AS (" + part.getKey() + ")")
            .collect(Collectors.joining(", ", "WITH ", " " + select));
  }

  /** Each SQL with a name of the prefix and its number. */
  static List<String> named(String prefix, List<String> sql) {
    return IntStream.range(0, sql.size())
        .mapToObj(i -> sql.get(i) + " AS " + SqlText.name(prefix + (i + 1)))
        .toList();
  }

  /** The key columns of a grouped query. */
  static List<String> keys(int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(i -> "\"r\".\"d" + i + "\"").toList();
  }

  static String groupBy(int columns) {
    return columns == 0
        ? ""
        : IntStream.rangeClosed(1, columns)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", ", " GROUP BY ", ""));
  }

  static List<String> with(List<String> list, String last) {
    List<String> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }
}
