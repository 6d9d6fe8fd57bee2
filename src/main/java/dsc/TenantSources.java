package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.DatabaseKind;
import dsc.catalog.Value;
import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.extract.CollectedRows;
import dsc.extract.Database;
import dsc.extract.Databases;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.Fetch;
import dsc.extract.SourceAccess;
import dsc.extract.TableSource;
import dsc.project.FoundTenants;
import dsc.project.TenantTable;
import dsc.resolve.Symbol;
import dsc.spec.ConnectionSpec;
import dsc.spec.DatasourceSpec;
import dsc.spec.Located;
import dsc.spec.TableSpec;
import dsc.spec.TenantsSpec.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the tenants of a spec from its own sources: from a query, or the values of a column. */
public final class TenantSources implements TenantSource {
  /** One more than there may be, to tell that there are too many. */
  private static final int ENOUGH = FoundTenants.MOST + 1;

  private static final String QUERY_ALIAS = "dsc_tenants";

  private final SourceAccess access;
  private final ConnectionCatalog classes;

  public TenantSources(SourceAccess access, ConnectionCatalog classes) {
    this.access = access;
    this.classes = classes;
  }

  @Override
  public Optional<FoundTenants> find(Variant unbound, Diagnostics diags) {
    DatasourceSpec spec = unbound.typed().resolved().spec();
    return switch (spec.tenants().orElseThrow().origin()) {
      case Origin.Queried queried -> queried(queried, unbound, diags);
      case Origin.Distinct distinct -> distinct(distinct, unbound, diags);
      case Origin.Listed ignored -> throw new IllegalArgumentException("a file lists them");
      case Origin.Written ignored -> throw new IllegalArgumentException("the spec lists them");
    };
  }

  private Optional<FoundTenants> distinct(
      Origin.Distinct said, Variant unbound, Diagnostics diags) {
    if (Isolation.ownSource(unbound.typed().resolved().spec())) {
      diags.report(ExtractProblems.tenantsOfOwnSource(said.span()));
      return Optional.empty();
    }
    Symbol.Column field =
        (Symbol.Column)
            unbound.typed().resolved().symbols().field(said.field().value()).orElseThrow();
    return ExtractSources.rowsOf(field.table(), unbound, access, classes, diags)
        .map(source -> distinct(field, source));
  }

  private FoundTenants distinct(Symbol.Column field, TableSource source) {
    Found found = found(field, source);
    List<Value> values =
        switch (found.input()) {
          case Fetch fetch -> {
            CollectedRows sink = new CollectedRows();
            access
                .databases()
                .fetch(fetch.distinct(found.column(), ENOUGH), new BadRowRule.Fail(), sink);
            yield sink.rows().stream().map(List::getFirst).toList();
          }
          case Input files -> access.files().distinct(files, found.column(), ENOUGH);
        };
    // Values that a database tells apart may be the same in an extract.
    return new FoundTenants(
        List.of(new FoundTenants.Column(TenantTable.ID, found.column().type())),
        new LinkedHashSet<>(values).stream().map(List::of).toList());
  }

  /** Where the values of a field are. */
  private record Found(Input input, Column column) {}

  private static Found found(Symbol.Column field, TableSource source) {
    return switch (source) {
      case TableSource.PerTable tables ->
          column(there(tables.files(), field.table()), field.column(), field.type());
      case TableSource.Joined joined ->
          column(joined.file(), there(joined.columns(), field.internalName()), field.type());
      case TableSource.None ignored -> throw new IllegalStateException("no rows to look at");
    };
  }

  private static <T> T there(Map<String, T> all, String name) {
    return Optional.ofNullable(all.get(name))
        .orElseThrow(() -> new IllegalStateException("nothing is read for " + name));
  }

  private static Found column(Input input, String name, DataType type) {
    // A fetch knows its columns by the types they are declared with.
    return input instanceof Fetch fetch
        ? fetch.columns().stream()
            .filter(column -> column.name().equals(name))
            .findFirst()
            .map(column -> new Found(fetch, column))
            .orElseThrow()
        : new Found(input, new Column(name, type));
  }

  private Optional<FoundTenants> queried(Origin.Queried said, Variant unbound, Diagnostics diags) {
    DatasourceSpec spec = unbound.typed().resolved().spec();
    DatabaseConnections connections =
        new DatabaseConnections(classes, unbound.binding(), unbound.folder(), diags);
    Optional<ConnectionSpec> connection = connection(said, spec);
    if (connection.filter(connections::isDatabase).isEmpty()) {
      diags.report(ExtractProblems.tenantsWithoutDatabase(said.span()));
      return Optional.empty();
    }
    if (connection.get().attributes().stream().anyMatch(a -> a.value().isOfTenant())) {
      diags.report(ExtractProblems.tenantsOfOwnSource(said.span()));
      return Optional.empty();
    }
    return connections.database(connection.get()).flatMap(db -> queried(said, db, diags));
  }

  private static Optional<ConnectionSpec> connection(Origin.Queried said, DatasourceSpec spec) {
    Optional<String> name = said.connection().map(Located::value);
    return spec.connections().stream()
        .filter(c -> name.map(c.name().value()::equals).orElse(spec.connections().size() == 1))
        .findFirst();
  }

  private Optional<FoundTenants> queried(
      Origin.Queried said, Database database, Diagnostics diags) {
    DatabaseKind kind = database.kind();
    String from =
        DatabaseSources.from(
            kind, new TableSpec.Source.CustomSql(said.span(), said.sql()), QUERY_ALIAS);
    try {
      List<Databases.Found> there = access.databases().columns(database, from);
      List<Databases.Found> usable =
          there.stream().filter(column -> column.type().usual().isPresent()).toList();
      List<Column> columns =
          usable.stream().map(c -> new Column(c.name(), c.type().usual().orElseThrow())).toList();
      if (columns.isEmpty()) {
        return Optional.of(new FoundTenants(List.of(), List.of()));
      }
      String select =
          String.join(", ", columns.stream().map(c -> kind.identifier(c.name())).toList());
      CollectedRows rows = new CollectedRows();
      access
          .databases()
          .fetch(
              new Fetch(
                  database,
                  new Fetch.Query(select, from, List.of(), List.of(), Optional.of(ENOUGH)),
                  columns,
                  columns.stream().map(c -> Conversion.EXACT).toList(),
                  Optional.empty()),
              new BadRowRule.Fail(),
              rows);
      return Optional.of(
          new FoundTenants(
              columns.stream().map(c -> new FoundTenants.Column(c.name(), c.type())).toList(),
              rows.rows()));
    } catch (DscException failure) {
      if (failure.code() != Code.DATABASE_QUERY_FAILED) {
        throw failure;
      }
      diags.report(ExtractProblems.unreadable(said.span(), failure.getMessage()));
      return Optional.empty();
    }
  }
}
