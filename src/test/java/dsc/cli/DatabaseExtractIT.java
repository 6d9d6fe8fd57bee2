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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extracts whose rows come from databases, through the whole program. */
final class DatabaseExtractIT {
  private final Path temp;

  DatabaseExtractIT(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void everyTypeOfPostgresBecomesWhatTheSpecSays() throws IOException {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS everything",
            """
            CREATE TABLE everything (
              i2 smallint, i8 bigint, n10_2 numeric(10, 2), n18_0 numeric(18, 0), n numeric, big numeric(25, 0),
              f4 real, f8 double precision, ok boolean, c char(5), v varchar(20), t text, d date, ts timestamp,
              tz timestamptz, berlin timestamptz, tod time, u uuid, j jsonb, a int[], span interval, ip inet,
              day timestamp)
            """,
            """
            INSERT INTO everything VALUES (
              -32768, 9223372036854775807, 12345678.90, 999999999999999999, 0.5, 42,
              0.5, 1e300, true, 'ab', 'ü''"', E'two\\nlines', '0001-01-01', '2024-02-29 23:59:59.123456',
              '2024-07-01 12:00:00+02', '2024-07-01 12:00:00+00', '13:30', '11111111-2222-3333-4444-555555555555',
              '{"a": 1}', '{1,2,NULL}', '1 day 02:00', '::1', '2024-05-05 00:00')
            """,
            "INSERT INTO everything (i2) VALUES (NULL)");
    Printed printed =
        compile(
            "everything",
            postgres(),
            "table: public.everything",
            """
            i2: integer
            i8: integer
            n10_2: real
            n18_0: integer
            n: real
            big: { type: integer }
            f4: real
            f8: real
            ok: boolean
            c: string
            v: string
            t: string
            d: date
            ts: datetime
            tz: datetime
            berlin: { type: datetime, zone: Europe/Berlin }
            tod: datetime
            u: string
            j: string
            a: string
            span: string
            ip: string
            day: date
            """,
            "{ mode: full }");
    assertEquals("", printed.err());
    assertEquals(
        List.of(
            "-32768|9223372036854775807|1.23456789E7|999999999999999999|0.5|42|0.5|1.0E300|true|ab|ü'\"|two\n"
                + "lines|0001-01-01|2024-02-29T23:59:59.123456|2024-07-01T10:00|2024-07-01T14:00|1899-12-30T13:30|11111111-2222-3333-4444-555555555555|{\"a\":"
                + " 1}|{1,2,NULL}|1 day 02:00:00|::1|2024-05-05",
            "-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-"),
        rows("everything"));
  }

