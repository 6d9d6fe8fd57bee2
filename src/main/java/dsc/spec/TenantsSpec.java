package dsc.spec;

import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * The tenants: rows of typed values, from a file or inline, the declared types of columns (the
 * others are found from the values), and what each tenant publishes under.
 *
 * @param shared aliases of tables whose rows every tenant may see, though they have a column that
 *     is called like the one that tells tenants apart
 */
public record TenantsSpec(
    Optional<Located<String>> from,
    List<TenantRow> rows,
    List<TableSpec.ColumnSpec> columns,
    PublishSpec publish,
    Optional<ValueExpr> caption,
    List<Located<String>> shared,
    Span span) {
  public TenantsSpec {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    shared = List.copyOf(shared);
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
