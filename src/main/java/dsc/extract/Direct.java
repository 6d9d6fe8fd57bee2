package dsc.extract;

import dsc.catalog.DataType;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to fill a table with exactly the rows of its query, but without running the query. */
public sealed interface Direct {
  /** A fetch with just the columns of the table. */
  record Fetched(Fetch fetch) implements Direct {}

  /**
   * Files the engine loads as they are. Where it cannot, the query tells why, or does it.
   *
   * @param columns the columns of the table in the order of the files'
   */
  record Copied(List<InputFile> files, List<Column> columns) implements Direct {
    public Copied {
      files = List.copyOf(files);
      columns = List.copyOf(columns);
    }

    /** What loads one of the files into a table with a quoted name. */
    public String statement(InputFile file, String table) {
      String names =
          columns.stream().map(c -> Sql.identifier(c.name())).collect(Collectors.joining(", "));
      return "COPY %s (%s) FROM %s WITH (%s)"
          .formatted(table, names, Sql.path(file.path()), Scan.options(file.format()));
    }

    /** What counts the rows of a file that a query reads otherwise; nothing where none can be. */
    public Optional<String> doubts(InputFile file) {
      return Scan.doubts(file);
    }

    /** What counts the rows of the loaded table that no query of the files gives. */
    public Optional<String> misread(String table) {
      boolean text = files.stream().anyMatch(file -> file.text().isPresent());
      List<Column> doubtful =
          columns.stream().filter(c -> text || c.type() == DataType.REAL).toList();
      return Scan.misread(doubtful, table);
    }
  }

  /**
   * Copies for a table that holds all rows of an input, where the engine reads its values just as a
   * query does.
   *
   * @param columns the columns of the table
   * @param read what each of them is called in the input, by name
   */
  static Optional<Direct> copied(
      ExtractProgram.Input input, List<Column> columns, Map<String, String> read) {
    List<InputFile> files =
        switch (input) {
          case InputFile file -> List.of(file);
          case FileSet set -> set.keys().stream().allMatch(Map::isEmpty) ? set.files() : List.of();
          case Fetch ignored -> List.of();
        };
    List<Optional<List<Column>>> orders =
        files.stream().map(file -> order(file, columns, read)).distinct().toList();
    return orders.size() == 1
        ? orders.getFirst().map(order -> new Copied(files, order))
        : Optional.empty();
  }

  /** The columns of the table in the order of a file's; empty where they don't fit. */
  private static Optional<List<Column>> order(
      InputFile file, List<Column> columns, Map<String, String> read) {
    return switch (file.format()) {
      // By name, and of the very types, which the engine sees to before it reads anything.
      case Format.Parquet ignored ->
          columns.stream().allMatch(column -> column.name().equals(read.get(column.name())))
              ? Optional.of(columns)
              : Optional.empty();
      case Format.Csv csv -> csv.rules().plain() ? byPlace(file, columns, read) : Optional.empty();
      case Format.Sheet ignored -> byPlace(file, columns, read);
      case Format.JsonLines ignored -> Optional.empty();
      case Format.Hyper ignored -> Optional.empty();
    };
  }

  private static boolean isOfType(Column one, Column other) {
    return one.type() == other.type() && one.decimal().equals(other.decimal());
  }

  private static Optional<List<Column>> byPlace(
      InputFile file, List<Column> columns, Map<String, String> read) {
    if (file.columns().size() != columns.size()) {
      return Optional.empty();
    }
    List<Column> order = new ArrayList<>();
    for (Column own : file.columns()) {
      columns.stream()
          .filter(c -> own.name().equals(read.get(c.name())) && isOfType(own, c))
          .findFirst()
          .ifPresent(order::add);
    }
    return order.stream().distinct().count() == columns.size()
        ? Optional.of(order)
        : Optional.empty();
  }
}
