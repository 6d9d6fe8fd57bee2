package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.DataType;
import dsc.check.Typed;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.Span;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.Fetch;
import dsc.extract.FileInspector;
import dsc.extract.FileInspector.FileColumn;
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
import dsc.spec.ExtractSpec;
import dsc.spec.TableSpec;
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
  private final FileInspector inspector;
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
    this.inspector = access.files();
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
   * The sources of a variant's extract; empty when there are problems, which are reported.
   *
   * @param now what relative dates count from
   * @throws DscException when a database cannot be reached
   */
  public static Optional<TableSource> find(
      Variant variant,
      SourceAccess access,
      ConnectionCatalog classes,
      LocalDateTime now,
      Reach reach,
      Diagnostics diags) {
    return variant
        .typed()
        .resolved()
        .spec()
        .extract()
        .flatMap(e -> new ExtractSources(variant, access, classes, now, diags).find(e, reach));
  }

  /**
   * What a spec's rows can be read from, whether it has an extract or not; empty when there are
   * problems, which are reported.
   *
   * @throws DscException when a database cannot be reached
   */
  public static Optional<TableSource> rows(
      Variant variant, SourceAccess access, ConnectionCatalog classes, Diagnostics diags) {
    DatasourceSpec spec = variant.typed().resolved().spec();
    ExtractSources sources = new ExtractSources(variant, access, classes, LocalDateTime.MIN, diags);
    return sources.rows(
        spec.extract().map(ExtractSpec::sources).orElse(List.of()),
        alias -> ExtractProblems.noRows(spec.id().span(), alias),
        sources.columns(),
        List.of());
  }

  private Optional<TableSource> find(ExtractSpec extract, Reach reach) {
    return switch (extract.mode().value()) {
      case NONE, EMPTY -> Optional.of(new TableSource.None());
      case FILTERED, FULL -> {
        Datasource datasource = variant.datasource();
        yield rows(
            extract.sources(),
            alias -> ExtractProblems.noSource(extract.mode().span(), alias),
            columns(datasource),
            filters(datasource, reach));
      }
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
            .anyMatch(Symbol.Calculation.class::isInstance);
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
      List<ExtractSpec.SourceSpec> sources,
      Function<String, Diagnostic> noSource,
      List<Symbol.Column> fields,
      List<DatabaseSources.Wanted> filters) {
    List<BoundTable> tables = typed.resolved().tables();
    Optional<ExtractSpec.SourceSpec> whole =
        sources.stream().filter(s -> s.table().isEmpty()).findFirst();
    if (whole.isPresent() && tables.size() > 1) {
      return joined(whole.get());
    }
    if (sources.isEmpty() && databases.canJoin(tables)) {
      boolean good = true;
      for (BoundTable table : tables) {
        good &= databases.check(table);
      }
      return good
          ? Optional.of(joined(databases.joined(tables, fields, filters)))
          : Optional.empty();
    }
    SortedMap<String, Input> inputs = new TreeMap<>();
    for (BoundTable table : tables) {
      boolean fromFile =
          whole.isPresent() || sources.stream().anyMatch(s -> isFor(s, table.alias()));
      if (!fromFile && databases.reads(table)) {
        if (databases.check(table)) {
          inputs.put(table.alias(), databases.table(table, keepsRoot(table) ? filters : List.of()));
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
    return table.equals(typed.resolved().tables().getFirst())
        && typed.resolved().joins().stream()
            .allMatch(
                join ->
                    switch (join.spec().kind()) {
                      case INNER, LEFT -> true;
                      case RIGHT, FULL -> false;
                    });
  }

  private static TableSource joined(Fetch fetch) {
    SortedMap<String, String> columns = new TreeMap<>();
    fetch.columns().forEach(column -> columns.put(column.name(), column.name()));
    return new TableSource.Joined(fetch, columns);
  }

  private Optional<InputFile> table(
      BoundTable table,
      List<ExtractSpec.SourceSpec> sources,
      Optional<ExtractSpec.SourceSpec> whole,
      Function<String, Diagnostic> noSource) {
    Optional<ExtractSpec.SourceSpec> said =
        sources.stream().filter(s -> isFor(s, table.alias())).findFirst().or(() -> whole);
    if (said.isPresent()) {
      Path path = path(values.text(said.get().file()));
      return input(table, path, SourceFormats.of(path), said.get().span());
    }
    if (table.source() instanceof TableSpec.Source.TextFile file) {
      TableSpec.TextFormat format = file.format();
      if (!format.encoding().equalsIgnoreCase("UTF-8")) {
        diags.report(ExtractProblems.encoding(file.span(), format.encoding()));
        return Optional.empty();
      }
      Path path = path(values.text(file.path()));
      return input(table, path, Optional.of(SourceFormats.of(file, path)), file.span());
    }
    diags.report(noSource.apply(table.alias()));
    return Optional.empty();
  }

  private Optional<InputFile> input(
      BoundTable table, Path path, Optional<Format> format, Span said) {
    if (format.isEmpty()) {
      diags.report(ExtractProblems.unknownFormat(said, path));
      return Optional.empty();
    }
    return columns(path, format.get(), said)
        .flatMap(found -> match(table, path, format.get(), found, said));
  }

  private Optional<InputFile> match(
      BoundTable table, Path path, Format format, List<FileColumn> found, Span said) {
    List<String> names = found.stream().map(FileColumn::name).toList();
    boolean named = !(format instanceof Format.Csv text) || text.header();
    if (!named) {
      return Optional.of(
          new InputFile(
              path,
              format,
              table.columns().stream()
                  .map(c -> new Column(c.name().value(), c.type().value()))
                  .toList()));
    }
    if (names.size() == 1 && table.columns().size() > 1 && format instanceof Format.Csv csv) {
      diags.report(ExtractProblems.oneColumn(said, path, names.getFirst(), csv.delimiter()));
      return Optional.empty();
    }
    boolean complete = true;
    for (TableSpec.ColumnSpec column : table.columns()) {
      if (!names.contains(column.name().value())) {
        diags.report(ExtractProblems.columnMissing(column.name(), name(path), names));
        complete = false;
      }
    }
    return complete
        ? Optional.of(
            new InputFile(
                path, format, names.stream().map(n -> new Column(n, declared(table, n))).toList()))
        : Optional.empty();
  }

  /** Columns of the file that the spec does not declare are text, which any value is. */
  private static DataType declared(BoundTable table, String name) {
    return table.columns().stream()
        .filter(c -> c.name().value().equals(name))
        .findFirst()
        .map(c -> c.type().value())
        .orElse(DataType.STRING);
  }

  private Optional<TableSource> joined(ExtractSpec.SourceSpec source) {
    Path path = path(values.text(source.file()));
    Optional<Format> format = SourceFormats.of(path);
    if (format.isEmpty()) {
      diags.report(ExtractProblems.unknownFormat(source.span(), path));
      return Optional.empty();
    }
    return columns(path, format.get(), source.span())
        .flatMap(found -> joined(path, format.get(), found, source.span()));
  }

  private Optional<TableSource> joined(
      Path path, Format format, List<FileColumn> found, Span said) {
    List<String> names = found.stream().map(FileColumn::name).toList();
    SortedMap<String, String> columns = new TreeMap<>();
    SortedMap<String, DataType> types = new TreeMap<>();
    boolean complete = true;
    for (Symbol.Field field : typed.resolved().symbols().fields()) {
      if (field instanceof Symbol.Column column) {
        Optional<String> name =
            names.contains(column.internalName())
                ? Optional.of(column.internalName())
                : names.stream().filter(column.caption()::equals).findFirst();
        if (name.isPresent()) {
          columns.put(column.internalName(), name.get());
          types.put(name.get(), column.type());
        } else {
          diags.report(
              ExtractProblems.fieldMissing(said, column.internalName(), name(path), names));
          complete = false;
        }
      }
    }
    List<Column> all = new ArrayList<>();
    names.forEach(n -> all.add(new Column(n, types.getOrDefault(n, DataType.STRING))));
    return complete
        ? Optional.of(new TableSource.Joined(new InputFile(path, format, all), columns))
        : Optional.empty();
  }

  private Optional<List<FileColumn>> columns(Path path, Format format, Span said) {
    try {
      return Optional.of(inspector.columns(path, format));
    } catch (DscException unreadable) {
      diags.report(ExtractProblems.unreadable(said, unreadable.getMessage()));
      return Optional.empty();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private Path path(String written) {
    return folder.resolve(written).normalize();
  }
}
