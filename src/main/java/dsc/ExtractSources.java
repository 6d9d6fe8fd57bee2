package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.check.Materialized;
import dsc.check.Typed;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.Span;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.Fetch;
import dsc.extract.SourceAccess;
import dsc.extract.TableSource;
import dsc.lower.Values;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Extract;
import dsc.model.Filter;
import dsc.resolve.BoundFilter;
import dsc.resolve.BoundTable;
import dsc.resolve.Symbol;
import dsc.spec.DatasourceSpec;
import dsc.spec.ExtractShapeSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.TableSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the files and databases an extract is read from and compares their columns with the
 * declared ones, before anything is built.
 */
public final class ExtractSources {
  private final Variant variant;
  private final Typed typed;
  private final Path folder;
  private final Values values;
  private final FileSources files;
  private final DatabaseSources databases;
  private final Diagnostics diags;

  private ExtractSources(
      Variant variant,
      SourceAccess access,
      ConnectionCatalog classes,
      LocalDateTime now,
      Diagnostics diags) {
    this.variant = variant;
    this.typed = variant.typed();
    this.folder = variant.folder();
    this.values = variant.values();
    this.files = new FileSources(variant.folder(), access.files(), diags);
    this.databases =
        new DatabaseSources(
            variant,
            new DatabaseConnections(classes, variant.binding(), variant.folder(), diags),
            access.databases(),
            now,
            diags);
    this.diags = diags;
  }

  /** Whose rows a database is asked for. */
  public enum Reach {
    /** Those that pass all filters of the extract. */
    VARIANT,
    /** Those that any tenant may want, fetched once for all of them. */
    ALL_TENANTS
  }

  /**
   * A variant with the sources of its extract, which are missing when there are problems; those are
   * reported.
   *
   * @param now what relative dates count from
   * @throws DscException when a database cannot be reached
   */
  public static Sourced find(
      Variant variant,
      SourceAccess access,
      ConnectionCatalog classes,
      LocalDateTime now,
      Reach reach,
      Diagnostics diags) {
    Datasource datasource = variant.datasource();
    ExtractSources sources = new ExtractSources(variant, access, classes, now, diags);
    return new Sourced(
        variant,
        datasource,
        variant
            .typed()
            .resolved()
            .spec()
            .extract()
            .flatMap(extract -> sources.find(extract, datasource, reach)));
  }

  /**
   * What a spec's rows can be read from, whether it has an extract or not; empty when there are
   * problems, which are reported.
   *
   * @throws DscException when a database cannot be reached
   */
  public static Optional<TableSource> rows(
      Variant variant, SourceAccess access, ConnectionCatalog classes, Diagnostics diags) {
    return rows(variant, access, classes, variant.typed().resolved().tables(), diags);
  }

  /**
   * What the rows of one table can be read from; empty when there are problems, which are reported.
   *
   * @throws DscException when a database cannot be reached
   */
  static Optional<TableSource> rowsOf(
      String alias,
      Variant variant,
      SourceAccess access,
      ConnectionCatalog classes,
      Diagnostics diags) {
    List<BoundTable> tables =
        variant.typed().resolved().tables().stream().filter(t -> t.alias().equals(alias)).toList();
    return rows(variant, access, classes, tables, diags);
  }

  private static Optional<TableSource> rows(
      Variant variant,
      SourceAccess access,
      ConnectionCatalog classes,
      List<BoundTable> tables,
      Diagnostics diags) {
    DatasourceSpec spec = variant.typed().resolved().spec();
    ExtractSources sources = new ExtractSources(variant, access, classes, LocalDateTime.MIN, diags);
    return sources.rows(
        tables,
        spec.extract().map(ExtractSpec::sources).orElse(List.of()),
        alias -> ExtractProblems.noRows(spec.id().span(), alias),
        sources.columns().stream().filter(c -> isOf(c, tables)).toList(),
        List.of());
  }

