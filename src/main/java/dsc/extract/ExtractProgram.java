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
  public record OutputTable(String name, List<Column> columns, Optional<String> query) {
    public OutputTable {
      columns = List.copyOf(columns);
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

  /** The program as text, the same for the same program: what a fingerprint is made of. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (OutputTable table : tables) {
      text.append(table.name()).append('\n');
      table
          .columns()
          .forEach(c -> text.append(c.name()).append('\t').append(c.type()).append('\n'));
      text.append(table.query().orElse("")).append('\n');
    }
    return text.toString();
  }
}
