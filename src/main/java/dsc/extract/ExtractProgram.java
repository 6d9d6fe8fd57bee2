package dsc.extract;

import dsc.catalog.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the engine does to make one .hyper file: the tables of schema {@code Extract}, each empty or
 * filled by one query that reads the input files itself.
 *
 * @param inputs the files the queries read
 * @param tables the tables to make, in order
 */
public record ExtractProgram(List<InputFile> inputs, List<OutputTable> tables) {
  public ExtractProgram {
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
  }

  /** One table of the .hyper; without a query it stays empty. */
  public record OutputTable(String name, List<Column> columns, Optional<Query> query) {
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

  /** A file that queries read, and how. */
  public record InputFile(Path path, Format format, List<Column> columns) {
    public InputFile {
      columns = List.copyOf(columns);
    }
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
      portable = portable.replace(Sql.path(inputs.get(i).path()), "'input " + i + "'");
    }
    return portable;
  }
}
