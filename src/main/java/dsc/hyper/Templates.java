package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.OutputTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Empty .hyper files with their tables, made once for each set of tables and then copied: the
 * engine takes a quarter longer to make a file than to open a copy of one. Thread-safe.
 */
final class Templates {
  /** Where Tableau looks for the tables of an extract. */
  static final String SCHEMA = "Extract";

  private final Path folder;
  private final Map<Map<String, List<Column>>, Path> made = new HashMap<>();

  /** Keeps them in a folder that somebody else empties. */
  Templates(Path folder) {
    this.folder = folder;
  }

  /** Copies the empty file with these tables to a path where nothing is yet. */
  void copy(List<OutputTable> tables, Session session, Path output) {
    Path template = template(tables, session);
    try {
      Files.copy(template, output);
    } catch (IOException e) {
      throw new DscException(
          Code.IO_FAILED, "`" + output + "` could not be written: " + PrivateFolder.reason(e), e);
    }
  }

  private synchronized Path template(List<OutputTable> tables, Session session) {
    Map<String, List<Column>> key = new LinkedHashMap<>();
    tables.forEach(table -> key.put(table.name(), table.columns()));
    Path known = made.get(key);
    if (known == null) {
      known = make(tables, session.catalog());
      made.put(key, known);
    }
    return known;
  }

  private Path make(List<OutputTable> tables, Catalog catalog) {
    String alias = "template" + made.size();
    Path file = folder.resolve(alias + ".hyper");
    catalog.createDatabase(file, tables.stream().flatMap(t -> t.columns().stream()).toList());
    catalog.attach(file, alias);
    catalog.createSchema(alias, SCHEMA);
    for (OutputTable table : tables) {
      catalog.createTable(definition(TableName.of(alias, SCHEMA, table.name()), table.columns()));
    }
    catalog.detach(alias);
    return file;
  }

  /** A table of an extract. */
  static TableDefinition definition(TableName name, List<Column> columns) {
    return new TableDefinition(
        name,
        columns.stream()
            .map(c -> TableDefinition.Column.nullable(c.name(), SqlType.ofColumn(c)))
            .toList());
  }
}
