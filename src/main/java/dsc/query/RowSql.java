package dsc.query;

import dsc.check.TypedExpr;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.resolve.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Turns a formula that needs nothing but its own row into an SQL expression, for a query that
 * somebody else writes. What depends on other rows, or on who looks, is reported and gives nothing.
 */
public final class RowSql {
  private final Formulas formulas;
  private final EvaluationContext context;
  private final SequencedMap<String, String> columns;
  private final Diagnostics diags;

  /**
   * @param calculations what references to calculations stand for
   * @param columns the SQL of each column by the internal name of its field
   */
  public RowSql(
      Map<Symbol.Calculation, TypedExpr> calculations,
      EvaluationContext context,
      Map<String, String> columns,
      Diagnostics diags) {
    this.formulas = new Formulas(calculations);
    this.context = context;
    this.columns = new LinkedHashMap<>(columns);
    this.diags = diags;
  }

  /**
   * The expression.
   *
   * @param userFunctions the functions whose value depends on who looks
   */
  public Optional<String> expression(TypedExpr formula, Collection<String> userFunctions) {
    SqlDialect dialect = SqlDialect.TABLEAU;
    List<Diagnostic> obstacles = new ArrayList<>();
    formulas.walk(
        List.of(formula),
        expr -> {
          switch (expr) {
            case TypedExpr.Lod lod -> obstacles.add(Problems.otherRows(lod.span()));
            case TypedExpr.Call call when userFunctions.contains(call.overload().function()) ->
                obstacles.add(Problems.viewer(call.span(), call.overload().function()));
            default -> {}
          }
        });
    if (obstacles.isEmpty()) {
      obstacles.addAll(
          new Evaluability(formulas, new Relation("", columns), context, dialect)
              .obstacles(List.of(formula)));
    }
    if (!obstacles.isEmpty()) {
      diags.reportAll(obstacles);
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ExpressionSql(formulas, context, dialect).render(formula, new OneRow(columns)));
    } catch (ExpressionSql.TooLarge tooLarge) {
      diags.report(Problems.tooLarge(formula.span()));
      return Optional.empty();
    }
  }

  /** Names of one row; what needs more was reported before. */
  private record OneRow(SequencedMap<String, String> columns) implements Scope {
    @Override
    public String column(TypedExpr.Column column) {
      String sql = columns.get(column.symbol().internalName());
      if (sql == null) {
        throw new IllegalStateException("no column " + column.symbol().internalName());
      }
      return sql;
    }

    @Override
    public String lod(TypedExpr.Lod lod) {
      throw new IllegalStateException("a level of detail of one row");
    }

    @Override
    public String aggregate(TypedExpr.Call call) {
      throw new IllegalStateException("an aggregate of one row");
    }

    @Override
    public Optional<String> calculation(TypedExpr.Calculation calculation) {
      return Optional.empty();
    }
  }
}
