package dsc;

import dsc.check.Materialized;
import dsc.check.Typed;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.resolve.BoundTable;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.resolve.TenantColumns;
import dsc.spec.DatasourceSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.Located;
import dsc.spec.TableSpec;
import dsc.spec.ValueExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a spec keeps the rows of its tenants apart, as far as the spec alone can tell; the rows
 * of each finished extract are looked at as well, before anything is published.
 */
public final class Isolation {
  private Isolation() {}

  /**
   * Refuses to build the extracts of tenants when nothing restricts them to the tenant, or when a
   * table that holds the tenant has no filter.
   *
   * @throws DscException {@link Code#TENANTS_NOT_ISOLATED}
   */
  public static void require(List<Variant> variants) {
    List<String> ids = new ArrayList<>();
    for (Variant variant : variants) {
      if (variant.tenant().isPresent() && !ids.contains(variant.id())) {
        ids.add(variant.id());
        problem(variant)
            .ifPresent(
                problem -> {
                  throw problem;
                });
      }
    }
  }

  private static Optional<DscException> problem(Variant variant) {
    DatasourceSpec spec = variant.typed().resolved().spec();
    Optional<ExtractSpec> extract = spec.extract().filter(e -> hasRows(e.mode().value()));
    if (extract.isEmpty()) {
      return Optional.empty();
    }
    TenantColumns columns = TenantColumns.of(variant.typed().resolved());
    if (columns.filtered().isEmpty()) {
      return ownSource(spec) ? Optional.empty() : Optional.of(unfiltered(spec));
    }
    return columns.open().stream()
        .findFirst()
        .map(open -> uncovered(spec, columns, open))
        .or(() -> wholeTable(variant.typed(), columns));
  }

  /** With relationships, a filter leaves the rows of other logical tables as they are. */
  private static Optional<DscException> wholeTable(Typed typed, TenantColumns columns) {
    Resolved resolved = typed.resolved();
    if (resolved.relationships().isEmpty()) {
      return Optional.empty();
    }
    Set<String> filtered = new HashSet<>();
    columns.columns().forEach(column -> filtered.add(column.table()));
    for (Symbol.Field field : columns.filtered()) {
      if (field instanceof Symbol.Calculation calculation) {
        filtered.addAll(Materialized.tables(calculation, typed));
      }
    }
    List<String> shared =
        resolved.spec().tenants().stream()
            .flatMap(tenants -> tenants.shared().stream())
            .map(Located::value)
            .toList();
    return resolved.logicalTables().stream()
        .map(parts -> parts.stream().map(BoundTable::alias).toList())
        .filter(aliases -> aliases.stream().noneMatch(filtered::contains))
        .filter(aliases -> !shared.containsAll(aliases))
        .findFirst()
        .map(aliases -> whole(resolved.spec(), aliases.getFirst()));
  }

  private static DscException whole(DatasourceSpec spec, String table) {
    return new DscException(
        Code.TENANTS_NOT_ISOLATED,
        "every tenant of `%s` would get all rows of the logical table `%s`: no extract filter that names the tenant is on one of its columns"
            .formatted(spec.id().value(), table),
        List.of(
            "a filter restricts only the logical table of its column: add one there, or join the"
                + " table to one that has it",
            "if every tenant may see all of its rows, say so: `tenants: { shared: ["
                + table
                + "] }`"));
  }

  private static boolean hasRows(ExtractSpec.Mode mode) {
    return switch (mode) {
      case NONE, EMPTY -> false;
      case FILTERED, FULL -> true;
    };
  }

  /** Whether each tenant has its own files or connections. */
  static boolean ownSource(DatasourceSpec spec) {
    Stream<ValueExpr> files =
        spec.tables().stream()
            .map(TableSpec::source)
            .filter(TableSpec.Source.TextFile.class::isInstance)
            .map(source -> ((TableSpec.Source.TextFile) source).path());
    Stream<ValueExpr> sources =
        spec.extract().map(ExtractSpec::sources).orElse(List.of()).stream()
            .map(ExtractSpec.SourceSpec::file);
    Stream<ValueExpr> connections =
        spec.connections().stream().flatMap(c -> c.attributes().stream()).map(a -> a.value());
    return Stream.of(files, sources, connections)
        .flatMap(all -> all)
        .anyMatch(ValueExpr::isOfTenant);
  }

  private static DscException unfiltered(DatasourceSpec spec) {
    return new DscException(
        Code.TENANTS_NOT_ISOLATED,
        "every tenant of `" + spec.id().value() + "` would get the rows of all of them",
        List.of(
            "add an extract filter on the column that holds the tenant, such as"
                + " `{ field: …, include: [\"${tenant.id}\"] }`"));
  }

  private static DscException uncovered(
      DatasourceSpec spec, TenantColumns columns, Symbol.Column open) {
    String filtered =
        columns.columns().stream()
            .filter(c -> c.column().equalsIgnoreCase(open.column()))
            .map(c -> "`" + c.table() + "." + c.column() + "`")
            .findFirst()
            .orElse("another column");
    return new DscException(
        Code.TENANTS_NOT_ISOLATED,
        "table `%s` of `%s` may hold rows of other tenants: an extract filter names the tenant on %s, and none does on `%s.%s`"
            .formatted(open.table(), spec.id().value(), filtered, open.table(), open.column()),
        List.of(
            "add an extract filter on `" + open.caption() + "` that names the tenant",
            "if every tenant may see all of its rows, say so: `tenants: { shared: ["
                + open.table()
                + "] }`"));
  }
}
