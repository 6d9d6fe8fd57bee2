package dsc.spec;

import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * The tenants: rows of typed values and where they come from, the declared types of columns (the
 * others are found from the values), and what each tenant publishes under.
 *
 * @param shared aliases of tables whose rows every tenant may see, though they have a column that
 *     is called like the one that tells tenants apart
 */
public record TenantsSpec(
    Origin origin,
    List<TableSpec.ColumnSpec> columns,
    PublishSpec publish,
    Optional<ValueExpr> caption,
    List<Located<String>> shared,
    Span span) {
  public TenantsSpec {
    columns = List.copyOf(columns);
    shared = List.copyOf(shared);
  }

  /** Where the tenants come from. */
  public sealed interface Origin {
    /** The place that says so. */
    Span span();

    /** A CSV, YAML or JSON file beside the spec. */
    record Listed(Located<String> file) implements Origin {
      @Override
      public Span span() {
        return file.span();
      }
    }

    /** The spec itself. */
    record Written(List<TenantRow> rows, Span span) implements Origin {
      public Written {
        rows = List.copyOf(rows);
      }
    }

    /**
     * The rows of a query.
     *
     * @param connection needed where there are several
     */
    record Queried(ScalarText sql, Optional<Located<String>> connection, Span span)
        implements Origin {}

    /**
     * The values of a field, which are the ids.
     *
     * @param dropsNulls whether rows without a value may belong to no tenant
     */
    record Distinct(Located<String> field, boolean dropsNulls) implements Origin {
      @Override
      public Span span() {
        return field.span();
      }
    }
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
