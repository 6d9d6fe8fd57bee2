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
  public sealed interface Input permits InputFile, Fetch {
    /** Its columns, in order. */
    List<Column> columns();
  }

  /** A file that queries read, and how. */
  public record InputFile(Path path, Format format, List<Column> columns) implements Input {
    public InputFile {
      columns = List.copyOf(columns);
    }
  }

  /** The inputs that are fetched from databases. */
  public List<Fetch> fetches() {
    return inputs.stream().filter(Fetch.class::isInstance).map(Fetch.class::cast).toList();
  }

  /** How a file is read. */
  public sealed interface Format {
    /** Text with one record a line. The header line, if there is one, names the columns. */
    record Csv(char delimiter, boolean header, char quote) implements Format {}

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
    for (int i = 0; i < inputs.size(); i++) {
      String written =
          switch (inputs.get(i)) {
            case InputFile file -> Sql.path(file.path());
            case Fetch fetch -> Sql.identifier(fetch.table());
          };
      portable = portable.replace(written, "'input " + i + "'");
    }
    return portable;
  }
}
