package dsc.spec;

import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * The tenants: rows of typed values, from a file or inline, the declared types of columns (the
 * others are found from the values), and what each tenant publishes under.
 */
public record TenantsSpec(
    Optional<Located<String>> from,
    List<TenantRow> rows,
    List<TableSpec.ColumnSpec> columns,
    PublishSpec publish,
    Optional<ValueExpr> caption,
    Span span) {
  public TenantsSpec {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
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