  private static boolean isOf(Symbol.Column column, List<BoundTable> tables) {
    return tables.stream().anyMatch(table -> table.alias().equals(column.table()));
  }

  private Optional<TableSource> find(ExtractSpec extract, Datasource datasource, Reach reach) {
    return switch (extract.mode().value()) {
      case NONE, EMPTY -> Optional.of(new TableSource.None());
      case FILTERED, FULL ->
          rows(
              typed.resolved().tables(),
              extract.sources(),
              alias -> ExtractProblems.noSource(extract.mode().span(), alias),
              columns(datasource),
              filters(datasource, reach));
    };
  }

  private List<Symbol.Column> columns() {
    return typed.resolved().symbols().fields().stream()
        .filter(Symbol.Column.class::isInstance)
        .map(Symbol.Column.class::cast)
        .toList();
  }

  /** The fields that the extract's columns and filters are of; with calculations, all. */
  private List<Symbol.Column> columns(Datasource datasource) {
    Set<String> needed =
        datasource.only(Extract.class).stream()
            .flatMap(extract -> extract.tables().stream())
            .flatMap(table -> table.columns().stream())
            .map(Extract.ExtractColumn::field)
            .collect(Collectors.toCollection(HashSet::new));
    boolean calculated =
        typed.resolved().extractFilters().stream()
                .map(BoundFilter::field)
                .anyMatch(Symbol.Calculation.class::isInstance)
            || !Materialized.of(typed).isEmpty();
    typed.resolved().extractFilters().forEach(f -> needed.add(f.field().internalName()));
    return columns().stream()
        .filter(column -> calculated || needed.contains(column.internalName()))
        .toList();
  }

  /** The filters on columns that a database may check. */
  private List<DatabaseSources.Wanted> filters(Datasource datasource, Reach reach) {
    // A field may have several filters, of which only some differ from tenant to tenant.
    Set<Symbol.Field> asked = new HashSet<>();
    Set<Symbol.Field> notAsked = new HashSet<>();
    for (BoundFilter filter : typed.resolved().extractFilters()) {
      boolean wanted = reach == Reach.VARIANT || !SpecValues.dependsOnTenant(filter.spec());
      (wanted ? asked : notAsked).add(filter.field());
    }
    asked.removeAll(notAsked);
    return datasource
        .all(Filter.class)
        .filter(filter -> filter.id().kind() == ElementId.Kind.EXTRACT_FILTER)
        .filter(ExtractSources::isOnValues)
        .flatMap(
            filter ->
                asked.stream()
                    .filter(f -> f.internalName().equals(filter.field().field()))
                    .filter(Symbol.Column.class::isInstance)
                    .map(f -> new DatabaseSources.Wanted((Symbol.Column) f, filter)))
        .toList();
  }

  /** Whether a filter is on a field's values themselves and not on a part of a date. */
  private static boolean isOnValues(Filter filter) {
    return filter.field().derivation().map(d -> d.name().equals("None")).orElse(true);
  }

  private Optional<TableSource> rows(
      List<BoundTable> tables,
      List<ExtractSpec.SourceSpec> sources,
      Function<String, Diagnostic> noSource,
      List<Symbol.Column> fields,
      List<DatabaseSources.Wanted> filters) {
    Optional<ExtractSpec.SourceSpec> whole =
        sources.stream().filter(s -> s.table().isEmpty()).findFirst();
    if (whole.isPresent() && typed.resolved().tables().size() > 1) {
      return joined(whole.get());
    }
    if (sources.isEmpty() && databases.canJoin(tables)) {
      boolean good = true;
      for (BoundTable table : tables) {
        good &= databases.check(table);
      }
      return good
          ? Optional.of(joined(limited(databases.joined(tables, fields, filters))))
          : Optional.empty();
    }
    SortedMap<String, Input> inputs = new TreeMap<>();
    for (BoundTable table : tables) {
      boolean fromFile =
          whole.isPresent() || sources.stream().anyMatch(s -> isFor(s, table.alias()));
      if (!fromFile && databases.reads(table)) {
        if (databases.check(table)) {
          Fetch fetch = databases.table(table, keepsRoot(table) ? filters : List.of());
          inputs.put(table.alias(), isCut(table) ? limited(fetch) : fetch);
        }
      } else {
        table(table, sources, whole, noSource).ifPresent(file -> inputs.put(table.alias(), file));
      }
    }
    return inputs.size() == tables.size()
        ? Optional.of(new TableSource.PerTable(inputs))
        : Optional.empty();
  }

