package dsc.hyper;

import dsc.extract.ExtractProgram;
import dsc.hyper.TableDefinition.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The databases, schemas and tables a connection can see. A database is a {@code .hyper} file. */
public final class Catalog {
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname, a.attname, t.typname, a.atttypmod, a.attnotnull, l.collname
      FROM @pg_class c
      JOIN @pg_namespace n ON n.oid = c.relnamespace
      JOIN @pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      JOIN @pg_type t ON t.oid = a.atttypid
      LEFT JOIN @pg_collation l ON l.oid = a.attcollation AND l.collname <> 'default'
      WHERE c.relkind = 'r'
        AND n.nspname NOT IN ('pg_catalog', 'pg_temp', 'information_schema', 'tableau')
      ORDER BY n.nspname, c.relname, a.attnum\
      """;

  private static final String LARGE_NUMBERS = " WITH VERSION 3";

  private final Connection connection;

  public Catalog(Connection connection) {
    this.connection = connection;
  }

  /** Creates an empty {@code .hyper} file; one that exists already is an error. */
  public void createDatabase(Path file) {
    connection.execute("CREATE DATABASE " + database(file));
  }

  /**
   * Creates an empty {@code .hyper} file for tables with such columns: of a newer version than
   * usual only where they need it, since older versions of Tableau cannot open it.
   */
  void createDatabase(Path file, List<ExtractProgram.Column> columns) {
    boolean large = columns.stream().flatMap(c -> c.decimal().stream()).anyMatch(d -> !d.isSmall());
    connection.execute("CREATE DATABASE " + database(file) + (large ? LARGE_NUMBERS : ""));
  }

  /** Opens a {@code .hyper} file under a name. Nobody else may have it open for writing. */
  public void attach(Path file, String alias) {
    connection.execute("ATTACH DATABASE " + database(file) + " AS " + Sql.identifier(alias));
  }

  /** Closes the file, which is complete on disk after that and may be moved. */
  public void detach(String alias) {
    connection.execute("DETACH DATABASE " + Sql.identifier(alias));
  }

  /** Deletes a {@code .hyper} file that is not attached, if it exists. */
  public void dropDatabase(Path file) {
    connection.execute("DROP DATABASE IF EXISTS " + database(file));
  }

  /** Creates a schema of an attached database, unless it exists. */
  public void createSchema(String alias, String schema) {
    connection.execute(
        "CREATE SCHEMA IF NOT EXISTS " + Sql.identifier(alias) + "." + Sql.identifier(schema));
  }

  public void createTable(TableDefinition table) {
    connection.execute("CREATE TABLE " + table.name().sql() + " (" + table.columnList() + ")");
  }

  /** Deletes a table. */
  void dropTable(TableName table) {
    connection.execute("DROP TABLE " + table.sql());
  }

  /** Creates a table that only this connection sees and that goes away with it. */
  public void createTemporaryTable(TableDefinition table) {
    connection.execute(
        "CREATE TEMPORARY TABLE " + table.name().sql() + " (" + table.columnList() + ")");
  }

  /**
   * All tables of an attached database, by schema and name. Columns of types dsc doesn't know count
   * as text.
   */
  public List<TableDefinition> tables(String alias) {
    String catalog = Sql.identifier(alias) + ".pg_catalog.";
    Map<TableName, List<Column>> found = new LinkedHashMap<>();
    try (Rows rows = connection.stream(TABLES.replace("@", catalog))) {
      rows.forEachRemaining(
          row ->
              found
                  .computeIfAbsent(
                      TableName.of(alias, text(row, 0), text(row, 1)), name -> new ArrayList<>())
                  .add(column(row)));
    }
    return found.entrySet().stream()
        .map(entry -> new TableDefinition(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The table of exactly this three-part name. */
  public Optional<TableDefinition> table(TableName name) {
    return tables(name.parts().getFirst()).stream()
        .filter(table -> table.name().equals(name))
        .findFirst();
  }

  private static Column column(Row row) {
    SqlType type =
        SqlType.ofCatalog(text(row, 3), row.integer(4).orElse(-1L).intValue())
            .orElse(SqlType.Plain.TEXT);
    return new Column(text(row, 2), type, !row.bool(5).orElse(false), row.text(6));
  }

  private static String text(Row row, int column) {
    return row.text(column).orElseThrow();
  }

  private static String database(Path file) {
    return Sql.identifier(file.toAbsolutePath().normalize().toString());
  }
}
