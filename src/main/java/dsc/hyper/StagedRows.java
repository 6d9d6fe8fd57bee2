package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Databases;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.Fetch;
import java.nio.file.Path;
import java.util.List;

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
  private List<String> notes = List.of();
  private List<String> news = List.of();

  StagedRows(HyperProcess process, Databases databases, Fetch fetch) {
    this.process = process;
    this.databases = databases;
    this.fetch = fetch;
  }

  /** The file, which holds all rows but those that the rule leaves out. */
  synchronized Path file(BadRowRule rule) {
    Path file = process.scratchFolder().resolve(fetch.alias() + ".hyper");
    if (!loaded) {
      try (Connection connection = process.connect()) {
        load(new Catalog(connection), file, rule);
      }
      loaded = true;
    }
    if (rule instanceof BadRowRule.Fail && !notes.isEmpty()) {
      throw new DscException(Code.SOURCE_MALFORMED, notes.getFirst());
    }
    return file;
  }

  /** Which rows were left out, in sentences, the first time it is asked. */
  synchronized List<String> news() {
    List<String> told = news;
    news = List.of();
    return told;
  }

  private void load(Catalog catalog, Path file, BadRowRule rule) {
    catalog.createDatabase(file, fetch.columns());
    try {
      catalog.attach(file, fetch.alias());
      TableDefinition table = table();
      catalog.createTable(table);
      notes =
          new FetchLoader(process, databases, file, fetch.alias()).load(fetch, table, rule).notes();
      news = notes;
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
