package dsc.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.DatabaseCatalog;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Database;
import dsc.extract.Databases;
import dsc.extract.Direct;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.OutputTable;
import dsc.extract.Fetch;
import dsc.extract.RowSink;
import dsc.hyper.EngineInstaller;
import dsc.hyper.EngineLocator;
import dsc.hyper.EngineSettings;
import dsc.hyper.HyperExtractEngine;
import dsc.hyper.HyperProcess;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away while its rows are fetched. */
final class LostConnectionIT {
  private static final List<Column> COLUMNS =
      List.of(new Column("id", DataType.INTEGER), new Column("text", DataType.STRING));

  private final Path output;

  LostConnectionIT(@TempDir Path temp) {
    this.output = temp.resolve("lost.hyper");
  }

  @Test
  void aPartWhoseSessionIsKilledIsFetchedAgainAndNoRowComesTwice() {
    Killing databases = new Killing(2);
    try (HyperExtractEngine engine = engine(databases)) {
      assertEquals(Map.of("Extract", 200_000L), engine.run(program(3), output).rows());
    }
    assertEquals(0, databases.left.get());
  }

  @Test
  void afterThreeFailuresNothingIsLeft() {
    try (HyperExtractEngine engine = engine(new Killing(3))) {
      DscException failure = assertThrows(DscException.class, () -> engine.run(program(1), output));
      assertEquals(Code.DATABASE_LOST, failure.code());
    }
    assertEquals(false, Files.exists(output));
  }

  @Test
  void aRefusedQueryIsNotTriedAgain() {
    Fetch fetch = fetch(1);
    Fetch wrong =
        new Fetch(
            fetch.database(),
            new Fetch.Query("1/0 AS id, '' AS text", "pg_class", List.of(), List.of()),
            COLUMNS,
            fetch.conversions(),
            Optional.empty());
    JdbcDatabases databases = new JdbcDatabases(Drivers.bundled());
    try (HyperExtractEngine engine = engine(databases)) {
      DscException failure =
          assertThrows(DscException.class, () -> engine.run(program(wrong), output));
      assertEquals(Code.DATABASE_QUERY_FAILED, failure.code());
      assertEquals("PostgreSQL says: ERROR: division by zero", failure.getMessage());
    }
  }

  private static HyperExtractEngine engine(Databases databases) {
    return new HyperExtractEngine(
        HyperProcess.start(
            EngineLocator.system()
                .find()
                .orElseGet(() -> EngineInstaller.system().install(step -> {})),
            EngineSettings.standard()),
        databases);
  }

  private static ExtractProgram program(int parts) {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS lost",
            "CREATE TABLE lost AS SELECT x::bigint AS id, repeat('t', 50) || x AS text"
                + " FROM generate_series(1, 200000) g(x)");
    return program(fetch(parts));
  }

  private static ExtractProgram program(Fetch fetch) {
    return new ExtractProgram(
        List.of(fetch),
        List.of(
            new OutputTable(
                "Extract",
                COLUMNS,
                Optional.of(new ExtractProgram.Query(List.of(), "lost", List.of())),
                Optional.of(new Direct.Fetched(fetch)))));
  }

  private static Fetch fetch(int parts) {
    Database database =
        new Database(
            DatabaseCatalog.load().kind("postgres"),
            PostgresServer.shared().url(),
            new TreeMap<>(Map.of("user", "postgres", "ApplicationName", "lost")),
            Optional.empty(),
            Optional.empty());
    return new Fetch(
        database,
        new Fetch.Query("id, text", "lost", List.of(), List.of()),
        COLUMNS,
        List.of(Conversion.EXACT, Conversion.EXACT),
        parts == 1
            ? Optional.empty()
            : Optional.of(new Fetch.Partition("id", DataType.INTEGER, parts)));
  }

  /** Kills the session of a fetch after some thousand rows, a number of times. */
  private static final class Killing implements Databases {
    private final JdbcDatabases real = new JdbcDatabases(Drivers.bundled());
    private final AtomicInteger left;

    Killing(int times) {
      this.left = new AtomicInteger(times);
    }

    @Override
    public List<Found> columns(Database database, String from) {
      return real.columns(database, from);
    }

    @Override
    public List<FoundTable> tables(Database database) {
      return real.tables(database);
    }

    @Override
    public List<Fetch> parts(Fetch fetch) {
      return real.parts(fetch);
    }

    @Override
    public List<String> fetch(Fetch fetch, BadRowRule rule, RowSink sink) {
      AtomicInteger rows = new AtomicInteger();
      InvocationHandler killer =
          (proxy, method, arguments) -> {
            if (method.getName().equals("endRow")
                && rows.incrementAndGet() == 7_000
                && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
              PostgresServer.shared()
                  .execute(
                      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                          + " WHERE application_name = 'lost'");
            }
            try {
              method.invoke(sink, arguments);
              return proxy;
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          };
      return real.fetch(
          fetch,
          rule,
          (RowSink)
              Proxy.newProxyInstance(
                  RowSink.class.getClassLoader(), new Class<?>[] {RowSink.class}, killer));
    }
  }
}
