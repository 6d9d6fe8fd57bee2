package dsc.evaluate;

import dsc.catalog.Level;
import dsc.catalog.Value;
import dsc.check.TypeInfo;
import dsc.check.Typed;
import dsc.check.TypedExpr;
import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.Span;
import dsc.query.EvaluationContext;
import dsc.query.Relation;
import dsc.resolve.Symbol;
import dsc.spec.Located;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs tests on the engine. Rows are joined as the spec says; its filters do not apply, so that a
 * fixture needs only the columns a test is about.
 */
public final class TestRunner {
  private final Typed typed;
  private final RowEngine engine;
  private final EvaluationContext context;
  private int tables;

  /**
   * @param context what a test does not say: the parameters, and a time for tests without one
   */
  public TestRunner(Typed typed, RowEngine engine, EvaluationContext context) {
    this.typed = typed;
    this.engine = engine;
    this.context = context;
  }

  /** Runs one test. */
  public TestResult run(BoundTest test) {
    List<TypedExpr> formulas = test.expectations().stream().map(this::formula).toList();
    Set<Symbol.Column> columns =
        new LinkedHashSet<>(new FieldsRead(typed.calculations()).columns(formulas));
    Evaluator evaluator = new Evaluator(typed, engine, context(test));
    Relation rows =
        evaluator.load(
            JoinedRows.of(
                typed.resolved(),
                alias ->
                    FixtureRows.scan(
                        FixtureRows.table(typed, alias),
                        test.rows().getOrDefault(alias, List.of())),
                columns),
            "test " + ++tables);
    Diagnostics failures = new Diagnostics();
    for (int i = 0; i < formulas.size(); i++) {
      compare(evaluator, test.expectations().get(i), formulas.get(i), rows, failures);
    }
    return new TestResult(test, failures.sorted());
  }

  private static void compare(
      Evaluator evaluator,
      BoundTest.Expectation expectation,
      TypedExpr formula,
      Relation rows,
      Diagnostics failures) {
    Optional<String> sql = evaluator.sql(formula, rows, failures);
    if (sql.isEmpty()) {
      return;
    }
    try {
      List<Value> found = evaluator.values(formula, sql.get());
      ValueComparison.compare(expectation, found).ifPresent(failures::report);
    } catch (DscException refused) {
      if (refused.code() != Code.ENGINE_QUERY_FAILED) {
        throw refused;
      }
      failures.report(Problems.engineRefused(formula.span(), refused.getMessage()));
    }
  }

  private EvaluationContext context(BoundTest test) {
    return new EvaluationContext(
        test.now().orElse(context.now()),
        EvaluationContext.User.of(
            test.user().orElse(""), test.spec().groups().stream().map(Located::value).toList()),
        context.weekStart(),
        context.parameters());
  }

  private TypedExpr formula(BoundTest.Expectation expectation) {
    Span span = expectation.spec().field().span();
    return switch (expectation.field()) {
      case Symbol.Column column ->
          new TypedExpr.Column(span, new TypeInfo(column.type(), Level.ROW), column);
      case Symbol.Calculation calculation -> FieldsRead.reference(typed, calculation, span);
    };
  }

  /** The calculations that no expectation reads, directly or through others. */
  public static List<Symbol.Calculation> untested(Typed typed, List<BoundTest> tests) {
    Set<Symbol> read = new LinkedHashSet<>();
    for (BoundTest test : tests) {
      for (BoundTest.Expectation expectation : test.expectations()) {
        if (expectation.field() instanceof Symbol.Calculation calculation) {
          read.add(calculation);
          read.addAll(typed.dependencies().all(calculation));
        }
      }
    }
    List<Symbol.Calculation> untested = new ArrayList<>();
    for (Map.Entry<Symbol.Calculation, TypedExpr> entry : typed.calculations().entrySet()) {
      boolean written = typed.resolved().calculations().containsKey(entry.getKey());
      if (written && !read.contains(entry.getKey())) {
        untested.add(entry.getKey());
      }
    }
    return List.copyOf(untested);
  }
}
