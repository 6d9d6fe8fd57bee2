package dsc.spec;

import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/** The tenants: rows of typed values, from a file or inline, and what each publishes under. */
public record TenantsSpec(
    Optional<Located<String>> from,
    List<TenantRow> rows,
    PublishSpec publish,
    Optional<ValueExpr> caption,
    Span span) {
  public TenantsSpec {
    rows = List.copyOf(rows);
  }

  /** One inline tenant: column name and value, {@code id} among them. */
  public record TenantRow(List<Cell> cells, Span span) {
    public TenantRow {
      cells = List.copyOf(cells);
    }
  }

  /** One {@code column: value}. */
  public record Cell(Located<String> column, ValueExpr value) {}
}
