package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a database that fit into no column as declared: listed, left out or set aside. */
final class BadDatabaseRowsIT {

  /** Of 100 rows every fourth holds no number, with a quote in it. */
  private static void database(Path folder) throws IOException, SQLException {
    try (java.sql.Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("any.sqlite"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER, n, note TEXT)");
      statement.execute(
          """
          INSERT INTO t
          WITH RECURSIVE g(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM g WHERE x < 100)
          SELECT x, CASE WHEN x % 4 = 0 THEN 'a "b" ' || x ELSE x END,
            CASE WHEN x % 8 <> 0 THEN '' END
          FROM g
          """);
    }
    Files.writeString(
        folder.resolve("dsc.yaml"),
        "dsc: 1\ndrivers: [\"" + FlightsFromDatabasesIT.jar("org.sqlite.JDBC") + "\"]\n",
        StandardCharsets.UTF_8);
  }

  private static Printed compile(Path folder, String extract) throws IOException {
    Files.writeString(
        folder.resolve("any.yaml"),
        """
        dsc: 1
        datasource: any
        connection: { class: genericjdbc, url: "jdbc:sqlite:any.sqlite" }
        tables:
          t:
            table: t
            columns: { id: integer, n: integer, note: string }
        extract: %s
        """
            .formatted(extract),
        StandardCharsets.UTF_8);
    return Printed.of(
        "compile", folder.resolve("any.yaml").toString(), "-o", folder.resolve("out").toString());
  }

  private static List<String> count(Path folder) {
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, folder.resolve("out/any.hyper"))) {
      return extract
          .rows("SELECT COUNT(*), SUM(\"n\"), MIN(\"id\") FROM " + extract.table())
          .getFirst()
          .values()
          .stream()
          .map(value -> value.map(Object::toString).orElse("-"))
          .toList();
    }
  }

  @Test
  void allAreListedAndThenCounted(@TempDir Path folder) throws IOException, SQLException {
    database(folder);
    Printed printed = compile(folder, "{ mode: full }");
    assertEquals(3, printed.code());
    assertTrue(printed.err().contains("DSC4404"), printed.err());
    assertTrue(printed.err().contains("25 rows of `"), printed.err());
    for (String help :
        List.of(
            "row 4, column `n`: `a \"b\" 4` is no integer",
            "row 80, column `n`: `a \"b\" 80` is no integer",
            "and 5 more",
            "declare the column as `string`, or convert it in `sql:`",
            "or say `on_bad_row: skip` or `quarantine` in `extract`")) {
      assertTrue(printed.err().contains("= help: " + help), printed.err());
    }
    assertFalse(printed.err().contains("row 84"), printed.err());
    assertFalse(Files.exists(folder.resolve("out/any.hyper")));
  }

  @Test
  void theyAreLeftOutOnRequest(@TempDir Path folder) throws IOException, SQLException {
    database(folder);
    for (String mode : List.of("mode: full", "filters: [ { field: id, min: 1 } ]")) {
      Printed printed = compile(folder, "{ " + mode + ", on_bad_row: skip }");
      assertEquals(0, printed.code(), printed.err());
      assertTrue(printed.err().contains("warning: 25 rows of `"), printed.err());
      assertTrue(printed.err().contains("` left out: row 4, column `n`"), printed.err());
      assertEquals(List.of("75", "3750", "1"), count(folder));
    }
    assertFalse(Files.exists(folder.resolve("quarantine")));
  }

  @Test
  void theyAreSetAsideOnRequest(@TempDir Path folder) throws IOException, SQLException {
    database(folder);
    Printed printed = compile(folder, "{ mode: full, on_bad_row: quarantine }");
    assertEquals(0, printed.code(), printed.err());
    assertTrue(printed.err().contains("` left out; they are in `"), printed.err());
    assertEquals(List.of("75", "3750", "1"), count(folder));
    try (Stream<Path> files = Files.list(folder.resolve("quarantine"))) {
      Path file = files.toList().getFirst();
      assertTrue(printed.err().contains(file.getFileName().toString()), printed.err());
      List<String> lines = Files.readAllLines(file);
      assertEquals(26, lines.size());
      assertEquals("\"id\",\"n\",\"note\"", lines.getFirst());
      assertEquals("\"4\",\"a \"\"b\"\" 4\",\"\"", lines.get(1));
      assertEquals("\"8\",\"a \"\"b\"\" 8\",", lines.get(2), "NULL is told from an empty text");
    }
  }
}
