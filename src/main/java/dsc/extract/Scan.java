package dsc.extract;

import dsc.catalog.DataType;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import java.util.stream.Collectors;

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
      case Fetch fetch ->
          Sql.identifier(Fetch.STAGE)
              + "."
              + Sql.identifier(Fetch.SCHEMA)
              + "."
              + Sql.identifier(fetch.table());
    };
  }

  private static String file(InputFile file) {
    String path = Sql.path(file.path());
    return switch (file.format()) {
      case Format.Parquet ignored -> "external(" + path + ", FORMAT => 'parquet')";
      case Format.Csv csv -> text(path, file, csv);
    };
  }

  private static String text(String path, InputFile file, Format.Csv csv) {
    String scan =
        "external("
            + path
            + ", COLUMNS => DESCRIPTOR("
            + file.columns().stream()
                .map(c -> Sql.identifier(c.name()) + " " + Sql.type(asRead(c.type())))
                .collect(Collectors.joining(", "))
            + "), FORMAT => 'csv', HEADER => "
            + csv.header()
            + ", DELIMITER => "
            + Sql.text(String.valueOf(csv.delimiter()))
            + ", QUOTE => "
            + Sql.text(String.valueOf(csv.quote()))
            + ", \"null\" => '')";
    return file.columns().stream().noneMatch(c -> c.type() == DataType.DATETIME)
        ? scan
        : "(SELECT "
            + file.columns().stream().map(Scan::converted).collect(Collectors.joining(", "))
            + " FROM "
            + scan
            + ")";
  }

  private static DataType asRead(DataType type) {
    return type == DataType.DATETIME ? DataType.STRING : type;
  }

  /**
   * A datetime may be a time of day alone, which Tableau counts from the last day of 1899; the
   * engine by itself would count it from another day.
   */
  private static String converted(ExtractProgram.Column column) {
    String name = Sql.identifier(column.name());
    return column.type() == DataType.DATETIME
        ? "CASE WHEN POSITION(':' IN "
            + name
            + ") IN (2, 3) THEN DATE '1899-12-30' + CAST("
            + name
            + " AS time) ELSE CAST("
            + name
            + " AS timestamp) END AS "
            + name
        : name;
  }
}
