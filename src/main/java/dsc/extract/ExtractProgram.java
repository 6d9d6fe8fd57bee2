package dsc.extract;

import dsc.catalog.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the engine does to make one .hyper file: the tables of schema {@code Extract}, each empty or
 * filled by one query that reads the input files itself.
 *
 * @param inputs the files and databases the queries read
 * @param tables the tables to make, in order
 */
public record ExtractProgram(List<Input> inputs, List<OutputTable> tables) {
  public ExtractProgram {
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
  }

  /**
   * One table of the .hyper; without a query it stays empty.
   *
   * @param direct a fetch that gives exactly the rows and columns of the query, so that they need
   *     no stop on the way
   */
  public record OutputTable(
      String name, List<Column> columns, Optional<Query> query, Optional<Fetch> direct) {
    public OutputTable {
      columns = List.copyOf(columns);
    }

    /** The conditions on its rows. */
    public List<String> filters() {
      return query.map(Query::filters).orElse(List.of());
    }
  }

  /** A query in parts: its columns and tables, and the conditions that all must hold. */
  public record Query(String select, List<String> filters) {
    public Query {
      filters = List.copyOf(filters);
    }

    /** The whole query. */
    public String sql() {
      return filters.isEmpty() ? select : select + "\nWHERE " + String.join("\n  AND ", filters);
    }
  }

  /** A column of the .hyper. */
  public record Column(String name, DataType type) {}

  /** Something that queries read rows from. */
  public sealed interface Input permits InputFile, FileSet, Fetch {
    /** Its columns, in order. */
    List<Column> columns();
  }

  /** A file that queries read, and how. */
  public record InputFile(Path path, Format format, List<Column> columns) implements Input {
    public InputFile {
      columns = List.copyOf(columns);
    }
  }

  /** The files among the inputs, one by one. */
  public List<InputFile> files() {
    return inputs.stream().flatMap(input -> files(input).stream()).toList();
  }

  private static List<InputFile> files(Input input) {
    return switch (input) {
      case InputFile file -> List.of(file);
      case FileSet set -> set.files();
      case Fetch ignored -> List.of();
    };
  }

  /** The inputs that are fetched from databases. */
  public List<Fetch> fetches() {
    return inputs.stream().filter(Fetch.class::isInstance).map(Fetch.class::cast).toList();
  }

  /** How a file is read. */
  public sealed interface Format {
    /** Text with one record a line. The header line, if there is one, names the columns. */
    record Csv(char delimiter, boolean header, char quote, TextRules rules) implements Format {

      /** Text in UTF-8 with an empty field for no value and dates as ISO writes them. */
      public Csv(char delimiter, boolean header, char quote) {
        this(delimiter, header, quote, TextRules.STANDARD);
      }

      /** The same text in UTF-8. */
      public Csv inUtf8() {
        return new Csv(
            delimiter,
            header,
            quote,
            new TextRules("utf-8", rules.nullText(), rules.dateFormat(), rules.datetimeFormat()));
      }
    }

    /**
     * How values are written in a text.
     *
     * @param encoding as the engine calls it
     * @param nullText what stands for no value besides an empty field
     * @param dateFormat how dates are written, like {@code DD.MM.YYYY}; without one as ISO does
     * @param datetimeFormat how datetimes are written, like {@code DD.MM.YYYY HH24:MI:SS}
     */
    record TextRules(
        String encoding,
        Optional<String> nullText,
        Optional<String> dateFormat,
        Optional<String> datetimeFormat) {
      static final TextRules STANDARD =
          new TextRules("utf-8", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One JSON object a line; its members are the columns. */
    record JsonLines() implements Format {}

    /** A table of a .hyper file, by schema and name. */
    record Hyper(List<String> table) implements Format {
      public Hyper {
        table = List.copyOf(table);
      }
    }

    /** Apache Parquet; it knows its own columns. */
    record Parquet() implements Format {}
  }

  /**
   * How tables are filled, as text without the conditions and without the folders of the inputs:
   * the same wherever the workspace lies.
   */
  public String portableText() {
    StringBuilder text = new StringBuilder();
    for (OutputTable table : tables) {
      text.append(table.name()).append('\n').append(table.query().map(Query::select).orElse(""));
      text.append('\n');
    }
    String portable = text.toString();
    int number = 0;
    for (Input input : inputs) {
      for (InputFile file : files(input)) {
        portable =
            portable
                .replace(Sql.path(file.path()), "'input " + number + "'")
                .replace(Sql.identifier(Scan.alias(file)), "\"input " + number + "\"");
        number++;
      }
      if (input instanceof Fetch fetch) {
        portable = portable.replace(Sql.identifier(fetch.table()), "'input " + number++ + "'");
      }
    }
    return portable;
  }
}
