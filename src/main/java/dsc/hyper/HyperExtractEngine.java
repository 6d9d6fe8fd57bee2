package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Databases;
import dsc.extract.ExtractEngine;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractResult;
import dsc.extract.Fetch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs extract programs on one engine process; each run has a connection of its own. */
public final class HyperExtractEngine implements ExtractEngine {
  private static final String SCHEMA = "Extract";

  private final HyperProcess process;
  private final Databases databases;
  private final Stage stage;
  private final AtomicInteger runs = new AtomicInteger();

  /**
   * Takes the process over: closing the engine ends it.
   *
   * @param databases asked for the rows that programs fetch
   */
  public HyperExtractEngine(HyperProcess process, Databases databases) {
    this.process = process;
    this.databases = databases;
    this.stage = new Stage(process, databases);
  }

  /** The rows of databases that queries read. */
  public Stage stage() {
    return stage;
  }

  @Override
  public ExtractResult run(ExtractProgram program, Path output) {
    if (Files.exists(output)) {
      throw new DscException(Code.IO_FAILED, "`" + output + "` exists already");
    }
    // One name for each run, since attached databases belong to the process, not the connection.
    String alias = "extract" + runs.incrementAndGet();
    try (Connection connection = process.connect()) {
      Catalog catalog = new Catalog(connection);
      try {
        catalog.createDatabase(output);
        catalog.attach(output, alias);
        stage.load(program.files(), staged(program), connection);
        SortedMap<String, Long> rows = fill(program, connection, output, alias);
        catalog.detach(alias);
        return new ExtractResult(rows);
      } catch (DscException failure) {
        discard(catalog, alias, output, failure);
        throw SourceErrors.explained(failure);
      }
    }
  }

  /** What must be loaded before the queries run. */
  private static List<Fetch> staged(ExtractProgram program) {
    boolean needed =
        program.tables().stream().anyMatch(t -> t.query().isPresent() && t.direct().isEmpty());
    return needed ? program.fetches() : List.of();
  }

  private SortedMap<String, Long> fill(
      ExtractProgram program, Connection connection, Path output, String alias) {
    Catalog catalog = new Catalog(connection);
    catalog.createSchema(alias, SCHEMA);
    SortedMap<String, Long> rows = new TreeMap<>();
    for (ExtractProgram.OutputTable table : program.tables()) {
      TableName name = TableName.of(alias, SCHEMA, table.name());
      TableDefinition definition =
          new TableDefinition(
              name,
              table.columns().stream()
                  .map(c -> TableDefinition.Column.nullable(c.name(), SqlType.ofColumn(c.type())))
                  .toList());
      catalog.createTable(definition);
      rows.put(table.name(), fill(table, definition, connection, output, alias));
    }
    return rows;
  }

  private long fill(
      ExtractProgram.OutputTable table,
      TableDefinition definition,
      Connection connection,
      Path output,
      String alias) {
    if (table.direct().isPresent()) {
      return new FetchLoader(process, databases, c -> new Catalog(c).attach(output, alias))
          .load(table.direct().get(), definition);
    }
    return table
        .query()
        .map(
            query ->
                connection.execute("INSERT INTO " + definition.name().sql() + "\n" + query.sql()))
        .orElse(0L);
  }

  /** Removes the unfinished file, also when the engine that wrote it is gone. */
  private static void discard(Catalog catalog, String alias, Path output, DscException failure) {
    try {
      catalog.detach(alias);
    } catch (DscException whileCleaning) {
      failure.addSuppressed(whileCleaning);
    }
    try {
      Files.deleteIfExists(output);
    } catch (IOException whileCleaning) {
      failure.addSuppressed(whileCleaning);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
