package dsc.hyper;

import dsc.diag.DscException;
import dsc.extract.Databases;
import dsc.extract.Fetch;
import java.nio.file.Path;

/**
 * The rows of one fetch, in a database file of their own: nothing writes to it any more when the
 * first query opens it, since the engine refuses to open what others change. Thread-safe; who comes
 * while they are loaded waits.
 */
final class StagedRows {
  private final HyperProcess process;
  private final Databases databases;
  private final Fetch fetch;
  private boolean loaded;

  StagedRows(HyperProcess process, Databases databases, Fetch fetch) {
    this.process = process;
    this.databases = databases;
    this.fetch = fetch;
  }

  /** The file, which holds all rows. */
  synchronized Path file() {
    Path file = process.scratchFolder().resolve(fetch.alias() + ".hyper");
    if (!loaded) {
      try (Connection connection = process.connect()) {
        load(new Catalog(connection), file);
      }
      loaded = true;
    }
    return file;
  }

  private void load(Catalog catalog, Path file) {
    catalog.createDatabase(file, fetch.columns());
    try {
      catalog.attach(file, fetch.alias());
      TableDefinition table = table();
      catalog.createTable(table);
      new FetchLoader(process, databases, file, fetch.alias()).load(fetch, table);
      catalog.detach(fetch.alias());
    } catch (DscException failure) {
      remove(catalog, file, failure);
      throw failure;
    }
  }

  /** So that they can be loaded again. */
  private void remove(Catalog catalog, Path file, DscException failure) {
    try {
      catalog.detach(fetch.alias());
      catalog.dropDatabase(file);
    } catch (DscException whileCleaning) {
      failure.addSuppressed(whileCleaning);
    }
  }

  private TableDefinition table() {
    return new TableDefinition(
        TableName.of(fetch.alias(), Fetch.SCHEMA, Fetch.TABLE),
        fetch.columns().stream()
            .map(c -> TableDefinition.Column.nullable(c.name(), SqlType.ofColumn(c)))
            .toList());
  }
}
