package dsc.hyper;

import dsc.catalog.DataType;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.ExtractEngine;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractResult;
import dsc.hyper.SqlType.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs extract programs on one engine process; each run has a connection of its own. */
public final class HyperExtractEngine implements ExtractEngine {
  private static final String SCHEMA = "Extract";

  private final HyperProcess process;
  private final AtomicInteger runs = new AtomicInteger();

  /** Takes the process over: closing the engine ends it. */
  public HyperExtractEngine(HyperProcess process) {
    this.process = process;
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
        SortedMap<String, Long> rows = fill(program, connection, catalog, alias);
        catalog.detach(alias);
        return new ExtractResult(rows);
      } catch (DscException failure) {
        discard(catalog, alias, output, failure);
        throw failure;
      }
    }
  }

  private static SortedMap<String, Long> fill(
      ExtractProgram program, Connection connection, Catalog catalog, String alias) {
    catalog.createSchema(alias, SCHEMA);
    SortedMap<String, Long> rows = new TreeMap<>();
    for (ExtractProgram.OutputTable table : program.tables()) {
      TableName name = TableName.of(alias, SCHEMA, table.name());
      catalog.createTable(
          new TableDefinition(
              name,
              table.columns().stream()
                  .map(c -> TableDefinition.Column.nullable(c.name(), type(c.type())))
                  .toList()));
      rows.put(
          table.name(),
          table
              .query()
              .map(query -> connection.execute("INSERT INTO " + name.sql() + "\n" + query.sql()))
              .orElse(0L));
    }
    return rows;
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

  private static SqlType type(DataType type) {
    return switch (type) {
      case BOOLEAN -> Plain.BOOL;
      case INTEGER -> Plain.BIG_INT;
      case REAL -> Plain.DOUBLE;
      case STRING -> Plain.TEXT;
      case DATE -> Plain.DATE;
      case DATETIME -> Plain.TIMESTAMP;
      case SPATIAL -> Plain.GEOGRAPHY;
      case TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
          throw new IllegalArgumentException("no column has type " + type.text());
    };
  }

  @Override
  public void close() {
    process.close();
  }
}
