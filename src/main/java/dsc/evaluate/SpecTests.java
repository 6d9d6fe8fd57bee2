package dsc.evaluate;

import dsc.catalog.Coercion;
import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.resolve.BoundTable;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.TableSpec;
import dsc.spec.TenantsSpec;
import dsc.spec.TestSpec;
import dsc.spec.ValueExpr;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds the tests of a spec: their tables, columns and fields, and the types of their values. */
public final class SpecTests {
  private final Typed typed;
  private final Diagnostics diags;

  private SpecTests(Typed typed, Diagnostics diags) {
    this.typed = typed;
    this.diags = diags;
  }

  /** The tests of a spec; a part that is wrong is reported and left out. */
  public static List<BoundTest> bind(Typed typed, Diagnostics diags) {
    SpecTests tests = new SpecTests(typed, diags);
    return typed.resolved().spec().tests().stream().map(tests::bind).toList();
  }

  private BoundTest bind(TestSpec test) {
    Map<String, List<Map<String, Value>>> rows = new LinkedHashMap<>();
    for (TestSpec.FixtureTable fixture : test.rows()) {
      table(fixture)
          .ifPresent(
              table ->
                  rows.put(
                      table.alias(), fixture.rows().stream().map(r -> row(table, r)).toList()));
    }
    List<BoundTest.Expectation> expectations = new ArrayList<>();
    for (TestSpec.Expectation expectation : test.expect()) {
      expectation(expectation).ifPresent(expectations::add);
    }
    return new BoundTest(
        test,
        rows,
        expectations,
        test.now().flatMap(this::moment).or(() -> test.today().flatMap(this::moment)),
        test.user().flatMap(user -> value(user, DataType.STRING, "user")).map(Value::display));
  }

  private Optional<BoundTable> table(TestSpec.FixtureTable fixture) {
    Resolved resolved = typed.resolved();
    Optional<BoundTable> found =
        resolved.tables().stream()
            .filter(table -> table.alias().equals(fixture.table().value()))
            .findFirst();
    if (found.isEmpty()) {
      diags.report(
          Problems.unknownTable(
              fixture.table(), resolved.tables().stream().map(BoundTable::alias).toList()));
    }
    return found;
  }

  private Map<String, Value> row(BoundTable table, List<TenantsSpec.Cell> cells) {
    Map<String, Value> row = new LinkedHashMap<>();
    for (TenantsSpec.Cell cell : cells) {
      String name = cell.column().value();
      Optional<TableSpec.ColumnSpec> column =
          table.columns().stream().filter(c -> c.name().value().equals(name)).findFirst();
      if (column.isEmpty()) {
        diags.report(
            Problems.unknownColumn(
                cell.column(),
                table.alias(),
                table.columns().stream().map(c -> c.name().value()).toList()));
      } else {
        value(cell.value(), column.get().type().value(), name).ifPresent(v -> row.put(name, v));
      }
    }
    return row;
  }

  private Optional<BoundTest.Expectation> expectation(TestSpec.Expectation expectation) {
    String name = expectation.field().value();
    Optional<Symbol.Field> field = typed.resolved().symbols().field(name);
    if (field.isEmpty()) {
      diags.report(
          Problems.unknownField(
              expectation.field(),
              typed.resolved().symbols().fields().stream().map(Symbol::caption).toList()));
      return Optional.empty();
    }
    DataType type =
        switch (field.get()) {
          case Symbol.Column column -> column.type();
          case Symbol.Calculation calculation -> typed.inferred(calculation).type();
        };
    List<Value> values = new ArrayList<>();
    for (ValueExpr expr : expectation.values()) {
      value(expr, type, name).ifPresent(values::add);
    }
    return Optional.of(new BoundTest.Expectation(expectation, field.get(), values));
  }

  private Optional<Value> value(ValueExpr expr, DataType type, String name) {
    if (!(expr instanceof ValueExpr.Fixed fixed)) {
      return Optional.empty();
    }
    Optional<Value> value = Coercion.to(fixed.value(), type);
    if (value.isEmpty()) {
      diags.report(Problems.valueType(fixed.span(), fixed.value(), name, type));
    }
    return value;
  }

  private Optional<LocalDateTime> moment(ValueExpr expr) {
    return value(expr, DataType.DATETIME, "time")
        .flatMap(v -> v instanceof Value.DateTime t ? Optional.of(t.value()) : Optional.empty());
  }
}
