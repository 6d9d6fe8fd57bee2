package dsc.query;

import dsc.catalog.DataType;
import dsc.catalog.Level;
import dsc.check.TypeInfo;
import dsc.check.TypedExpr;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Turns typed formulas into queries of the Hyper engine. What the engine cannot evaluate is
 * reported and gives no query. Formulas must have been typed without errors.
 */
public final class HyperSql {
  private final Formulas formulas;
  private final EvaluationContext context;
  private final SqlDialect dialect;
  private final Diagnostics diags;

  /**
   * @param calculations what references to calculations stand for
   */
  public HyperSql(
      Map<Symbol.Calculation, TypedExpr> calculations,
      EvaluationContext context,
      SqlDialect dialect,
      Diagnostics diags) {
    this.formulas = new Formulas(calculations);
    this.context = context;
    this.dialect = dialect;
    this.diags = diags;
  }

  /**
   * The query for the values of a formula, in one column {@code value}: of a row-level formula each
   * distinct value once, in ascending order with NULL first; of an aggregate or constant one row.
   */
  public Optional<String> values(TypedExpr formula, Relation source) {
    return build(
        List.of(formula),
        source,
        query -> {
          Select select = query.select(List.of());
          String value = shown(formula, query.expressions().render(formula, select));
          return switch (formula.level()) {
            case CONSTANT -> "SELECT " + value;
            case ROW ->
                "SELECT DISTINCT " + value + select.from() + " ORDER BY \"value\" NULLS FIRST";
            case AGGREGATE, TABLE_CALC -> "SELECT " + value + select.from();
          };
        });
  }

  /** A shape is shown as text, since nothing else reads the engine's form of it. */
  private static String shown(TypedExpr formula, String sql) {
    boolean shape = formula.type() == DataType.SPATIAL;
    return (shape ? "TABLEAU.GEO_FORMAT_WKT(" + sql + ")" : sql) + " AS \"value\"";
  }

  /**
   * The query for the rows for which all predicates are true, with the columns of the relation. A
   * level-of-detail expression in a predicate sees all rows, also those that another predicate
   * drops.
   */
  public Optional<String> filter(List<TypedExpr> predicates, Relation source) {
    List<String> columns =
        source.columns().values().stream().map(name -> "\"r\"." + SqlText.name(name)).toList();
    return rowsWhere(predicates, source, select -> columns, List.of());
  }

  /** The query for formulas of each row for which all predicates are true, by column name. */
  public Optional<String> rows(
      SequencedMap<String, TypedExpr> outputs, List<TypedExpr> predicates, Relation source) {
    return rowsWhere(
        predicates,
        source,
        query -> {
          List<String> columns = new ArrayList<>();
          outputs.forEach(
              (name, formula) -> columns.add(query.apply(formula) + " AS " + SqlText.name(name)));
          return columns;
        },
        List.copyOf(outputs.values()));
  }

  private Optional<String> rowsWhere(
      List<TypedExpr> predicates,
      Relation source,
      Function<Function<TypedExpr, String>, List<String>> columns,
      List<TypedExpr> outputs) {
    List<TypedExpr> all = new ArrayList<>(predicates);
    all.addAll(outputs);
    List<Diagnostic> wrong = new ArrayList<>();
    predicates.stream()
        .filter(predicate -> !isPredicate(predicate))
        .forEach(predicate -> wrong.add(Problems.notPredicate(predicate)));
    outputs.stream()
        .filter(output -> !isRowLevel(output))
        .forEach(output -> wrong.add(Problems.notRowLevel(output)));
    if (!wrong.isEmpty()) {
      diags.reportAll(wrong);
      return Optional.empty();
    }
    return build(
        all,
        source,
        query -> {
          Select select = query.select(List.of());
          List<String> shown =
              columns.apply(formula -> query.expressions().render(formula, select));
          String where =
              String.join(
                  " AND ", select.renderAll(predicates.stream().map(HyperSql::test).toList()));
          return "SELECT "
              + String.join(", ", shown)
              + select.from()
              + (where.isEmpty() ? "" : " WHERE " + where);
        });
  }

  /** A predicate that is just NULL needs a type. */
  private static TypedExpr test(TypedExpr predicate) {
    return predicate.type() == DataType.BOOLEAN
        ? predicate
        : new TypedExpr.Coerce(new TypeInfo(DataType.BOOLEAN, predicate.level()), predicate);
  }

  private static boolean isPredicate(TypedExpr expr) {
    return isRowLevel(expr) && (expr.type() == DataType.BOOLEAN || expr.type() == DataType.NULL);
  }

  private static boolean isRowLevel(TypedExpr expr) {
    return expr.level().compareTo(Level.ROW) <= 0;
  }

  private Optional<String> build(
      List<TypedExpr> roots, Relation source, Function<Query, String> last) {
    List<Diagnostic> obstacles =
        new Evaluability(formulas, source, context, dialect).obstacles(roots);
    if (!obstacles.isEmpty()) {
      diags.reportAll(obstacles);
      return Optional.empty();
    }
    try {
      Query query =
          new Query(
              new ExpressionSql(formulas, context, dialect),
              formulas,
              source,
              SharedCalculations.of(formulas, roots));
      return Optional.of(query.complete(last.apply(query)));
    } catch (ExpressionSql.TooLarge tooLarge) {
      diags.report(Problems.tooLarge(roots.getFirst().span()));
      return Optional.empty();
    }
  }
}
