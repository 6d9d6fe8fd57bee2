package dsc.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.FunctionCatalog;
import dsc.catalog.Overload;
import dsc.check.FormulaCase;
import dsc.check.TypedExpr;
import dsc.check.TypedWalk;
import dsc.hyper.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What formulas evaluate to on the engine, one line each in {@code src/test/cases}. */
@Tag("it")
final class FormulaValuesIT {
  private static final Connection CONNECTION = Engines.connect();

  @BeforeAll
  static void load() {
    TestTable.load(CONNECTION);
  }

  @AfterAll
  static void close() {
    CONNECTION.close();
  }

  @TestFactory
  Stream<DynamicTest> formulasHaveTheValuesTheirCasesName() {
    return cases().map(test -> DynamicTest.dynamicTest(test.title(), () -> evaluate(test)));
  }

  private static Stream<FormulaCase> cases() {
    return Stream.of("functions", "values")
        .flatMap(folder -> FormulaCase.read(folder).stream())
        .filter(test -> test.kind() == FormulaCase.Kind.VALUES);
  }

  private static void evaluate(FormulaCase test) {
    FormulaCase.Checked checked = test.check();
    assertEquals(List.of(), checked.problems());
    List<String> found =
        TestTable.values(CONNECTION, checked.formula(), checked.checker().calculations());
    assertEquals(test.wanted(), String.join(", ", found));
    assertEquals(
        SqlText.type(checked.formula().type()),
        TestTable.sqlType(CONNECTION, checked.formula(), checked.checker().calculations()));
  }

  @Test
  void everyOverloadTheEngineHasIsEvaluatedInSomeCase() {
    Set<Overload> evaluated = new HashSet<>();
    cases().forEach(test -> collect(test.check().formula(), evaluated));
    List<String> missing =
        FunctionCatalog.standard().entries().stream()
            .filter(entry -> entry.isFunction() && !entry.group().equals("spatial"))
            .flatMap(entry -> entry.overloads().stream())
            .filter(overload -> overload.sql().isPresent() && !evaluated.contains(overload))
            .map(Overload::signature)
            .toList();
    assertEquals(List.of("COLLECT(spatial: spatial)"), missing);
    assertTrue(evaluated.size() > 100);
  }

  private static void collect(TypedExpr root, Set<Overload> called) {
    TypedWalk.visit(
        root,
        expr -> {
          if (expr instanceof TypedExpr.Call call) {
            called.add(call.overload());
          }
        });
  }
}
