package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.SourceType;
import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.SourceFile;
import dsc.extract.Database;
import dsc.extract.Databases;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.FileInspector.FileColumn;
import dsc.extract.SourceAccess;
import dsc.project.Binding;
import dsc.spec.ConnectionSpec;
import dsc.spec.DatasourceSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.TableSpec;
import dsc.spec.ValueExpr;
import dsc.spec.YamlMapping;
import dsc.spec.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads the columns of a spec's sources and their types into the spec. Columns that are declared
 * already stay as they are.
 */
public final class Introspection {
  private final DatasourceSpec spec;
  private final Binding binding;
  private final Path folder;
  private final SourceAccess access;
  private final DatabaseConnections connections;
  private final Diagnostics diags;
  private final List<String> notes = new ArrayList<>();

  private Introspection(
      DatasourceSpec spec,
      ConnectionCatalog classes,
      Binding binding,
      Path folder,
      SourceAccess access,
      Diagnostics diags) {
    this.spec = spec;
    this.binding = binding;
    this.folder = folder;
    this.access = access;
    this.connections = new DatabaseConnections(classes, binding, folder, diags);
    this.diags = diags;
  }

  /**
   * The spec with the columns of its sources.
   *
   * @param added how many columns are new
   * @param notes what the author should know, in sentences
   */
  public record Result(String text, int added, List<String> notes) {
    public Result {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A column as its source has it, with the type as a spec writes it; without one when no extract
   * can hold its values.
   */
  private record Found(String name, Optional<String> type, String note) {
    static Found of(String name, Optional<DataType> type, Optional<Decimal> decimal, String note) {
      return new Found(name, decimal.map(Decimal::text).or(() -> type.map(DataType::text)), note);
    }
  }

  /**
   * Looks into every source of a spec; empty when one cannot be read, which is reported.
   *
   * @param folder what paths in the spec are relative to
   * @throws DscException when a database cannot be reached
   */
  public static Optional<Result> of(
      DatasourceSpec spec,
      ConnectionCatalog classes,
      Binding binding,
      Path folder,
      SourceAccess access,
      Diagnostics diags) {
    return new Introspection(spec, classes, binding, folder, access, diags).run();
  }

  private Optional<Result> run() {
    Map<String, SequencedMap<String, String>> added = new LinkedHashMap<>();
    for (TableSpec table : spec.tables()) {
      if (table.source() instanceof TableSpec.Source.TextFile
          || DatabaseSources.isQuery(table.source())) {
        found(table).ifPresent(found -> added.put(table.alias().value(), missing(table, found)));
      }
    }
    if (diags.hasErrors()) {
      return Optional.empty();
    }
    SourceFile file = spec.file();
    YamlMapping root = (YamlMapping) YamlReader.read(file, new Diagnostics()).orElseThrow();
    String text = SpecColumns.add(file, root, added);
    int count = added.values().stream().mapToInt(Map::size).sum();
    return Optional.of(new Result(text, count, notes));
  }

  /** The columns a table does not declare yet. */
  private SequencedMap<String, String> missing(TableSpec table, List<Found> found) {
    List<String> declared = table.columns().stream().map(c -> c.name().value()).toList();
    List<String> there = found.stream().map(Found::name).toList();
    String alias = table.alias().value();
    for (String name : declared) {
      if (!there.contains(name)) {
        notes.add("table `" + alias + "`: the source has no column `" + name + "`");
      }
    }
    SequencedMap<String, String> missing = new LinkedHashMap<>();
    for (Found column : found) {
      boolean isNew = !declared.contains(column.name());
      if (!column.note().isEmpty() && (isNew || column.type().isEmpty())) {
        notes.add("table `" + alias + "`, column `" + column.name() + "`: " + column.note());
      }
      if (isNew) {
        column.type().ifPresent(type -> missing.put(column.name(), type));
      }
    }
    return missing;
  }

  private Optional<List<Found>> found(TableSpec table) {
    Optional<ValueExpr> file = file(table);
    if (file.isPresent()) {
      return file(table, file.get());
    }
    Optional<ConnectionSpec> connection = connection(table);
    if (connection.isEmpty() || !connections.isDatabase(connection.get())) {
      diags.report(ExtractProblems.noRows(table.alias().span(), table.alias().value()));
      return Optional.empty();
    }
    return connections.database(connection.get()).flatMap(d -> database(table, d));
  }

  /** The file a table is read from, if it is from one. */
  private Optional<ValueExpr> file(TableSpec table) {
    return said(table)
        .map(ExtractSpec.SourceSpec::file)
        .or(
            () ->
                table.source() instanceof TableSpec.Source.TextFile text
                    ? Optional.of(text.path())
                    : workbook(table));
  }

  /** The workbook a table is a sheet of, if it is one. */
  private Optional<ValueExpr> workbook(TableSpec table) {
    return table.source() instanceof TableSpec.Source.Named
        ? connection(table)
            .filter(c -> SourceFormats.WORKBOOKS.contains(c.connectionClass().value()))
            .flatMap(
                c ->
                    c.attributes().stream()
                        .filter(a -> a.key().value().equals("file"))
                        .map(a -> a.value())
                        .findFirst())
        : Optional.empty();
  }

  /** What the extract says about where a table is read from. */
  private Optional<ExtractSpec.SourceSpec> said(TableSpec table) {
    return spec.extract().map(ExtractSpec::sources).orElse(List.of()).stream()
        .filter(
            source ->
                source
                    .table()
                    .map(t -> t.value().equals(table.alias().value()))
                    .orElse(spec.tables().size() == 1))
        .findFirst();
  }

  private Optional<ConnectionSpec> connection(TableSpec table) {
    return table.connection().isPresent()
        ? spec.connections().stream()
            .filter(c -> c.name().value().equals(table.connection().get().value()))
            .findFirst()
        : spec.connections().stream().findFirst();
  }

  private Optional<List<Found>> file(TableSpec table, ValueExpr written) {
    Optional<String> text = binding.text(written, diags);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<Path> paths =
        SourceGlobs.isGlob(text.get())
            ? SourceGlobs.expand(folder, text.get())
            : List.of(folder.resolve(text.get()).normalize());
    if (paths.isEmpty()) {
      diags.report(ExtractProblems.noFiles(written.span(), text.get()));
      return Optional.empty();
    }
    Path path = paths.getFirst();
    Optional<ExtractSpec.SourceSpec> said = said(table);
    Optional<Format> format =
        said.isPresent()
            ? SourceFormats.of(said.get(), path)
            : workbook(table).isPresent()
                ? Optional.of(SourceFormats.sheet(table.source(), path))
                : SourceFormats.of(table, path);
    if (format.isEmpty()) {
      diags.report(ExtractProblems.unknownFormat(written.span(), path));
      return Optional.empty();
    }
    try {
      List<Found> found = new ArrayList<>();
      boolean foreign = format.get() instanceof Format.Csv csv && !SourceFormats.isOfTheEngine(csv);
      List<FileColumn> columns =
          foreign && format.get() instanceof Format.Csv csv
              ? access
                  .files()
                  .typed(access.files().inUtf8(path, csv.rules().encoding()), csv.inUtf8())
              : format.get() instanceof Format.Sheet sheet
                  ? access.files().typed(access.files().asText(sheet), sheet)
                  : access.files().typed(path, format.get());
      for (FileColumn column : columns) {
        found.add(
            Found.of(
                column.name(),
                column.type(),
                column.decimal().filter(Decimal::isSmall),
                column.type().isEmpty() ? "its values have no column type in Tableau" : ""));
      }
      if (SourceGlobs.isGlob(text.get())) {
        SourceGlobs.keys(folder, path)
            .keySet()
            .forEach(key -> found.add(new Found(key, Optional.of(DataType.STRING.text()), "")));
      }
      return Optional.of(found);
    } catch (DscException unreadable) {
      if (unreadable.code() != Code.SOURCE_UNREADABLE
          && unreadable.code() != Code.SOURCE_MALFORMED
          && unreadable.code() != Code.ENGINE_QUERY_FAILED) {
        throw unreadable;
      }
      diags.report(ExtractProblems.unreadable(written.span(), unreadable.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<List<Found>> database(TableSpec table, Database database) {
    try {
      return Optional.of(
          access
              .databases()
              .columns(
                  database,
                  DatabaseSources.from(database.kind(), table.source(), table.alias().value()))
              .stream()
              .map(Introspection::found)
              .toList());
    } catch (DscException failure) {
      if (failure.code() != Code.DATABASE_QUERY_FAILED) {
        throw failure;
      }
      diags.report(ExtractProblems.unreadable(table.source().span(), failure.getMessage()));
      return Optional.empty();
    }
  }

  private static Found found(Databases.Found column) {
    SourceType type = column.type();
    return Found.of(column.name(), type.usual(), type.decimal(), type.refusal().orElse(""));
  }
}
