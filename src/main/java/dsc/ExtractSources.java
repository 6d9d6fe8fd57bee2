package dsc;

import dsc.catalog.DataType;
import dsc.check.Typed;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.Span;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.FileInspector;
import dsc.extract.FileInspector.FileColumn;
import dsc.extract.TableSource;
import dsc.lower.Values;
import dsc.resolve.BoundTable;
import dsc.resolve.Symbol;
import dsc.spec.DatasourceSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the files an extract is read from and compares their columns with the declared ones, before
 * anything is built.
 */
public final class ExtractSources {
  private final Typed typed;
  private final Path folder;
  private final Values values;
  private final FileInspector inspector;
  private final Diagnostics diags;

  private ExtractSources(
      Typed typed, Path folder, Values values, FileInspector inspector, Diagnostics diags) {
    this.typed = typed;
    this.folder = folder;
    this.values = values;
    this.inspector = inspector;
    this.diags = diags;
  }

  /**
   * The sources of a spec's extract; empty when there are problems, which are reported.
   *
   * @param folder what paths in the spec are relative to
   */
  public static Optional<TableSource> find(
      Typed typed, Path folder, Values values, FileInspector inspector, Diagnostics diags) {
    return typed
        .resolved()
        .spec()
        .extract()
        .flatMap(e -> new ExtractSources(typed, folder, values, inspector, diags).find(e));
  }

  /**
   * The files a spec's rows can be read from, whether it has an extract or not; empty when there
   * are problems, which are reported.
   */
  public static Optional<TableSource> rows(
      Typed typed, Path folder, Values values, FileInspector inspector, Diagnostics diags) {
    DatasourceSpec spec = typed.resolved().spec();
    return new ExtractSources(typed, folder, values, inspector, diags)
        .rows(
            spec.extract().map(ExtractSpec::sources).orElse(List.of()),
            alias -> ExtractProblems.noRows(spec.id().span(), alias));
  }

  private Optional<TableSource> find(ExtractSpec extract) {
    return switch (extract.mode().value()) {
      case NONE, EMPTY -> Optional.of(new TableSource.None());
      case FILTERED, FULL ->
          rows(extract.sources(), alias -> ExtractProblems.noSource(extract.mode().span(), alias));
    };
  }

  private Optional<TableSource> rows(
      List<ExtractSpec.SourceSpec> sources, Function<String, Diagnostic> noSource) {
    List<BoundTable> tables = typed.resolved().tables();
    Optional<ExtractSpec.SourceSpec> whole =
        sources.stream().filter(s -> s.table().isEmpty()).findFirst();
    if (whole.isPresent() && tables.size() > 1) {
      return joined(whole.get());
    }
    SortedMap<String, InputFile> files = new TreeMap<>();
    for (BoundTable table : tables) {
      table(table, sources, whole, noSource).ifPresent(file -> files.put(table.alias(), file));
    }
    return files.size() == tables.size()
        ? Optional.of(new TableSource.PerTable(files))
        : Optional.empty();
  }

  private Optional<InputFile> table(
      BoundTable table,
      List<ExtractSpec.SourceSpec> sources,
      Optional<ExtractSpec.SourceSpec> whole,
      Function<String, Diagnostic> noSource) {
    Optional<ExtractSpec.SourceSpec> said =
        sources.stream()
            .filter(s -> s.table().map(t -> t.value().equals(table.alias())).orElse(false))
            .findFirst()
            .or(() -> whole);
    if (said.isPresent()) {
      Path path = path(values.text(said.get().file()));
      return input(table, path, format(path), said.get().span());
    }
    if (table.source() instanceof TableSpec.Source.TextFile file) {
      TableSpec.TextFormat format = file.format();
      if (!format.encoding().equalsIgnoreCase("UTF-8")) {
        diags.report(ExtractProblems.encoding(file.span(), format.encoding()));
        return Optional.empty();
      }
      return input(
          table,
          path(values.text(file.path())),
          Optional.of(
              new Format.Csv(
                  format.delimiter().charAt(0), format.header(), format.quote().charAt(0))),
          file.span());
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
        diags.report(ExtractProblems.columnMissing(column.name(), path, names));
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
    Optional<Format> format = format(path);
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
          diags.report(ExtractProblems.fieldMissing(said, column.internalName(), path, names));
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

  private Path path(String written) {
    return folder.resolve(written).normalize();
  }

  private static Optional<Format> format(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return Optional.of(new Format.Parquet());
    }
    if (name.endsWith(".tsv")) {
      return Optional.of(new Format.Csv('\t', true, '"'));
    }
    return name.endsWith(".csv") || name.endsWith(".txt")
        ? Optional.of(new Format.Csv(',', true, '"'))
        : Optional.empty();
  }
}
