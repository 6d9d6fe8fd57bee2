package dsc.project;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.spec.TableSpec;
import dsc.spec.TenantsSpec;
import dsc.spec.TenantsSpec.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that a source gave when it was asked for tenants.
 *
 * @param rows in any order, with a value for each column
 */
public record FoundTenants(List<Column> columns, List<List<Value>> rows) {
  /** What no team means who asks for its customers. */
  public static final int MOST = 100_000;

  public FoundTenants {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A column as the source has it. */
  public record Column(String name, DataType type) {}

  /**
   * The tenants, by their ids, because a source has no order; empty when there is something wrong
   * with them, which is reported.
   */
  public Optional<TenantTable> table(TenantsSpec spec, Diagnostics diags) {
    Diagnostics own = new Diagnostics();
    Optional<TenantTable> table = checked(spec, own);
    diags.reportAll(own.sorted());
    return own.hasErrors() ? Optional.empty() : table;
  }

  private Optional<TenantTable> checked(TenantsSpec spec, Diagnostics diags) {
    Span span = spec.origin().span();
    checkColumns(spec, diags);
    if (diags.hasErrors()) {
      return Optional.empty();
    }
    List<TenantTable.Column> typed =
        columns.stream().map(c -> new TenantTable.Column(c.name(), type(c, spec), span)).toList();
    int id = columns.stream().map(Column::name).toList().indexOf(TenantTable.ID);
    checkIds(spec.origin(), id, diags);
    List<TenantTable.Tenant> tenants = new ArrayList<>();
    rows.stream()
        .filter(row -> !isNobody(row.get(id)))
        .forEach(row -> tenants.add(tenant(row, row.get(id).display(), typed, span, diags)));
    tenants.sort(Comparator.comparing(TenantTable.Tenant::id));
    TenantTable table = new TenantTable(typed, tenants);
    table.checkIds(diags);
    if (rows.size() > MOST) {
      diags.report(Problems.tooManyFound(span, MOST));
    } else if (tenants.isEmpty() && !diags.hasErrors()) {
      diags.report(Problems.nobodyFound(span));
    }
    return Optional.of(table);
  }

  private void checkColumns(TenantsSpec spec, Diagnostics diags) {
    Span span = spec.origin().span();
    List<String> names = columns.stream().map(Column::name).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        diags.report(Problems.duplicateHeading(span, name, span));
      }
    }
    if (!names.contains(TenantTable.ID)) {
      diags.report(Problems.noIdColumn(span, names));
    }
    for (TableSpec.ColumnSpec declared : spec.columns()) {
      if (!names.contains(declared.name().value())) {
        diags.report(Problems.unknownTenantColumn(declared.name(), names));
      }
    }
  }

  /** The declared type, or the source's. */
  private static DataType type(Column column, TenantsSpec spec) {
    return spec.columns().stream()
        .filter(declared -> declared.name().value().equals(column.name()))
        .map(declared -> declared.type().value())
        .findFirst()
        .orElse(column.type());
  }

  private static boolean isNobody(Value id) {
    return id instanceof Value.Null || id.display().isEmpty();
  }

  private void checkIds(Origin origin, int id, Diagnostics diags) {
    List<List<Value>> nobodies = rows.stream().filter(row -> isNobody(row.get(id))).toList();
    if (!(origin instanceof Origin.Distinct distinct)) {
      nobodies.stream()
          .findFirst()
          .ifPresent(
              row ->
                  diags.report(Problems.foundWithoutId(origin.span(), row, nobodies.size() - 1)));
    } else if (!distinct.dropsNulls()) {
      nobodies.forEach(row -> diags.report(Problems.rowsOfNobody(origin.span(), row.get(id))));
    }
    List<String> bad =
        rows.stream()
            .filter(row -> !isNobody(row.get(id)))
            .map(row -> row.get(id).display())
            .filter(text -> !TenantTable.isId(text))
            .sorted()
            .toList();
    if (!bad.isEmpty()) {
      diags.report(Problems.foundBadId(origin.span(), bad.getFirst(), bad.size() - 1));
    }
  }

  private static TenantTable.Tenant tenant(
      List<Value> row, String id, List<TenantTable.Column> columns, Span span, Diagnostics diags) {
    List<TenantTable.Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Optional<Value> value = TypedText.convert(row.get(i), columns.get(i).type());
      if (value.isEmpty()) {
        diags.report(Problems.tenantValueType(span, row.get(i), columns.get(i)));
      }
      cells.add(new TenantTable.Cell(value.orElseGet(Value.Null::new), span));
    }
    return new TenantTable.Tenant(id, cells, span);
  }
}
