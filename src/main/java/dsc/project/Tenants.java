package dsc.project;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.spec.Located;
import dsc.spec.TableSpec;
import dsc.spec.TenantsSpec;
import dsc.spec.TenantsSpec.Origin;
import dsc.spec.ValueExpr;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads the tenants of a spec from a file beside it or from the spec itself. */
public final class Tenants {
  private final TenantsSpec spec;
  private final Diagnostics diags;
  private final List<TenantFile.Heading> headings = new ArrayList<>();
  private final List<List<TenantFile.Raw>> rows = new ArrayList<>();
  private final List<Span> places = new ArrayList<>();

  private Tenants(TenantsSpec spec, Diagnostics diags) {
    this.spec = spec;
    this.diags = diags;
  }

  /**
   * The tenants of a spec that does not ask its source for them; empty when there is none to go on
   * with, which is reported.
   *
   * @param folder where the spec is: file names are relative to it
   */
  public static Optional<TenantTable> load(TenantsSpec spec, Path folder, Diagnostics diags) {
    Diagnostics found = new Diagnostics();
    Tenants loader = new Tenants(spec, found);
    boolean read =
        switch (spec.origin()) {
          case Origin.Listed listed -> loader.readFile(listed.file(), folder);
          case Origin.Written written -> loader.readRows(written.rows());
          case Origin.Queried ignored -> throw new IllegalArgumentException("a source is asked");
          case Origin.Distinct ignored -> throw new IllegalArgumentException("a source is asked");
        };
    Optional<TenantTable> table = read ? loader.table() : Optional.empty();
    diags.reportAll(found.sorted());
    return found.hasErrors() ? Optional.empty() : table;
  }

  private boolean readFile(Located<String> from, Path folder) {
    String shown = Paths.beside(spec.span().file().path(), from.value());
    Optional<Path> path = Paths.inside(folder, from, diags);
    if (path.isPresent() && !Files.isRegularFile(path.get())) {
      diags.report(Problems.tenantsFileMissing(from));
      return false;
    }
    Optional<TenantFile> file =
        path.flatMap(p -> SourceFiles.read(p, shown, diags))
            .flatMap(text -> TenantFile.read(text, diags));
    file.ifPresent(
        read -> {
          headings.addAll(read.headings());
          for (TenantFile.Row row : read.rows()) {
            rows.add(row.values());
            places.add(row.span());
          }
        });
    return file.isPresent();
  }

  private boolean readRows(List<TenantsSpec.TenantRow> written) {
    Map<String, TenantFile.Heading> names = new LinkedHashMap<>();
    for (TenantsSpec.TenantRow row : written) {
      for (TenantsSpec.Cell cell : row.cells()) {
        names.putIfAbsent(
            cell.column().value(),
            new TenantFile.Heading(cell.column().value(), cell.column().span()));
      }
    }
    headings.addAll(names.values());
    for (TenantsSpec.TenantRow row : written) {
      Map<String, TenantFile.Raw> given = new HashMap<>();
      for (TenantsSpec.Cell cell : row.cells()) {
        if (cell.value() instanceof ValueExpr.Fixed fixed) {
          given.put(cell.column().value(), new TenantFile.Raw(fixed.value(), true, fixed.span()));
        }
      }
      TenantFile.Raw leftOut = new TenantFile.Raw(new Value.Null(), true, row.span());
      rows.add(names.keySet().stream().map(name -> given.getOrDefault(name, leftOut)).toList());
      places.add(row.span());
    }
    return true;
  }

  private Optional<TenantTable> table() {
    checkHeadings();
    if (diags.hasErrors()) {
      return Optional.empty();
    }
    if (rows.isEmpty()) {
      diags.report(Problems.noTenants(headings.getFirst().span()));
      return Optional.empty();
    }
    List<TenantTable.Column> columns = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      TenantFile.Heading heading = headings.get(i);
      columns.add(new TenantTable.Column(heading.name(), type(i), heading.span()));
    }
    List<TenantTable.Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      tenants.add(tenant(rows.get(i), places.get(i), columns));
    }
    TenantTable table = new TenantTable(columns, tenants);
    table.checkIds(diags);
    return Optional.of(table);
  }

  private void checkHeadings() {
    List<String> names = headings.stream().map(TenantFile.Heading::name).toList();
    Map<String, TenantFile.Heading> first = new HashMap<>();
    for (TenantFile.Heading heading : headings) {
      if (heading.name().isEmpty()) {
        diags.report(Problems.emptyHeading(heading.span()));
      } else if (first.containsKey(heading.name())) {
        diags.report(
            Problems.duplicateHeading(
                heading.span(), heading.name(), first.get(heading.name()).span()));
      }
      first.putIfAbsent(heading.name(), heading);
    }
    if (!names.contains(TenantTable.ID) && !headings.isEmpty()) {
      diags.report(Problems.noIdColumn(headings.getFirst().span(), names));
    }
    for (TableSpec.ColumnSpec declared : spec.columns()) {
      if (!names.contains(declared.name().value())) {
        diags.report(Problems.unknownTenantColumn(declared.name(), names));
      }
    }
  }

  /** The declared type of a column, or the narrowest that all its values have. */
  private DataType type(int column) {
    String name = headings.get(column).name();
    Optional<DataType> declared =
        spec.columns().stream()
            .filter(c -> c.name().value().equals(name))
            .map(c -> c.type().value())
            .findFirst();
    List<TenantFile.Raw> values = rows.stream().map(row -> row.get(column)).toList();
    return declared.orElseGet(
        () ->
            TypedText.INFERRED.stream()
                .filter(type -> values.stream().allMatch(raw -> fits(raw, type)))
                .filter(type -> !values.stream().allMatch(raw -> raw.value() instanceof Value.Null))
                .findFirst()
                .orElse(DataType.STRING));
  }

  /** Whether a value is of a type without being told; a text written in a spec stays a text. */
  private static boolean fits(TenantFile.Raw raw, DataType type) {
    boolean text = raw.typed() && raw.value() instanceof Value.Text;
    return text ? type == DataType.STRING : TypedText.convert(raw.value(), type).isPresent();
  }

  private TenantTable.Tenant tenant(
      List<TenantFile.Raw> row, Span place, List<TenantTable.Column> columns) {
    List<TenantTable.Cell> cells = new ArrayList<>();
    String id = "";
    for (int i = 0; i < columns.size(); i++) {
      TenantFile.Raw raw = row.get(i);
      Optional<Value> value = TypedText.convert(raw.value(), columns.get(i).type());
      if (value.isEmpty()) {
        diags.report(Problems.tenantValueType(raw.span(), raw.value(), columns.get(i)));
      }
      if (columns.get(i).name().equals(TenantTable.ID)) {
        id = raw.value() instanceof Value.Null ? "" : raw.value().display();
        checkId(id, raw);
      }
      cells.add(new TenantTable.Cell(value.orElseGet(Value.Null::new), raw.span()));
    }
    return new TenantTable.Tenant(id, cells, place);
  }

  private void checkId(String id, TenantFile.Raw raw) {
    if (id.isEmpty()) {
      diags.report(Problems.tenantWithoutId(raw.span()));
    } else if (!TenantTable.isId(id)) {
      diags.report(Problems.badTenantId(raw.span()));
    }
  }
}
