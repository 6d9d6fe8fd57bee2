package dsc.spec;

import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/** One test of the spec: fixture rows per table and the values calculations must have on them. */
public record TestSpec(
    Located<String> name,
    List<FixtureTable> rows,
    List<Expectation> expect,
    Optional<ValueExpr> today,
    Optional<ValueExpr> now,
    Optional<ValueExpr> user,
    List<Located<String>> groups,
    Span span) {
  public TestSpec {
    rows = List.copyOf(rows);
    expect = List.copyOf(expect);
    groups = List.copyOf(groups);
  }

  /** The rows of one table. */
  public record FixtureTable(Located<String> table, List<List<TenantsSpec.Cell>> rows) {
    public FixtureTable {
      rows = List.copyOf(rows);
    }
  }

  /** What one calculation must give: one value, or one for each distinct value in order. */
  public record Expectation(Located<String> field, List<ValueExpr> values, boolean single) {
    public Expectation {
      values = List.copyOf(values);
    }
  }
}
