package dsc.extract;

import dsc.catalog.DataType;
import dsc.catalog.StableIds;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the engine reads an input file: what stands after FROM. */
public final class Scan {
  private Scan() {}

  /**
   * The rows of the input; text files give columns of the declared types, NULL for nothing, and
   * what is fetched must have been loaded.
   */
  public static String sql(ExtractProgram.Input input) {
    return switch (input) {
      case InputFile file -> file(file);
      case FileSet set -> files(set);
      case Fetch fetch ->
          Sql.identifier(fetch.alias())
              + "."
              + Sql.identifier(Fetch.SCHEMA)
              + "."
              + Sql.identifier(Fetch.TABLE);
    };
  }

  /**
   * The distinct values of a column of an input, as one of the column's type.
   *
   * @param most how many are enough
   */
  public static String distinct(ExtractProgram.Input input, Column column, int most) {
    return "SELECT DISTINCT CAST("
        + Sql.identifier(column.name())
        + " AS "
        + Sql.type(column.type(), column.decimal())
        + ") FROM "
        + sql(only(input, column))
        + " AS \"rows\" LIMIT "
        + most;
  }

  /** The input with all columns but one as text, which any value can be read as. */
  private static ExtractProgram.Input only(ExtractProgram.Input input, Column column) {
    return switch (input) {
      case InputFile file -> only(file, column);
      case FileSet set ->
          new FileSet(
              set.files().stream().map(file -> only(file, column)).toList(),
              set.keys(),
              List.of(column));
      case Fetch fetch -> fetch;
    };
  }

  private static InputFile only(InputFile file, Column column) {
    return new InputFile(
        file.path(),
        file.format(),
        file.columns().stream()
            .map(
                own ->
                    own.name().equals(column.name())
                        ? column
                        : new Column(own.name(), DataType.STRING))
            .toList());
  }

  /** The name the engine knows a .hyper file under that rows are read from. */
  public static String alias(InputFile file) {
    return "source " + StableIds.digits(file.path().toAbsolutePath().normalize().toString());
  }

  private static String file(InputFile file) {
    String path = Sql.path(file.path());
    return switch (file.format()) {
      case Format.Parquet ignored -> exact(file, parquet(path));
      case Format.Csv csv -> text(path, file, csv);
      case Format.Sheet ignored -> text(path, file, Format.Sheet.TEXT);
      case Format.JsonLines ignored -> json(path, file);
      case Format.Hyper hyper -> exact(file, table(file, hyper));
    };
  }

  private static String table(InputFile file, Format.Hyper hyper) {
    return Sql.identifier(alias(file))
        + hyper.table().stream()
            .map(part -> "." + Sql.identifier(part))
            .collect(Collectors.joining());
  }

  /** The rows of a file that knows the types of its columns, with the values as they are there. */
  public static String rows(InputFile file) {
    return file.format() instanceof Format.Hyper hyper
        ? table(file, hyper)
        : parquet(Sql.path(file.path()));
  }

  private static String parquet(String path) {
    return "external(" + path + ", FORMAT => 'parquet')";
  }

  /** What stands for a file in the SQL that reads it. */
  public static String place(InputFile file) {
    return file.format() instanceof Format.Hyper hyper ? table(file, hyper) : Sql.path(file.path());
  }

  /** What stands in its place when another file is read, one of Parquet for a table. */
  public static String inPlace(InputFile file, Path other) {
    String path = Sql.path(other);
    return file.format() instanceof Format.Hyper ? parquet(path) : path;
  }

  /**
   * A column of a file and what is true of its values that do not fit.
   *
   * @param condition over {@link #rows}
   */
  public record Misfit(Column column, String condition) {}

  /** What may not fit in a file that knows the types of its columns. */
  public static List<Misfit> misfits(InputFile file) {
    return file.columns().stream()
        .flatMap(column -> misfit(column).stream().map(bad -> new Misfit(column, bad)))
        .toList();
  }