  private static boolean isFor(ExtractSpec.SourceSpec source, String alias) {
    return source.table().map(t -> t.value().equals(alias)).orElse(false);
  }

  /** Whether the joins leave out rows of this table exactly when a filter on them would. */
  private boolean keepsRoot(BoundTable table) {
    return typed.resolved().logicalTables().stream()
        .filter(parts -> parts.getFirst().equals(table))
        .anyMatch(parts -> parts.stream().noneMatch(this::mayComeAlone));
  }

  /** Whether rows of a joined table stay that match none of the others. */
  private boolean mayComeAlone(BoundTable table) {
    return typed.resolved().joins().stream()
        .filter(join -> join.spec().table().value().equals(table.alias()))
        .anyMatch(
            join ->
                switch (join.spec().kind()) {
                  case INNER, LEFT -> false;
                  case RIGHT, FULL -> true;
                });
  }

  /** Whether an extract with relationships takes only some rows of just this table. */
  private boolean isCut(BoundTable table) {
    return typed.resolved().logicalTables().contains(List.of(table))
        && typed
            .resolved()
            .spec()
            .extract()
            .flatMap(e -> e.shape().cut())
            .flatMap(ExtractShapeSpec.Cut::of)
            .filter(of -> of.value().equals(table.alias()))
            .isPresent();
  }

