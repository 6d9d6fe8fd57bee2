package dsc.hyper;

import dsc.extract.Databases;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.Fetch;
import dsc.extract.Scan;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows of databases, loaded once for each engine process into a scratch file that goes away with
 * it, where queries of every connection find them.
 */
public final class Stage {
  private final HyperProcess process;
  private final Databases databases;
  private final Set<String> loaded = new HashSet<>();

  public Stage(HyperProcess process, Databases databases) {
    this.process = process;
    this.databases = databases;
  }

  /** Lets a connection see the tables of the .hyper files among these. */
  static void attach(List<InputFile> files, Connection connection) {
    Set<String> attached = new HashSet<>();
    for (InputFile file : files) {
      if (file.format() instanceof Format.Hyper && attached.add(Scan.alias(file))) {
        new Catalog(connection).attach(file.path(), Scan.alias(file));
      }
    }
  }

  /**
   * Loads what isn't loaded yet, and lets the connection see the rows of all these fetches and of
   * the .hyper files among the files.
   */
  public synchronized void load(List<InputFile> files, List<Fetch> fetches, Connection connection) {
    attach(files, connection);
    if (fetches.isEmpty()) {
      return;
    }
    Catalog catalog = new Catalog(connection);
    createFile(catalog);
    catalog.attach(file(), Fetch.STAGE);
    loadMissing(fetches, catalog);
  }

  /** The same for a session, which keeps seeing them. */
  synchronized void load(List<InputFile> files, List<Fetch> fetches, Session session) {
    for (InputFile file : files) {
      if (file.format() instanceof Format.Hyper) {
        session.keepOpen(file.path(), Scan.alias(file));
      }
    }
    if (!fetches.isEmpty()) {
      createFile(session.catalog());
      session.keepOpen(file(), Fetch.STAGE);
      loadMissing(fetches, session.catalog());
    }
  }

  private void createFile(Catalog catalog) {
    if (loaded.isEmpty()) {
      catalog.createDatabaseUnlessThere(file());
    }
  }

  private void loadMissing(List<Fetch> fetches, Catalog catalog) {
    catalog.createSchema(Fetch.STAGE, Fetch.SCHEMA);
    for (Fetch fetch : fetches) {
      if (!loaded.contains(fetch.table())) {
        load(fetch, catalog);
        loaded.add(fetch.table());
      }
    }
  }

  private void load(Fetch fetch, Catalog catalog) {
    TableDefinition table =
        new TableDefinition(
            TableName.of(Fetch.STAGE, Fetch.SCHEMA, fetch.table()),
            fetch.columns().stream()
                .map(c -> TableDefinition.Column.nullable(c.name(), SqlType.ofColumn(c.type())))
                .toList());
    // What an attempt before left behind.
    catalog.dropTable(table.name());
    catalog.createTable(table);
    new FetchLoader(process, databases, file(), Fetch.STAGE).load(fetch, table);
  }

  private Path file() {
    return process.scratchFolder().resolve("stage.hyper");
  }
}
