package dsc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tenants, and what is said about publishing. */
final class TenantsReader {
  private final Reading reading;

  TenantsReader(Reading reading) {
    this.reading = reading;
  }

  Optional<TenantsSpec> tenants(YamlNode node) {
    return reading.mapping(node).map(this::whole);
  }

  private TenantsSpec whole(YamlMapping tenants) {
    Optional<YamlMapping.Entry> from = tenants.entry("from");
    Optional<YamlMapping.Entry> rows = tenants.entry("rows");
    if (from.isPresent() && rows.isPresent()) {
      reading.diags().report(Problems.keysConflict(rows.get().key(), from.get().key()));
    }
    if (from.isEmpty() && rows.isEmpty()) {
      reading.diags().report(Problems.noTenantRows(tenants.span()));
    }
    YamlMapping publish =
        tenants
            .get("publish")
            .flatMap(reading::mapping)
            .orElseGet(() -> new YamlMapping(tenants.span(), List.of()));
    return new TenantsSpec(
        reading.name(tenants, "from"),
        rows(tenants),
        new TableReader(reading).columns(tenants, "columns"),
        publish(publish),
        reading.text(publish, "caption"),
        tenants.get("shared").map(reading::names).orElse(List.of()),
        tenants.span());
  }

  /** The publishing keys of a mapping: of the spec itself, or of the tenants. */
  PublishSpec publish(YamlMapping mapping) {
    return new PublishReader(reading).publish(mapping);
  }

  private List<TenantsSpec.TenantRow> rows(YamlMapping tenants) {
    List<TenantsSpec.TenantRow> rows = new ArrayList<>();
    for (YamlNode node : reading.items(tenants, "rows")) {
      reading
          .mapping(node)
          .ifPresent(row -> rows.add(new TenantsSpec.TenantRow(cells(row), row.span())));
    }
    return rows;
  }

  /** Column names and values that are written out. */
  List<TenantsSpec.Cell> cells(YamlMapping row) {
    List<TenantsSpec.Cell> cells = new ArrayList<>();
    for (YamlMapping.Entry entry : row.entries()) {
      Located<String> column = reading.name(entry.key());
      reading
          .scalar(entry.value())
          .ifPresent(value -> cells.add(new TenantsSpec.Cell(column, reading.fixed(value))));
    }
    return cells;
  }
}
