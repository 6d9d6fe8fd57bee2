package dsc.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.Compiler;
import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.resolve.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with tests, found without running them. */
final class SpecTestsTest {
  private static final Compiler COMPILER = new Compiler();
  private static final String SPEC =
      """
      dsc: 1
      datasource: t
      connection: { class: csv }
      tables:
        a: { file: a.csv, columns: { id: integer, day: date, name: string } }
      calculations:
        Total: "SUM([id])"
        Twice: "[Total] * 2"
        Alone: "UPPER([name])"
      tests:
        - name: one
      """;

  @Test
  void goodTestsAreBoundToTypedValues() {
    List<BoundTest> tests =
        SpecTests.bind(
            typed("    rows: { a: [ { id: 1, day: 2024-05-17 } ] }\n    expect: { Total: 1 }\n"),
            new Diagnostics());
    assertEquals(
        Map.of(
            "a",
            List.of(
                Map.of("id", new Value.Int(1), "day", new Value.Date(LocalDate.of(2024, 5, 17))))),
        tests.getFirst().rows());
    assertEquals(List.of(new Value.Int(1)), tests.getFirst().expectations().getFirst().values());
  }

  @Test
  void wrongNamesAreReportedWhereTheyStand() {
    assertEquals(
        List.of("DSC2001 b", "DSC2003 Totel"),
        problems("    rows: { b: [ { id: 1 } ] }\n    expect: { Totel: 1 }\n"));
    assertEquals(
        List.of("DSC2002 idd"),
        problems("    rows: { a: [ { idd: 1 } ] }\n    expect: { Total: 1 }\n"));
  }

  @Test
  void valuesOfAnotherTypeAreReportedWhereTheyStand() {
    assertEquals(
        List.of("DSC4501 \"1\"", "DSC4501 today", "DSC4501 true"),
        problems("    rows: { a: [ { id: \"1\", day: today } ] }\n    expect: { Total: true }\n"));
    assertEquals(
        List.of("DSC4501 noon"), problems("    today: noon\n    expect: { Total: null }\n"));
  }

  @Test
  void calculationsThatNoTestReadsAreUntested() {
    Typed typed = typed("    expect: { Twice: 1 }\n");
    assertEquals(
        List.of("Alone"),
        TestRunner.untested(typed, SpecTests.bind(typed, new Diagnostics())).stream()
            .map(Symbol::caption)
            .toList());
  }

  @Test
  void numbersMayDifferByABillionth() {
    assertTrue(ValueComparison.same(real("0.30000000000000004"), real("0.3")));
    assertTrue(ValueComparison.same(real("5.5e-17"), real("0")));
    assertFalse(ValueComparison.same(real("1.00001"), real("1")));
    assertFalse(
        ValueComparison.same(new Value.Int(1_000_000_000_000L), new Value.Int(1_000_000_000_001L)));
    assertFalse(ValueComparison.same(new Value.Null(), real("0")));
  }

  private static Value real(String text) {
    return new Value.Real(new BigDecimal(text));
  }

  private static Typed typed(String test) {
    Diagnostics diags = new Diagnostics();
    return COMPILER
        .compile(new SourceFile("spec.yaml", SPEC + test), diags)
        .orElseThrow(() -> new AssertionError(diags.sorted()));
  }

  private static List<String> problems(String test) {
    Diagnostics diags = new Diagnostics();
    assertTrue(COMPILER.compile(new SourceFile("spec.yaml", SPEC + test), diags).isEmpty());
    return diags.sorted().stream()
        .map(d -> d.code().id() + " " + d.primary().orElseThrow().span().text())
        .toList();
  }
}