  /** No more rows than the extract takes, when each that comes is one of them. */
  private Fetch limited(Fetch fetch) {
    return typed
        .resolved()
        .spec()
        .extract()
        .filter(e -> e.filters().isEmpty())
        .flatMap(e -> e.shape().cut())
        .filter(cut -> cut.kind().value() == ExtractShapeSpec.Cut.Kind.RECORDS)
        .filter(cut -> cut.count().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
        .map(cut -> fetch.first(cut.count().intValueExact()))
        .orElse(fetch);
  }

  private static TableSource joined(Fetch fetch) {
    SortedMap<String, String> columns = new TreeMap<>();
    fetch.columns().forEach(column -> columns.put(column.name(), column.name()));
    return new TableSource.Joined(fetch, columns);
  }

  private Optional<Input> table(
      BoundTable table,
      List<ExtractSpec.SourceSpec> sources,
      Optional<ExtractSpec.SourceSpec> whole,
      Function<String, Diagnostic> noSource) {
    Optional<ExtractSpec.SourceSpec> said =
        sources.stream().filter(s -> isFor(s, table.alias())).findFirst().or(() -> whole);
    if (said.isPresent()) {
      ExtractSpec.SourceSpec source = said.get();
      if (!source.format().map(SourceFormats::reads).orElse(true)) {
        String encoding = source.format().orElseThrow().encoding();
        diags.report(ExtractProblems.encoding(source.span(), encoding));
        return Optional.empty();
      }
      return files.find(
          values.text(source.file()),
          path -> SourceFormats.of(source, path),
          source.span(),
          (file, names) -> columns(table, file, names));
    }
    if (table.source() instanceof TableSpec.Source.TextFile file) {
      if (!SourceFormats.reads(file.format())) {
        diags.report(ExtractProblems.encoding(file.span(), file.format().encoding()));
        return Optional.empty();
      }
      return files.find(
          values.text(file.path()),
          path -> Optional.of(SourceFormats.of(file, path)),
          file.span(),
          (name, names) -> columns(table, name, names));
    }
    Optional<String> workbook = fileOf(table, SourceFormats.WORKBOOKS);
    if (workbook.isPresent()) {
      return files.find(
          folder.resolve(workbook.get()).normalize().toString(),
          path -> Optional.of(SourceFormats.sheet(table.source(), path)),
          table.source().span(),
          (file, names) -> columns(table, file, names));
    }
    Optional<String> hyper = fileOf(table, Set.of("hyper"));
    if (hyper.isPresent()) {
      Path path = folder.resolve(hyper.get()).normalize();
      List<String> name = SourceFormats.hyperTable(table.source());
      return files.find(
          path.toString(),
          file -> Optional.of(new Format.Hyper(name)),
          table.source().span(),
          (file, names) -> columns(table, file, names));
    }
    diags.report(noSource.apply(table.alias()));
    return Optional.empty();
  }

  /** The file that a table's connection leads to, when it is of one of these classes. */
  private Optional<String> fileOf(BoundTable table, Set<String> classes) {
    return typed.resolved().spec().connections().stream()
        .filter(c -> c.name().value().equals(table.connection()))
        .filter(c -> classes.contains(c.connectionClass().value()))
        .filter(c -> table.source() instanceof TableSpec.Source.Named)
        .flatMap(c -> c.attributes().stream())
        .filter(a -> a.key().value().equals("file"))
        .map(a -> values.text(a.value()))
        .findFirst();
  }

  /** The declared columns, when a file has them. */
  private Optional<List<Column>> columns(
      BoundTable table, String file, Optional<List<String>> names) {
    boolean complete = true;
    for (TableSpec.ColumnSpec column : table.columns()) {
      if (names.isPresent() && !names.get().contains(column.name().value())) {
        diags.report(ExtractProblems.columnMissing(column.name(), file, names.get()));
        complete = false;
      }
    }
    return complete
        ? Optional.of(
            table.columns().stream()
                .map(
                    c ->
                        new Column(
                            c.name().value(),
                            c.type().value(),
                            c.conversion().decimal(),
                            c.conversion().lossy()))
                .toList())
        : Optional.empty();
  }

  private Optional<TableSource> joined(ExtractSpec.SourceSpec source) {
    SortedMap<String, String> columns = new TreeMap<>();
    return files
        .find(
            values.text(source.file()),
            path -> SourceFormats.of(source, path),
            source.span(),
            (file, names) -> joined(source.span(), file, names, columns))
        .map(input -> new TableSource.Joined(input, columns));
  }

  /** The columns of all fields, by internal name or caption, when a file has them. */
  private Optional<List<Column>> joined(
      Span said, String file, Optional<List<String>> names, SortedMap<String, String> columns) {
    List<Column> wanted = new ArrayList<>();
    boolean complete = true;
    for (Symbol.Column column : columns()) {
      String name = column.internalName();
      Optional<String> there =
          names.isEmpty()
              ? Optional.of(columns.getOrDefault(name, name))
              : names.get().contains(name)
                  ? Optional.of(name)
                  : names.get().stream().filter(column.caption()::equals).findFirst();
      if (there.isPresent()) {
        columns.put(name, there.get());
        Conversion rules = conversion(column);
        Optional<Decimal> decimal =
            rules.decimal().filter(digits -> column.type() == DataType.REAL);
        wanted.add(new Column(there.get(), column.type(), decimal, rules.lossy()));
      } else {
        diags.report(ExtractProblems.fieldMissing(said, name, file, names.orElse(List.of())));
        complete = false;
      }
    }
    return complete ? Optional.of(wanted) : Optional.empty();
  }

  private Conversion conversion(Symbol.Column field) {
    return variant.typed().resolved().tables().stream()
        .filter(table -> table.alias().equals(field.table()))
        .flatMap(table -> table.columns().stream())
        .filter(column -> column.name().value().equals(field.column()))
        .findFirst()
        .map(TableSpec.ColumnSpec::conversion)
        .orElse(Conversion.EXACT);
  }
}
