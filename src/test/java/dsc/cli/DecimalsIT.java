package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.hyper.Row;
import dsc.jdbc.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers with a stated count of digits, from sources of every kind. */
final class DecimalsIT {
  private static final String FILE = "{ class: csv }";
  private static final String FULL = "{ mode: full, source: { file: \"%s\" } }";
  private static final String PRICE = "id: integer\nprice: decimal(12,2)\n";

  private final Path temp;

  DecimalsIT(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void textIsKeptToTheLastDigit() throws IOException {
    write("t.csv", "id,price\n1,9999999999.99\n2,-0.10\n3,1.5e2\n4,7\n5,\n6,+3.1400\n");
    assertBuilt(compile(FILE, PRICE, FULL.formatted("t.csv")));
    List<String> all = List.of("1|9999999999.99", "2|-0.10", "3|150.00", "4|7.00", "5|-", "6|3.14");
    assertEquals(all, rows());
    assertEquals(List.of("numeric(12,2)"), types("price"));
    write(
        "t.jsonl",
        """
        {"id": 1, "price": 9999999999.99}
        {"id": 2, "price": "-0.10"}
        {"id": 3, "price": 1.5e2}
        {"id": 4, "price": 7}
        {"id": 5, "price": null}
        {"id": 6, "price": 3.1400}
        """);
    assertBuilt(compile(FILE, PRICE, FULL.formatted("t.jsonl")));
    assertEquals(all, rows());
    String rolled = "{ mode: full, aggregate: true, source: { file: t.csv } }";
    assertBuilt(compile(FILE, "price: decimal(12,2)\n", rolled));
    assertEquals(List.of("10000000160.03"), rows("SUM(\"price\")"));
    assertEquals(List.of("numeric(18,2)"), types("price"));
  }

  @Test
  void whatDoesNotFitIsABadRowOfItsFile() throws IOException {
    write("t.csv", "id,price\n1,1.005\n2,99999999999\n3,abc\n4,NaN\n5,1e-3\n6,1.50\n");
    Printed refused = compile(FILE, PRICE, FULL.formatted("t.csv"));
    assertEquals(3, refused.code());
    for (String said :
        List.of(
            "5 rows of",
            "line 2, column `price`: `1.005` fits no decimal(12,2) without a loss (`lossy: round`",
            "line 3, column `price`: `99999999999` fits no decimal(12,2) without a loss (`lossy:"
                + " range`",
            "line 4, column `price`: `abc` is no decimal(12,2)",
            "line 5, column `price`: `NaN` fits no decimal(12,2) without a loss (`lossy: nan`",
            "line 6, column `price`: `1e-3` fits no decimal(12,2) without a loss (`lossy:"
                + " round`")) {
      assertTrue(refused.err().contains(said), said + "\n" + refused.err());
    }
    assertFalse(Files.exists(temp.resolve("out/t.hyper")));
    String skip = "{ mode: full, on_bad_row: skip, source: { file: t.csv } }";
    assertEquals(0, compile(FILE, PRICE, skip).code());
    assertEquals(List.of("6|1.50"), rows());
    String lossy = "id: integer\nprice: { type: \"decimal(12,2)\", lossy: [round, range, nan] }\n";
    assertEquals(0, compile(FILE, lossy, skip).code());
    assertEquals(List.of("1|1.01", "2|-", "4|-", "5|0.00", "6|1.50"), rows());
  }

  @Test
  void filesThatKnowTheirTypesAreConvertedWithoutLoss() throws IOException {
    parquet(
        "SELECT 1::bigint AS id, 1.25::numeric(10,4) AS price, 0.1::double precision AS d,"
            + " 5::bigint AS i, '2.50' AS t UNION ALL SELECT 2, NULL, NULL, NULL, NULL");
    String columns =
        """
        id: integer
        price: decimal(12,2)
        d: decimal(4,3)
        i: decimal(3,1)
        t: decimal(3,2)
        """;
    assertBuilt(compile(FILE, columns, FULL.formatted("t.parquet")));
    assertEquals(List.of("1|1.25|0.100|5.0|2.50", "2|-|-|-|-"), rows());
    hyper();
    assertBuilt(compile(FILE, columns, FULL.formatted("t.hyper")));
    assertEquals(List.of("1|1.25|0.100|5.0|2.50", "2|-|-|-|-"), rows());
  }

  @Test
  void rowsOfSuchFilesThatDoNotFitAreToldByTheirValues() throws IOException {
    parquet(
        "SELECT 1::bigint AS id, 1.2345::numeric(20,4) AS price UNION ALL SELECT 2, 1.2345 UNION"
            + " ALL SELECT 3, 99999999999 UNION ALL SELECT 4, 0.5");
    hyper();
    for (String file : List.of("t.parquet", "t.hyper")) {
      Printed refused = compile(FILE, PRICE, FULL.formatted(file));
      assertEquals(3, refused.code());
      for (String said :
          List.of(
              "3 rows of",
              file,
              "column `price`: `1.2345` fits no decimal(12,2) without a loss (`lossy: round`"
                  + " allows it), in 2 rows",
              "column `price`: `99999999999.0000` fits no decimal(12,2) without a loss (`lossy:"
                  + " range` allows it), in 1 row")) {
        assertTrue(refused.err().contains(said), said + "\n" + refused.err());
      }
      String quarantine =
          "{ mode: full, on_bad_row: quarantine, source: { file: %s } }".formatted(file);
      Printed built = compile(FILE, PRICE, quarantine);
      assertEquals(0, built.code(), built.err());
      assertTrue(built.err().contains("3 rows of"), built.err());
      assertEquals(List.of("4|0.50"), rows());
    }
    try (Connection connection = Extracts.connect()) {
      for (String name : List.of("t.parquet", "t.hyper.Extract.parquet")) {
        Path bad = temp.resolve("quarantine").resolve(name);
        assertEquals(
            3L,
            connection
                .scalar("SELECT COUNT(*) FROM external('" + bad + "', FORMAT => 'parquet') AS b")
                .orElseThrow());
      }
    }
  }

  @Test
  void numbersThatAreNoneAreRefusedInAnyFile() throws IOException {
    parquet(
        "SELECT 1::bigint AS id, DOUBLE PRECISION 'NaN' AS f UNION ALL SELECT 2, DOUBLE PRECISION"
            + " 'Infinity' UNION ALL SELECT 3, NULL UNION ALL SELECT 4, 0.5");
    hyper();
    for (String file : List.of("t.parquet", "t.hyper")) {
      Printed refused = compile(FILE, "id: integer\nf: real\n", FULL.formatted(file));
      assertEquals(3, refused.code());
      for (String said :
          List.of(
              "2 rows of",
              "column `f`: `NaN` fits no real without a loss (`lossy: nan` allows it), in 1 row",
              "column `f`: `Infinity` fits no real without a loss (`lossy:")) {
        assertTrue(refused.err().contains(said), said + "\n" + refused.err());
      }
      String skip = "{ mode: full, on_bad_row: skip, source: { file: %s } }".formatted(file);
      assertEquals(0, compile(FILE, "id: integer\nf: real\n", skip).code());
      assertEquals(List.of("3|-", "4|0.5"), rows());
      String allowed = "id: integer\nf: { type: real, lossy: nan }\n";
      assertBuilt(compile(FILE, allowed, FULL.formatted(file)));
      assertEquals(List.of("1|-", "2|-", "3|-", "4|0.5"), rows());
    }
  }

  @Test
  void numbersOfDatabasesKeepTheirDigits() throws IOException {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS digits",
            "CREATE TABLE digits (id bigint, price numeric(12,2), big numeric(30,10), f float8, n"
                + " integer)",
            "INSERT INTO digits VALUES (1, 9999999999.99, 12345678901234567890.0123456789, 0.1,"
                + " 42), (2, NULL, NULL, NULL, NULL), (3, 1, 1.5, 0.125, 1000)");
    String columns =
        """
        id: integer
        price: decimal(12,2)
        big: decimal(30,10)
        f: decimal(5,3)
        n: decimal(6,2)
        """;
    assertBuilt(compile(postgres(), columns, "{ mode: full }"));
    assertEquals(
        List.of(
            "1|9999999999.99|12345678901234567890.0123456789|0.100|42.00",
            "2|-|-|-|-",
            "3|1.00|1.5000000000|0.125|1000.00"),
        rows());
    assertEquals(List.of("numeric(30,10)"), types("big"));
    assertRefused("big: decimal(20,10)", "row 1, column `big`", "too large", "range");
    assertRefused("f: decimal(5,2)", "row 3, column `f`", "more digits than", "round");
    assertRefused("n: decimal(4,2)", "row 3, column `n`", "too large", "range");
    String lossy =
        """
        id: integer
        f: { type: "decimal(5,2)", lossy: round }
        n: { type: "decimal(4,2)", lossy: range }
        """;
    assertBuilt(compile(postgres(), lossy, "{ mode: full }"));
    assertEquals(List.of("1|0.10|42.00", "2|-|-", "3|0.13|-"), rows());
  }

