package dsc.spec;

import dsc.spec.TenantsSpec.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tenants, and what is said about publishing. */
final class TenantsReader {
  private static final List<String> ORIGINS = List.of("from", "rows", "query", "distinct");

  private final Reading reading;

  TenantsReader(Reading reading) {
    this.reading = reading;
  }

  Optional<TenantsSpec> tenants(YamlNode node) {
    return reading.mapping(node).map(this::whole);
  }

  private TenantsSpec whole(YamlMapping tenants) {
    YamlMapping publish =
        tenants
            .get("publish")
            .flatMap(reading::mapping)
            .orElseGet(() -> new YamlMapping(tenants.span(), List.of()));
    return new TenantsSpec(
        origin(tenants),
        new TableReader(reading).columns(tenants, "columns"),
        publish(publish),
        reading.text(publish, "caption"),
        tenants.get("shared").map(reading::names).orElse(List.of()),
        tenants.span());
  }

  private Origin origin(YamlMapping tenants) {
    List<YamlMapping.Entry> said =
        ORIGINS.stream().flatMap(key -> tenants.entry(key).stream()).toList();
    said.stream()
        .skip(1)
        .forEach(
            e -> reading.diags().report(Problems.keysConflict(e.key(), said.getFirst().key())));
    onlyWith(tenants, "connection", "query");
    onlyWith(tenants, "nulls", "distinct");
    Optional<Origin> origin =
        said.stream().findFirst().flatMap(entry -> origin(entry.name(), entry.value(), tenants));
    if (said.isEmpty()) {
      reading.diags().report(Problems.noTenantRows(tenants.span()));
    }
    return origin.orElseGet(() -> new Origin.Written(List.of(), tenants.span()));
  }

  private Optional<Origin> origin(String key, YamlNode value, YamlMapping tenants) {
    return switch (key) {
      case "from" -> reading.name(value).map(Origin.Listed::new);
      case "rows" -> Optional.of(new Origin.Written(rows(tenants), value.span()));
      case "query" ->
          reading
              .code(value)
              .map(
                  sql ->
                      new Origin.Queried(sql, reading.name(tenants, "connection"), value.span()));
      default ->
          reading
              .name(value)
              .map(field -> new Origin.Distinct(field, tenants.get("nulls").isPresent()));
    };
  }

  private void onlyWith(YamlMapping tenants, String key, String other) {
    tenants
        .entry(key)
        .filter(entry -> tenants.get(other).isEmpty())
        .ifPresent(entry -> reading.diags().report(Problems.onlyWith(entry.key(), other)));
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