  private static Optional<String> misfit(Column column) {
    String name = Sql.identifier(column.name());
    return DecimalValue.ofAny(column, name)
        .map(DecimalValue::bad)
        .or(() -> isFloating(column) ? TextValue.misfit(column, name) : Optional.empty());
  }

  private static boolean isFloating(Column column) {
    return column.type() == DataType.REAL && column.decimal().isEmpty();
  }

  /** Rows of typed columns, with numbers as this spec wants them. */
  private static String exact(InputFile file, String rows) {
    if (file.columns().stream().noneMatch(column -> column.type() == DataType.REAL)) {
      return rows;
    }
    List<String> values = new ArrayList<>();
    for (Column column : file.columns()) {
      String name = Sql.identifier(column.name());
      Optional<String> value =
          isFloating(column)
              ? Optional.of(TextValue.real(column, "CAST(" + name + " AS DOUBLE PRECISION)"))
              : DecimalValue.ofAny(column, name).map(DecimalValue::sql);
      values.add(value.map(sql -> sql + " AS " + name).orElse(name));
    }
    return "(SELECT " + String.join(", ", values) + " FROM " + rows + ")";
  }

  /** The files one after the other, each with the values that its folders stand for. */
  private static String files(FileSet set) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < set.files().size(); i++) {
      SortedMap<String, String> keys = set.keys().get(i);
      List<String> own = set.files().get(i).columns().stream().map(Column::name).toList();
      parts.add(
          "SELECT "
              + set.columns().stream()
                  .map(
                      column ->
                          "CAST("
                              + (own.contains(column.name()) || !keys.containsKey(column.name())
                                  ? Sql.identifier(column.name())
                                  : key(keys.getOrDefault(column.name(), "")))
                              + " AS "
                              + Sql.type(column.type(), column.decimal())
                              + ") AS "
                              + Sql.identifier(column.name()))
                  .collect(Collectors.joining(", "))
              + " FROM "
              + file(set.files().get(i))
              + " AS \"file\"");
    }
    return "(" + String.join(" UNION ALL ", parts) + ")";
  }

  private static String key(String value) {
    return value.isEmpty() ? "NULL" : Sql.text(value);
  }

  /**
   * Members of objects as columns; the member null is no value, the text null is one. A line that
   * is no object has no members, which tells it cheaply from most that are; reading it fails.
   */
  private static String json(String path, InputFile file) {
    List<String> texts = new ArrayList<>();
    List<String> noObject = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : file.columns()) {
      String name = Sql.identifier(column.name());
      String member = Sql.text(column.name());
      texts.add(
          "CASE WHEN CAST(\"json\"->%s AS TEXT) <> 'null' THEN \"json\"->>%s END AS %s"
              .formatted(member, member, name));
      noObject.add("\"json\"->" + member + " IS NULL");
      values.add(TextValue.sql(column, name) + " AS " + name);
    }
    String line = "LTRIM(CAST(\"json\" AS TEXT))";
    noObject.add(line + " NOT LIKE '{%'");
    return "(SELECT %s FROM (SELECT %s FROM external(%s, FORMAT => 'json') AS \"lines\"(\"json\")"
            .formatted(String.join(", ", values), String.join(", ", texts), path)
        + " WHERE CASE WHEN "
        + String.join(" AND ", noObject)
        + " THEN CAST('not ' || "
        + line
        + " AS BOOLEAN) ELSE TRUE END))";
  }

  private static String text(String path, InputFile file, Format.Csv csv) {
    boolean plain =
        file.columns().stream()
            .allMatch(c -> converted(c, csv.rules()).equals(Sql.identifier(c.name())));
    String scan =
        "external("
            + path
            + ", COLUMNS => DESCRIPTOR("
            + file.columns().stream()
                .map(c -> Sql.identifier(c.name()) + " " + Sql.type(asRead(c, csv.rules())))
                .collect(Collectors.joining(", "))
            + "), "
            + options(csv)
            + ")";
    return plain
        ? scan
        : "(SELECT "
            + file.columns().stream()
                .map(c -> converted(c, csv.rules()))
                .collect(Collectors.joining(", "))
            + " FROM "
            + scan
            + ")";
  }

  /** How a file is written, as a scan and a COPY are told. */
  static String options(Format format) {
    return switch (format) {
      case Format.Csv csv ->
          "FORMAT => 'csv', HEADER => "
              + csv.header()
              + ", DELIMITER => "
              + Sql.text(String.valueOf(csv.delimiter()))
              + ", QUOTE => "
              + Sql.text(String.valueOf(csv.quote()))
              + ", \"null\" => ''"
              + (csv.rules().encoding().equals("utf-8")
                  ? ""
                  : ", ENCODING => " + Sql.text(csv.rules().encoding()));
      case Format.Sheet ignored -> options(Format.Sheet.TEXT);
      case Format.Parquet ignored -> "FORMAT => 'parquet'";
      case Format.JsonLines ignored -> "FORMAT => 'json'";
      case Format.Hyper ignored -> throw new IllegalArgumentException("a .hyper file is attached");
    };
  }

  /** The type a column is read as before it is converted. */
  private static DataType asRead(Column column, Format.TextRules rules) {
    boolean text =
        column.type().isTemporal() || column.decimal().isPresent() || rules.nullText().isPresent();
    return text ? DataType.STRING : column.type();
  }

  private static String converted(Column column, Format.TextRules rules) {
    String name = Sql.identifier(column.name());
    String text =
        rules.nullText().map(none -> "NULLIF(" + name + ", " + Sql.text(none) + ")").orElse(name);
    String value =
        asRead(column, rules) != column.type()
            ? value(column, text, rules)
            : column.type() == DataType.REAL ? TextValue.real(column, text) : text;
    return value.equals(name) ? name : value + " AS " + name;
  }

  /** What a text becomes, as SQL that fails when it is no value of the column. */
  public static String value(Column column, String text, Format.TextRules rules) {
    if (column.type() == DataType.DATETIME && rules.datetimeFormat().isPresent()) {
      String format = Sql.text(rules.datetimeFormat().get());
      return "CAST(TO_TIMESTAMP(" + text + ", " + format + ") AS TIMESTAMP)";
    }
    return column.type() == DataType.DATE && rules.dateFormat().isPresent()
        ? "TO_DATE(" + text + ", " + Sql.text(rules.dateFormat().get()) + ")"
        : TextValue.sql(column, text);
  }

  /**
   * What counts the rows of a text file with a date that the engine by itself reads otherwise than
   * {@link #sql} says; nothing where no column is one. It takes up to a fifth of the time of
   * loading the file.
   */
  static Optional<String> doubts(InputFile file) {
    return file.text().isPresent()
        ? any(file.columns().stream().map(c -> TextValue.doubt(c, Sql.identifier(c.name()))))
            .map(any -> count(sql(asText(file))) + " WHERE " + any)
        : Optional.empty();
  }

  /** What counts the rows of a loaded table with values that {@link #sql} never gives. */
  static Optional<String> misread(List<Column> columns, String table) {
    return any(columns.stream().map(TextValue::misread)).map(any -> count(table) + " WHERE " + any);
  }

  private static Optional<String> any(Stream<Optional<String>> conditions) {
    return conditions.flatMap(Optional::stream).reduce((some, more) -> some + " OR " + more);
  }

  private static String count(String from) {
    return "SELECT COUNT(*) FROM " + from + " AS \"rows\"";
  }

  private static InputFile asText(InputFile file) {
    return new InputFile(
        file.path(),
        file.format(),
        file.columns().stream().map(column -> new Column(column.name(), DataType.STRING)).toList());
  }
}
