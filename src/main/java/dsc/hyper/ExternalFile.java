package dsc.hyper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files the engine reads by itself, without a row passing through Java. {@link #scan} stands where
 * a table's name may stand in a query.
 */
public sealed interface ExternalFile {
  List<Path> files();

  /** The call of {@code external(…)}. */
  String scan();

  /** Parquet files with the same columns; the files know them. */
  record Parquet(List<Path> files) implements ExternalFile {
    public Parquet {
      files = List.copyOf(files);
    }

    @Override
    public String scan() {
      return "external(" + paths(files) + ", FORMAT => 'parquet')";
    }
  }

  /** CSV files with the same columns, plain or gzipped. */
  record Csv(List<Path> files, List<TableDefinition.Column> columns, CsvFormat format)
      implements ExternalFile {
    public Csv {
      files = List.copyOf(files);
      columns = List.copyOf(columns);
    }

    @Override
    public String scan() {
      String list =
          columns.stream().map(TableDefinition.Column::sql).collect(Collectors.joining(", "));
      return "external(%s, COLUMNS => DESCRIPTOR(%s), %s)"
          .formatted(paths(files), list, format.options());
    }

    /** The statement that loads one of the files into a table with these columns. */
    public String copyInto(TableName table, Path file) {
      String names =
          columns.stream()
              .map(column -> Sql.identifier(column.name()))
              .collect(Collectors.joining(", "));
      return "COPY %s (%s) FROM %s WITH (%s)"
          .formatted(table.sql(), names, Sql.literal(file), format.options());
    }
  }

  /**
   * How a CSV file is written.
   *
   * @param nullText what stands for NULL where it isn't quoted
   * @param encoding {@code utf-8}, {@code utf-16}, {@code utf-16-le} or {@code utf-16-be}
   */
  record CsvFormat(
      char delimiter,
      boolean header,
      char quote,
      Optional<Character> escape,
      String nullText,
      String encoding) {

    /** Commas, a header line, double quotes, an empty field for NULL, UTF-8. */
    public static CsvFormat standard() {
      return new CsvFormat(',', true, '"', Optional.empty(), "", "utf-8");
    }

    public CsvFormat withDelimiter(char other) {
      return new CsvFormat(other, header, quote, escape, nullText, encoding);
    }

    public CsvFormat withHeader(boolean present) {
      return new CsvFormat(delimiter, present, quote, escape, nullText, encoding);
    }

    public CsvFormat withNullText(String text) {
      return new CsvFormat(delimiter, header, quote, escape, text, encoding);
    }

    public CsvFormat withEncoding(String name) {
      return new CsvFormat(delimiter, header, quote, escape, nullText, name);
    }

    /** The named arguments, the same for {@code external} and {@code COPY}. */
    String options() {
      return "FORMAT => 'csv', HEADER => %s, DELIMITER => %s, QUOTE => %s%s, \"null\" => %s, ENCODING => %s"
          .formatted(
              Sql.literal(header),
              Sql.literal(String.valueOf(delimiter)),
              Sql.literal(String.valueOf(quote)),
              escape.map(each -> ", ESCAPE => " + Sql.literal(String.valueOf(each))).orElse(""),
              Sql.literal(nullText),
              Sql.literal(encoding));
    }
  }

  private static String paths(List<Path> files) {
    return files.size() == 1
        ? Sql.literal(files.getFirst())
        : files.stream().map(Sql::literal).collect(Collectors.joining(", ", "ARRAY[", "]"));
  }
}
