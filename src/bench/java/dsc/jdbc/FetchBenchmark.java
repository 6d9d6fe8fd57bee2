package dsc.jdbc;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.DatabaseCatalog;
import dsc.extract.Database;
import dsc.extract.Direct;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.OutputTable;
import dsc.extract.Fetch;
import dsc.hyper.EngineLocator;
import dsc.hyper.EngineSettings;
import dsc.hyper.HyperExtractEngine;
import dsc.hyper.HyperProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures rows from PostgreSQL into a .hyper file against a loop that fetches the same rows and
 * throws them away, on a table it generates: nine columns, by default 1 and 5 million rows. Each is
 * measured three times, the best counts. Run it from the top folder after a build:
 *
 * <pre>java -Xmx256m -cp target/dsc.jar src/bench/java/dsc/jdbc/FetchBenchmark.java \
 *     jdbc:postgresql://localhost:5432/postgres USER [ROWS…]</pre>
 */
public final class FetchBenchmark {
  private static final int RUNS = 3;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", DataType.INTEGER),
          new Column("tenant", DataType.INTEGER),
          new Column("ordered", DataType.DATE),
          new Column("placed", DataType.DATETIME),
          new Column("state", DataType.STRING),
          new Column("product", DataType.STRING),
          new Column("amount", DataType.REAL),
          new Column("price", DataType.REAL),
          new Column("paid", DataType.BOOLEAN));

  private static final String SELECT =
      "id, tenant, ordered, placed, state, product, amount, price, paid";

  private FetchBenchmark() {}

  /** Prints a table. */
  public static void main(String[] args) throws SQLException, IOException {
    String url = args[0];
    String user = args[1];
    List<Long> sizes =
        args.length > 2
            ? List.of(args).subList(2, args.length).stream().map(Long::valueOf).toList()
            : List.of(1_000_000L, 5_000_000L);
    System.out.printf(
        Locale.ROOT,
        "%-34s %10s %8s %12s %8s %10s%n",
        "",
        "rows",
        "s",
        "rows/s",
        "ratio",
        "heap MB");
    try (HyperExtractEngine engine =
        new HyperExtractEngine(
            HyperProcess.start(
                EngineLocator.system().find().orElseThrow(), EngineSettings.forLoads()),
            new JdbcDatabases(Drivers.bundled()))) {
      for (long rows : sizes) {
        generate(url, user, rows);
        double bare = best(() -> loop(url, user), "bare loop of getters", rows, 0);
        best(() -> extract(engine, url, user, 1), "dsc, into the extract", rows, bare);
        best(() -> extract(engine, url, user, 2), "dsc, in two parts", rows, bare);
      }
    }
  }

  private static void generate(String url, String user, long rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS dsc_fetch_benchmark");
      statement.execute(
          "CREATE UNLOGGED TABLE dsc_fetch_benchmark AS SELECT x::bigint AS id, (x % 200)::int AS"
              + " tenant, date '2020-01-01' + (x % 1500)::int AS ordered, timestamp '2020-01-01' +"
              + " x * interval '13 seconds' AS placed, (array['CA','NV','TX','NY'])[1 + x % 4] AS"
              + " state, 'product ' || x % 5000 AS product, (x % 9973)::float8 / 7 AS amount, (x %"
              + " 100000)::numeric(10, 2) / 100 AS price, x % 3 = 0 AS paid FROM generate_series(1,"
              + " "
              + rows
              + ") g(x)");
      statement.execute("ANALYZE dsc_fetch_benchmark");
    }
  }

  @FunctionalInterface
  private interface Run {
    long rows() throws SQLException, IOException;
  }

  private static double best(Run run, String name, long rows, double bare)
      throws SQLException, IOException {
    double best = Double.MAX_VALUE;
    resetPeaks();
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      if (run.rows() != rows) {
        throw new IllegalStateException("rows are missing");
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    System.out.printf(
        Locale.ROOT,
        "%-34s %10d %8.2f %12.0f %8s %10d%n",
        name,
        rows,
        best,
        rows / best,
        bare == 0 ? "" : String.format(Locale.ROOT, "%.2f", best / bare),
        peakMegabytes());
    return best;
  }

  private static void resetPeaks() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peakMegabytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / 1024
        / 1024;
  }

  private static long loop(String url, String user) throws SQLException {
    long rows = 0;
    long sum = 0;
    try (Connection connection =
        DriverManager.getConnection(url + "?prepareThreshold=-1", user, "")) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT " + SELECT + " FROM dsc_fetch_benchmark")) {
        statement.setFetchSize(JdbcDatabases.FETCH_ROWS);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            sum += row.getLong(1) + row.getLong(2);
            sum += row.getObject(3, java.time.LocalDate.class).getYear();
            sum += row.getObject(4, LocalDateTime.class).getSecond();
            sum += row.getString(5).length() + row.getString(6).length();
            sum += (long) row.getDouble(7) + row.getBigDecimal(8).scale();
            sum += row.getBoolean(9) ? 1 : 0;
            rows++;
          }
        }
      }
    }
    return sum == 42 ? 0 : rows;
  }

  private static long extract(HyperExtractEngine engine, String url, String user, int parts)
      throws IOException {
    Fetch fetch =
        new Fetch(
            new Database(
                DatabaseCatalog.load().kind("postgres"),
                url,
                new TreeMap<>(Map.of("user", user, "prepareThreshold", "-1")),
                Optional.empty(),
                Optional.empty()),
            new Fetch.Query(SELECT, "dsc_fetch_benchmark", List.of(), List.of()),
            COLUMNS,
            Collections.nCopies(COLUMNS.size(), Conversion.EXACT),
            parts == 1
                ? Optional.empty()
                : Optional.of(new Fetch.Partition("id", DataType.INTEGER, parts)));
    Path output = Files.createTempDirectory("dsc-bench").resolve("fetched.hyper");
    ExtractProgram program =
        new ExtractProgram(
            List.of(fetch),
            List.of(
                new OutputTable(
                    "Extract",
                    COLUMNS,
                    Optional.of(new ExtractProgram.Query(List.of(), "fetched", List.of())),
                    Optional.of(new Direct.Fetched(fetch)))));
    try {
      return engine.run(program, output).totalRows();
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(output.resolveSibling(""));
    }
  }
}
