package dsc.project;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tenants of a data source in the order written, with typed columns; {@code id} is one. */
public record TenantTable(List<Column> columns, List<Tenant> tenants) {
  /** The column that names a tenant. */
  public static final String ID = "id";

  /** Ids become file names and parts of addresses. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.@-]{0,99}");

  public TenantTable {
    columns = List.copyOf(columns);
    tenants = List.copyOf(tenants);
  }

  /** One column. */
  public record Column(String name, DataType type, Span span) {}

  /** One tenant: its id as text, and a value for each column of the table, in the same order. */
  public record Tenant(String id, List<Cell> cells, Span span) {
    public Tenant {
      cells = List.copyOf(cells);
    }
  }

  /** One value and where it is written; a value that was left out is null. */
  public record Cell(Value value, Span span) {}

  /** Whether a text can be the id of a tenant. */
  static boolean isId(String text) {
    return PLAIN.matcher(text).matches();
  }

  /** Reports ids that are there twice: they must differ by more than case, as file names do. */
  void checkIds(Diagnostics diags) {
    Map<String, Tenant> first = new HashMap<>();
    for (Tenant tenant : tenants) {
      Tenant same = first.putIfAbsent(tenant.id().toLowerCase(Locale.ROOT), tenant);
      if (same != null && !tenant.id().isEmpty()) {
        diags.report(Problems.duplicateTenant(tenant, same));
      }
    }
  }

  /** The column of this name. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The names of the columns, in order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** The tenant of this id. */
  public Optional<Tenant> tenant(String id) {
    return tenants.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
  }

  /** A tenant's value in a column. */
  public Optional<Cell> cell(Tenant tenant, String column) {
    int index = columnNames().indexOf(column);
    return index < 0 ? Optional.empty() : Optional.of(tenant.cells().get(index));
  }

  /** The tenants of these ids, in the order of the table; unknown ids are reported. */
  public List<Tenant> select(Collection<String> ids, Diagnostics diags) {
    List<String> known = tenants.stream().map(Tenant::id).toList();
    ids.stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> diags.report(Problems.unknownTenant(id, known)));
    return tenants.stream().filter(tenant -> ids.contains(tenant.id())).toList();
  }
}
