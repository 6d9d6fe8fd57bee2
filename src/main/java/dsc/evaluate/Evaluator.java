package dsc.evaluate;

import dsc.catalog.Level;
import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.check.TypedExpr;
import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.query.EvaluationContext;
import dsc.query.HyperSql;
import dsc.query.Relation;
import dsc.query.SqlText;
import dsc.resolve.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Evaluates formulas on the engine; the rows are loaded once for all of them. */
public final class Evaluator {
  private static final Relation NO_ROWS = Relation.of("(SELECT 1 AS \"row\")", List.of());

  private final Typed typed;
  private final RowEngine engine;
  private final EvaluationContext context;

  public Evaluator(Typed typed, RowEngine engine, EvaluationContext context) {
    this.typed = typed;
    this.engine = engine;
    this.context = context;
  }

  /** Whether any formula can be evaluated and reads rows. */
  public static boolean needsRows(List<Formula> formulas) {
    return formulas.stream().anyMatch(f -> f.typed().filter(Evaluator::needsRows).isPresent());
  }

  private static boolean needsRows(TypedExpr formula) {
    return formula.level() != Level.CONSTANT;
  }

  /**
   * The values of each formula, in their order.
   *
   * @param source asked for only when {@link #needsRows}
   * @param diags what keeps the rows from being read
   * @throws DscException when the rows cannot be loaded
   */
  public List<Outcome> evaluate(
      List<Formula> formulas, Optional<SourceRows> source, Diagnostics diags) {
    List<TypedExpr> readers =
        formulas.stream().flatMap(f -> f.typed().stream()).filter(Evaluator::needsRows).toList();
    Relation rows = NO_ROWS;
    if (source.isPresent() && !readers.isEmpty()) {
      Optional<Relation> loaded = load(source.get(), readers, diags);
      if (loaded.isEmpty()) {
        return List.of();
      }
      rows = loaded.get();
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Formula formula : formulas) {
      outcomes.add(outcome(formula, rows));
    }
    return List.copyOf(outcomes);
  }

  private Optional<Relation> load(SourceRows source, List<TypedExpr> readers, Diagnostics diags) {
    Set<Symbol.Column> columns =
        new LinkedHashSet<>(new FieldsRead(typed.calculations()).columns(readers));
    return source
        .relation(columns, context, engine.dialect(), diags)
        .map(rows -> load(rows, "rows"));
  }

  /**
   * Copies rows into a table of the session, so that a file is read once and its faults met once.
   */
  Relation load(Relation rows, String name) {
    String table = SqlText.name(name);
    engine.execute(
        "CREATE TEMPORARY TABLE " + table + " AS SELECT * FROM " + rows.from() + " AS \"s\"");
    SequencedMap<String, String> columns = rows.columns();
    return new Relation(table, columns);
  }

  private Outcome outcome(Formula formula, Relation rows) {
    return formula.typed().isEmpty()
        ? Outcome.unevaluated(formula, List.of())
        : outcome(formula, formula.typed().get(), rows);
  }

  private Outcome outcome(Formula formula, TypedExpr expr, Relation rows) {
    Diagnostics own = new Diagnostics();
    Optional<String> sql = sql(expr, rows, own);
    if (sql.isEmpty()) {
      return Outcome.unevaluated(formula, own.sorted());
    }
    try {
      return new Outcome(formula, sql, Optional.of(values(expr, sql.get())), own.sorted());
    } catch (DscException refused) {
      if (refused.code() != Code.ENGINE_QUERY_FAILED) {
        throw refused;
      }
      own.report(Problems.engineRefused(expr.span(), refused.getMessage()));
      return new Outcome(formula, sql, Optional.empty(), own.sorted());
    }
  }

  Optional<String> sql(TypedExpr expr, Relation rows, Diagnostics diags) {
    return new HyperSql(typed.calculations(), context, engine.dialect(), diags).values(expr, rows);
  }

  List<Value> values(TypedExpr expr, String sql) {
    return engine.column(sql, expr.type());
  }
}