  @Test
  void introspectionWritesTheDigits() throws IOException {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS digits",
            "CREATE TABLE digits (a numeric(12,2), b numeric(30,10), c numeric, d numeric(9,0))");
    parquet("SELECT 1.25::numeric(10,4) AS price, 0.1::double precision AS d");
    write(
        "t.yaml",
        """
        dsc: 1
        datasource: t
        connections:
          pg: %s
          files: { class: csv }
        tables:
          digits:
            connection: pg
            table: public.digits
          t: { file: t.parquet, connection: files }
        joins:
          - { left: t, on: "[digits].[a] = [t].[price]" }
        """
            .formatted(postgres()));
    Printed printed = Printed.of("introspect", temp.resolve("t.yaml").toString());
    assertEquals(0, printed.code(), printed.err());
    String text = Files.readString(temp.resolve("t.yaml"), StandardCharsets.UTF_8);
    assertTrue(text.contains("a: decimal(12,2)\n      b: real\n      c: real\n"), text);
    assertTrue(text.contains("d: integer\n"), text);
    assertTrue(text.contains("columns: { price: \"decimal(10,4)\", d: real }"), text);
  }

  private static void assertBuilt(Printed printed) {
    assertEquals(0, printed.code(), printed.err());
  }

  private void assertRefused(String column, String... said) throws IOException {
    Printed printed = compile(postgres(), "id: integer\n" + column + "\n", "{ mode: full }");
    assertEquals(3, printed.code());
    for (String text : said) {
      assertTrue(printed.err().contains(text), text + "\n" + printed.err());
    }
  }

  private static String postgres() {
    return "{ class: postgres, server: 127.0.0.1, port: %d, database: postgres, username: postgres }"
        .formatted(PostgresServer.shared().port());
  }

  private Printed compile(String connection, String columns, String extract) throws IOException {
    Files.deleteIfExists(temp.resolve("out/t.hyper"));
    write(
        "t.yaml",
        """
        dsc: 1
        datasource: t
        connection: %s
        tables:
          digits:
            %s
            columns:
        %s
        fields:
          id: { role: dimension }
        extract: %s
        """
            .formatted(
                connection,
                connection.equals(FILE) ? "file: nowhere.csv" : "table: public.digits",
                columns.indent(6).stripTrailing(),
                extract)
            .replace(columns.contains("id:") ? "\0" : "fields:\n  id: { role: dimension }\n", ""));
    return Printed.of(
        "compile", temp.resolve("t.yaml").toString(), "-o", temp.resolve("out").toString());
  }

  private void parquet(String query) throws IOException {
    Files.deleteIfExists(temp.resolve("t.parquet"));
    try (Connection connection = Extracts.connect()) {
      connection.execute(
          "COPY (" + query + ") TO '" + temp.resolve("t.parquet") + "' WITH (FORMAT => 'parquet')");
    }
  }

  /** The rows of the Parquet file in a .hyper file. */
  private void hyper() {
    try (Connection connection = Extracts.connect()) {
      connection.execute("CREATE DATABASE \"" + temp.resolve("t.hyper") + "\" WITH VERSION 3");
      connection.execute("ATTACH DATABASE \"" + temp.resolve("t.hyper") + "\" AS made");
      connection.execute("CREATE SCHEMA made.\"Extract\"");
      connection.execute(
          "CREATE TABLE made.\"Extract\".\"Extract\" AS SELECT * FROM external('"
              + temp.resolve("t.parquet")
              + "', FORMAT => 'parquet') AS f");
      connection.execute("DETACH DATABASE made");
    }
  }

  private List<String> rows() {
    return rows("*");
  }

  private List<String> rows(String columns) {
    return query("SELECT " + columns + " FROM x.\"Extract\".\"Extract\" ORDER BY 1 NULLS LAST");
  }

  private List<String> types(String column) {
    return query(
        "SELECT format_type(a.atttypid, a.atttypmod) FROM x.pg_catalog.pg_attribute a WHERE"
            + " a.attname = '"
            + column
            + "'");
  }

  private List<String> query(String sql) {
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, temp.resolve("out/t.hyper"))) {
      return extract.rows(sql).stream().map(DecimalsIT::text).toList();
    }
  }

  private static String text(Row row) {
    return String.join(
        "|", row.values().stream().map(v -> v.map(Object::toString).orElse("-")).toList());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(temp.resolve(name), text, StandardCharsets.UTF_8);
  }
}