  @Test
  void aValueThatWouldLoseSomethingIsRefusedWithItsRow() throws IOException {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS losses",
            "CREATE TABLE losses (id bigint, n numeric(30, 20), f float8, d date, p timestamp, w"
                + " numeric)",
            "INSERT INTO losses VALUES (1, 0.5, 1, '2024-01-01', '2024-01-01', 1)",
            """
            INSERT INTO losses VALUES
              (2, 1.23456789012345678901, 'NaN', 'infinity', '2024-01-01 12:30', 1e30)
            """);
    assertRefused("n: real", "`1.23456789012345678901` has more digits than a real holds", "round");
    assertRefused("f: real", "`NaN` is not a number that Tableau can compute with", "nan");
    assertRefused("d: date", "is not in the years 1 to 9999", "range");
    assertRefused("p: date", "`2024-01-01T12:30` has a time of day", "round");
    assertRefused("w: integer", "`1000000000000000000000000000000` has more than 64 bits", "range");
    Printed printed =
        compile(
            "losses",
            postgres(),
            "table: public.losses",
            """
            id: integer
            n: { type: real, lossy: round }
            f: { type: real, lossy: nan }
            d: { type: date, lossy: range }
            p: { type: date, lossy: [round, range] }
            w: { type: integer, lossy: range }
            """,
            "{ mode: full }");
    assertEquals("", printed.err());
    assertEquals(
        List.of("1|0.5|1.0|2024-01-01|2024-01-01|1", "2|1.2345678901234567|-|-|2024-01-01|-"),
        rows("losses"));
  }

  private void assertRefused(String column, String why, String word) throws IOException {
    Printed printed =
        compile(
            "losses",
            postgres(),
            "table: public.losses",
            "id: integer\n" + column,
            "{ mode: full }");
    assertEquals(3, printed.code());
    assertTrue(printed.err().contains("DSC4404"), printed.err());
    assertTrue(printed.err().contains("row 2, column `" + column.charAt(0) + "`"), printed.err());
    assertTrue(printed.err().contains(why), printed.err());
    assertTrue(printed.err().contains("lossy: " + word), printed.err());
    assertFalse(Files.exists(temp.resolve("out/losses.hyper")));
  }

  @Test
  void filtersAndPartsGiveJustTheRowsTheyShould() throws IOException {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS parts",
            """
            CREATE TABLE parts AS
            SELECT CASE WHEN x % 1000 = 0 THEN NULL ELSE x END AS id, 'S' || x % 7 AS state,
              timestamp '2024-01-01' + x * interval '1 minute' AS at
            FROM generate_series(1, 50000) g(x)
            """);
    String columns = "id: integer\nstate: string\nat: datetime\n";
    for (String by : List.of("id", "at")) {
      Printed all =
          compile(
              "parts",
              postgres(),
              "table: public.parts",
              columns,
              "{ mode: full, partition: { by: " + by + ", parts: 5 } }");
      assertEquals("", all.err());
      assertEquals(
          List.of("50000|49950|50"),
          query(
              "parts", "SELECT COUNT(*), COUNT(DISTINCT \"id\"), COUNT(*) - COUNT(\"id\") FROM @"));
    }
    Printed some =
        compile(
            "parts",
            postgres(),
            "table: public.parts",
            columns,
            "{ filters: [ { field: state, include: [S1, S3] }, { field: at, min: 2024-01-02 },"
                + " { field: id, exclude: [1450] } ], partition: { by: id, parts: 3 } }");
    assertEquals("", some.err());
    assertEquals(
        List.of("13873|2024-01-02T00:03"), query("parts", "SELECT COUNT(*), MIN(\"at\") FROM @"));
  }

  @Test
  void formulasAreEvaluatedOnTheRowsOfADatabase() throws IOException {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS numbers",
            "CREATE TABLE numbers AS SELECT x::bigint AS x FROM generate_series(1, 100) g(x)");
    compile("numbers", postgres(), "table: public.numbers", "x: integer", "{ mode: full }");
    Printed printed = Printed.of("eval", temp.resolve("numbers.yaml").toString(), "SUM([x])");
    assertEquals("", printed.err());
    assertTrue(printed.out().contains("5050"), printed.out());
  }

  @Test
  void whatIsWrongWithADatabaseIsSaidInOneSentence() throws IOException {
    int port = PostgresServer.shared().port();
    String table = "table: public.nowhere";
    Printed unknown = compile("a", postgres(), table, "x: integer", "{ mode: full }");
    assertEquals(1, unknown.code());
    assertTrue(unknown.err().contains("DSC4402"), unknown.err());
    assertTrue(unknown.err().contains("relation \"public.nowhere\" does not exist"), unknown.err());
    Printed stranger =
        compile("b", postgres("nobody", port), table, "x: integer", "{ mode: full }");
    assertEquals(3, stranger.code());
    assertTrue(stranger.err().contains("DSC9202"), stranger.err());
    Printed silent = compile("c", postgres("postgres", 1), table, "x: integer", "{ mode: full }");
    assertEquals(3, silent.code());
    assertTrue(silent.err().contains("DSC9201"), silent.err());
    Printed driverless =
        compile(
            "d",
            "{ class: mysql, server: localhost, database: x, username: y }",
            table,
            "x: integer",
            "{ mode: full }");
    assertEquals(3, driverless.code());
    assertTrue(driverless.err().contains("DSC9205"), driverless.err());
    assertTrue(driverless.err().contains("org.mariadb.jdbc:mariadb-java-client"), driverless.err());
  }

  @Test
  void columnsOfSqliteMayHoldAnything() throws IOException, SQLException {
    Path file = temp.resolve("any.sqlite");
    try (java.sql.Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER, d TEXT, at TEXT, ok BOOLEAN, r NUMERIC, any)");
      statement.execute("INSERT INTO t VALUES (1, '2024-01-31', '2024-01-31 10:00:00', 1, 5, 'x')");
      statement.execute("INSERT INTO t VALUES (2, NULL, '2024-01-31', 0, 0.25, 7)");
    }
    String connection = "{ class: genericjdbc, url: \"jdbc:sqlite:any.sqlite\" }";
    String columns = "id: integer\nd: date\nat: datetime\nok: boolean\nr: real\nany: string\n";
    Printed printed = compile("any", connection, "table: t", columns, "{ mode: full }");
    assertEquals("", printed.err());
    assertEquals(
        List.of("1|2024-01-31|2024-01-31T10:00|true|5.0|x", "2|-|2024-01-31T00:00|false|0.25|7"),
        rows("any"));
    Printed wrong =
        compile("any", connection, "table: t", "id: integer\nany: integer\n", "{ mode: full }");
    assertEquals(3, wrong.code());
    assertTrue(wrong.err().contains("row 1, column `any`: `x` is no integer"), wrong.err());
    try (java.sql.Connection session = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = session.createStatement()) {
      statement.execute("UPDATE t SET any = 'a' || char(0) || 'b'");
    }
    Printed nul = compile("any", connection, "table: t", "any: string\n", "{ mode: full }");
    assertEquals(3, nul.code());
    assertTrue(nul.err().contains("holds the character U+0000"), nul.err());
    compile("any", connection, "table: t", "any: { type: string, lossy: nul }\n", "{ mode: full }");
    assertEquals(List.of("ab", "ab"), rows("any"));
  }

  private static String postgres() {
    return postgres("postgres", PostgresServer.shared().port());
  }

  private static String postgres(String user, int port) {
    return "{ class: postgres, server: 127.0.0.1, port: %d, database: postgres, username: %s }"
        .formatted(port, user);
  }

  private Printed compile(
      String name, String connection, String table, String columns, String extract)
      throws IOException {
    Files.writeString(
        temp.resolve(name + ".yaml"),
        """
        dsc: 1
        datasource: %s
        connection: %s
        tables:
          t:
            %s
            columns:
        %s
        extract: %s
        """
            .formatted(name, connection, table, columns.indent(6).stripTrailing(), extract),
        StandardCharsets.UTF_8);
    Files.writeString(
        temp.resolve("dsc.yaml"),
        "dsc: 1\ndrivers: [\"" + FlightsFromDatabasesIT.jar("org.sqlite.JDBC") + "\"]\n",
        StandardCharsets.UTF_8);
    return Printed.of(
        "compile", temp.resolve(name + ".yaml").toString(), "-o", temp.resolve("out").toString());
  }

  private List<String> rows(String name) {
    return query(name, "SELECT * FROM @ ORDER BY 1 NULLS LAST");
  }

  private List<String> query(String name, String sql) {
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, temp.resolve("out/" + name + ".hyper"))) {
      return extract.rows(sql.replace("@", extract.table())).stream()
          .map(DatabaseExtractIT::text)
          .toList();
    }
  }

  private static String text(Row row) {
    return String.join(
        "|", row.values().stream().map(v -> v.map(Object::toString).orElse("-")).toList());
  }
}
