package dsc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.FunctionCatalog;
import dsc.catalog.FunctionEntry;
import dsc.catalog.Overload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Types and problems of formulas, one line each in {@code src/test/cases}. */
final class FormulaCasesTest {

  @TestFactory
  Stream<DynamicTest> formulasHaveTheTypesAndProblemsTheirCasesName() {
    return Stream.of("types", "functions")
        .flatMap(folder -> FormulaCase.read(folder).stream())
        .map(test -> DynamicTest.dynamicTest(test.title(), () -> run(test)));
  }

  private static void run(FormulaCase test) {
    FormulaCase.Checked checked = test.check();
    switch (test.kind()) {
      case TYPE -> {
        assertEquals("", test.problems(checked.problems()));
        assertEquals(test.wanted(), checked.formula().info().toString());
      }
      case VALUES -> assertEquals("", test.problems(checked.problems()));
      case PROBLEMS ->
          assertEquals(
              test.wanted().replaceAll("\\s+help:", "  help:"), test.problems(checked.problems()));
    }
  }

  @Test
  void everyFunctionHasItsOwnCases() {
    List<String> missing =
        FunctionCatalog.standard().functionNames().stream()
            .filter(name -> !Files.exists(Path.of("src/test/cases/functions", name + ".test")))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void everyOverloadIsCalledInSomeCase() {
    Set<Overload> called = new HashSet<>();
    for (String folder : List.of("types", "functions")) {
      FormulaCase.read(folder).forEach(test -> collect(test.check().formula(), called));
    }
    List<String> missing = new ArrayList<>();
    for (FunctionEntry entry : FunctionCatalog.standard().entries()) {
      entry.overloads().stream()
          .filter(overload -> !called.contains(overload))
          .map(overload -> overload.signature() + " → " + overload.returns())
          .forEach(missing::add);
    }
    assertEquals(List.of(), missing);
    assertTrue(called.size() > 200);
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
