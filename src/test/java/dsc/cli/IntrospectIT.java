package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.jdbc.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns read from sources into specs, and first specs. */
final class IntrospectIT {
  private static final String ORDERS =
      """
      id;code;ordered;placed;price;paid;note
      1;007;2024-01-31;2024-01-31 10:00:00;1.50;true;
      2;01067;2024-02-29;;-2e3;false;"a;b"
      """;

  private final Path temp;

  IntrospectIT(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void columnsOfTextFilesAreWrittenWithTheTypeThatEveryValueHas() throws IOException {
    write("orders.csv", ORDERS);
    Path spec =
        write(
            "orders.yaml",
            """
            # kept
            dsc: 1
            datasource: orders
            connection: { class: csv }
            tables:
              short: { file: orders.csv, delimiter: ";" }   # stays
              long:
                # before
                file: orders.csv   # beside
                delimiter: ";"
                columns:
                  note: string   # first of all
                  gone: date
                # after
              same: { like: long }
            joins:
              - { left: long, on: "[short].[id] = [long].[id]" }
            """);
    Printed printed = Printed.of("introspect", spec.toString());
    assertEquals("", printed.err());
    assertTrue(printed.out().contains("13 columns added"), printed.out());
    assertTrue(printed.out().contains("the source has no column `gone`"), printed.out());
    assertEquals(
        """
        # kept
        dsc: 1
        datasource: orders
        connection: { class: csv }
        tables:
          short: { file: orders.csv, delimiter: ";", columns: { id: integer, code: string, ordered: date, placed: datetime, price: real, paid: boolean, note: string } }   # stays
          long:
            # before
            file: orders.csv   # beside
            delimiter: ";"
            columns:
              note: string   # first of all
              gone: date
              id: integer
              code: string
              ordered: date
              placed: datetime
              price: real
              paid: boolean
            # after
          same: { like: long }
        joins:
          - { left: long, on: "[short].[id] = [long].[id]" }
        """,
        Files.readString(spec, StandardCharsets.UTF_8));
    Printed again = Printed.of("introspect", spec.toString(), "--check");
    assertEquals(0, again.code());
  }

  @Test
  void columnsOfDatabasesAreWrittenWithTheTypeThatLosesNothing() throws IOException {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS kinds",
            """
            CREATE TABLE kinds (id bigint, "yes" boolean, "odd: name" numeric(12, 2), whole numeric(9),
              at timestamptz, photo bytea, tags text[], due date)
            """);
    Path spec =
        write(
            "kinds.yaml",
            """
            dsc: 1
            datasource: kinds
            connection: { class: postgres, server: 127.0.0.1, port: %d, database: postgres, username: postgres }
            tables:
              kinds:
                sql: |
                  SELECT * FROM kinds;
            extract: { mode: full }
            """
                .formatted(PostgresServer.shared().port()));
    Printed checked = Printed.of("introspect", spec.toString(), "--check");
    assertEquals(1, checked.code());
    Printed printed = Printed.of("introspect", spec.toString());
    assertEquals("", printed.err());
    assertTrue(printed.out().contains("column `photo`: binary data"), printed.out());
    assertTrue(
        Files.readString(spec, StandardCharsets.UTF_8)
            .contains(
                """
                      SELECT * FROM kinds;
                    columns:
                      id: integer
                      "yes": boolean
                      "odd: name": decimal(12,2)
                      whole: integer
                      at: datetime
                      tags: string
                      due: date
                extract: { mode: full }
                """),
        Files.readString(spec, StandardCharsets.UTF_8));
    assertEquals(
        0, Printed.of("compile", spec.toString(), "-o", temp.resolve("out").toString()).code());
  }

  @Test
  void initStartsAWorkspaceThatCompiles() throws IOException {
    write("data/my orders.csv", ORDERS);
    Path folder = temp.resolve("workspace");
    Printed made =
        Printed.of("init", temp.resolve("data/my orders.csv").toString(), "-o", folder.toString());
    assertEquals("", made.err());
    assertEquals(0, made.code());
    assertTrue(Files.exists(folder.resolve("dsc.yaml")));
    assertEquals(
        """
        dsc: 1
        datasource: my-orders
        caption: My Orders
        connection: { class: csv }
        tables:
          my orders:
            file: "../data/my orders.csv"
            delimiter: ";"
            columns:
              id: integer
              code: string
              ordered: date
              placed: datetime
              price: real
              paid: boolean
              note: string
        extract: { mode: full }
        """,
        Files.readString(folder.resolve("my-orders.yaml"), StandardCharsets.UTF_8));
    Printed compiled =
        Printed.of("compile", folder.toString(), "-o", temp.resolve("out").toString());
    assertEquals("", compiled.err());
    Printed again =
        Printed.of("init", temp.resolve("data/my orders.csv").toString(), "-o", folder.toString());
    assertEquals(64, again.code());
    assertTrue(again.err().contains("is there already"), again.err());
  }

  @Test
  void initReadsParquetFilesAndTablesOfDatabases() throws IOException {
    Path parquet = temp.resolve("numbers.parquet");
    try (Connection connection = Extracts.connect()) {
      connection.execute(
          "COPY (SELECT 1::bigint AS a, DATE '2024-01-01' AS b) TO '"
              + parquet
              + "' WITH (FORMAT => 'parquet')");
    }
    Path folder = temp.resolve("p");
    Printed made = Printed.of("init", parquet.toString(), "-o", folder.toString());
    assertEquals("", made.err());
    Path out = temp.resolve("out");
    assertEquals(0, Printed.of("compile", folder.toString(), "-o", out.toString()).code());
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, out.resolve("numbers.hyper"))) {
      assertEquals(1, extract.rows("SELECT * FROM " + extract.table()).size());
    }
    PostgresServer.shared()
        .execute("DROP TABLE IF EXISTS started", "CREATE TABLE started (a int, b text)");
    String address =
        "postgres://postgres@127.0.0.1:" + PostgresServer.shared().port() + "/postgres";
    Path database = temp.resolve("d");
    Printed unsaid = Printed.of("init", address, "-o", database.toString());
    assertEquals(64, unsaid.code());
    assertTrue(unsaid.err().contains("public.started"), unsaid.err());
    Printed table =
        Printed.of("init", address, "--table", "public.started", "-o", database.toString());
    assertEquals("", table.err());
    String spec = Files.readString(database.resolve("started.yaml"), StandardCharsets.UTF_8);
    assertTrue(spec.contains("table: public.started\n"), spec);
    assertTrue(spec.contains("      a: integer\n      b: string\n"), spec);
    assertFalse(spec.contains("password"), spec);
    assertEquals(64, Printed.of("init", "postgres://me:secret@localhost/x").code());
    Path saved = Path.of("specs/extract-full/expected.tds");
    Printed imported =
        Printed.of("init", saved.toString(), "-o", temp.resolve("i").toString(), "--id", "again");
    assertEquals(0, imported.code(), imported.err());
    assertTrue(Files.exists(temp.resolve("i/again.yaml")));
    assertTrue(Files.exists(temp.resolve("i/dsc.yaml")));
  }

  private Path write(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
