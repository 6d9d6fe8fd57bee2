package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.hyper.Row;
import dsc.jdbc.PostgresServer;
import java.io.FileReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** The flights example built from four kinds of sources: each time the same rows. */
final class FlightsFromDatabasesIT {
  private static final Path DATA = Path.of("examples", "flights", "data").toAbsolutePath();
  private static final String COLUMNS_OF_FLIGHTS =
      "date timestamp, delay bigint, distance bigint, origin varchar(3), destination varchar(3)";
  private static final String COLUMNS_OF_AIRPORTS =
      "iata text, name text, city text, state text, country text,"
          + " latitude double precision, longitude double precision";

  private final Path temp;

  FlightsFromDatabasesIT(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void fourKindsOfSourcesGiveTheSameRows() throws Exception {
    PostgresServer server = PostgresServer.shared();
    loadPostgres(server);
    String csv =
        build(
            "csv",
            "class: csv",
            "file: " + DATA + "/flights.csv",
            "file: " + DATA + "/airports.csv");
    String postgres =
        build(
            "postgres",
            "{ class: postgres, server: 127.0.0.1, port: "
                + server.port()
                + ", database: postgres, username: postgres }",
            "table: ops.flights",
            "table: ops.airports");
    assertEquals(csv, postgres);
    Path duckdb = loadDuckDb();
    assertEquals(
        csv,
        build(
            "duckdb",
            "{ class: genericjdbc, url: \"jdbc:duckdb:" + duckdb + "\" }",
            "table: flights",
            "table: airports"));
    Path parquet = Files.createDirectories(temp.resolve("files"));
    writeParquet(parquet);
    assertEquals(
        csv,
        build(
            "parquet",
            "class: csv",
            "file: " + parquet + "/flights.parquet",
            "file: " + parquet + "/airports.parquet"));
    assertTrue(csv.startsWith("10000 rows"), csv);
  }

  @Test
  void eachTenantGetsTheSameRowsFromADatabaseAsFromFiles() throws Exception {
    PostgresServer server = PostgresServer.shared();
    loadPostgres(server);
    String example =
        Files.readString(Path.of("examples/flights/flights.yaml"), StandardCharsets.UTF_8);
    String database =
        example
            .replace(
                "connection:\n  class: csv",
                "connection: { class: postgres, server: 127.0.0.1, port: "
                    + server.port()
                    + ", database: postgres, username: postgres }")
            .replace("file: data/flights.csv", "table: ops.flights")
            .replace("file: data/airports.csv", "table: ops.airports");
    Map<String, String> files =
        tenants("files", example.replace("file: data/", "file: " + DATA + "/"));
    assertEquals(4, files.size());
    assertEquals(files, tenants("database", database));
    // Alone, a tenant's filter goes to the database; together, all rows are fetched once.
    Path alone = temp.resolve("alone");
    Printed one =
        Printed.of(
            "compile",
            temp.resolve("database").toString(),
            "-o",
            alone.toString(),
            "--tenant",
            "ny");
    assertEquals("", one.err());
    assertEquals(files.get("flights-ny.hyper"), content(alone.resolve("flights-ny.hyper")));
  }

  /** The content of each tenant's extract by its file. */
  private Map<String, String> tenants(String name, String spec) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    Files.writeString(folder.resolve("flights.yaml"), spec, StandardCharsets.UTF_8);
    Files.copy(Path.of("examples/flights/tenants.csv"), folder.resolve("tenants.csv"));
    Path out = folder.resolve("out");
    Printed printed = Printed.of("compile", folder.toString(), "-o", out.toString());
    assertEquals("", printed.err());
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> made = Files.list(out)) {
      for (Path file : made.filter(f -> f.toString().endsWith(".hyper")).toList()) {
        contents.put(file.getFileName().toString(), content(file));
      }
    }
    return contents;
  }

  /** The content of an extract of all flights, joined with their airports. */
  private String build(String name, String connection, String flights, String airports)
      throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    String example =
        Files.readString(Path.of("examples/flights/flights.yaml"), StandardCharsets.UTF_8);
    String spec =
        example
            .replace("class: csv", connection.startsWith("{") ? "@" : connection)
            .replace("connection:\n  @", "connection: " + connection)
            .replace("file: data/flights.csv", flights)
            .replace("file: data/airports.csv", airports)
            .replaceFirst("(?s)extract:.*?\ntests:", "extract: { mode: full }\n\ntests:");
    Files.writeString(folder.resolve("flights.yaml"), spec, StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("dsc.yaml"),
        "dsc: 1\ndrivers: [\"" + jar("org.duckdb.DuckDBDriver") + "\"]\n",
        StandardCharsets.UTF_8);
    Printed printed =
        Printed.of("compile", folder.resolve("flights.yaml").toString(), "-o", folder + "/out");
    assertEquals("", printed.err());
    assertEquals(0, printed.code());
    return content(folder.resolve("out/flights.hyper"));
  }

  private static String content(Path hyper) {
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, hyper)) {
      List<Row> rows =
          extract.rows("SELECT * FROM " + extract.table() + " ORDER BY 1, 2, 3, 4, 5, 6");
      int sum = 1;
      for (Row row : rows) {
        for (Optional<Object> value : row.values()) {
          sum = 31 * sum + value.map(v -> v.toString().hashCode()).orElse(7);
        }
      }
      return rows.size() + " rows " + Integer.toHexString(sum);
    }
  }

  static String jar(String driver) {
    try {
      return Path.of(
              Class.forName(driver).getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void loadPostgres(PostgresServer server) throws SQLException, IOException {
    server.execute(
        "DROP SCHEMA IF EXISTS ops CASCADE",
        "CREATE SCHEMA ops",
        "CREATE TABLE ops.flights (" + COLUMNS_OF_FLIGHTS + ")",
        "CREATE TABLE ops.airports (" + COLUMNS_OF_AIRPORTS + ")");
    try (java.sql.Connection connection = server.connect()) {
      for (String table : List.of("flights", "airports")) {
        try (FileReader csv =
            new FileReader(DATA.resolve(table + ".csv").toFile(), StandardCharsets.UTF_8)) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY ops." + table + " FROM STDIN (FORMAT csv, HEADER)", csv);
        }
      }
    }
  }

  private static void writeParquet(Path folder) {
    try (Connection connection = Extracts.connect()) {
      for (String table : List.of("flights", "airports")) {
        String columns = table.equals("flights") ? COLUMNS_OF_FLIGHTS : COLUMNS_OF_AIRPORTS;
        connection.execute(
            "COPY (SELECT * FROM external('%s', COLUMNS => DESCRIPTOR(%s), FORMAT => 'csv', HEADER => true, \"null\" => '')) TO '%s' WITH (FORMAT => 'parquet')"
                .formatted(
                    DATA.resolve(table + ".csv"),
                    columns.replace("date timestamp", "\"date\" timestamp"),
                    folder.resolve(table + ".parquet")));
      }
    }
  }

  private Path loadDuckDb() throws SQLException {
    Path file = temp.resolve("flights.duckdb");
    try (java.sql.Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE flights (" + COLUMNS_OF_FLIGHTS + ")");
      statement.execute("CREATE TABLE airports (" + COLUMNS_OF_AIRPORTS + ")");
      for (String table : List.of("flights", "airports")) {
        statement.execute(
            "COPY " + table + " FROM '" + DATA.resolve(table + ".csv") + "' (HEADER)");
      }
    }
    return file;
  }
}
