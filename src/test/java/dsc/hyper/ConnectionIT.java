package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.hyper.SqlType.Numeric;
import dsc.hyper.SqlType.Plain;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("it")
final class ConnectionIT {
  private final Connection connection = TestEngine.shared().connect();

  @AfterEach
  void disconnect() {
    connection.close();
  }

  @Test
  void valuesHaveTheClassOfTheirType() {
    QueryResult result =
        connection.query(
            """
            SELECT true AS a, CAST(1 AS smallint) AS b, CAST(1.50 AS numeric(10,2)) AS c, 'x' AS d,
              DATE '2020-01-01' AS e, TIME '10:11:12.5' AS f,
              TIMESTAMPTZ '2020-01-01 10:00:00+02' AS g, INTERVAL '1 day' AS h, NULL AS i,
              CAST('{}' AS json) AS j\
            """);
    assertEquals(
        List.of(
            new ResultColumn("a", Plain.BOOL),
            new ResultColumn("b", Plain.SMALL_INT),
            new ResultColumn("c", new Numeric(10, 2)),
            new ResultColumn("d", Plain.TEXT),
            new ResultColumn("e", Plain.DATE),
            new ResultColumn("f", Plain.TIME),
            new ResultColumn("g", Plain.TIMESTAMP_TZ),
            new ResultColumn("h", Plain.INTERVAL),
            new ResultColumn("i", Plain.TEXT),
            new ResultColumn("j", Plain.JSON)),
        result.columns());
    assertEquals(
        List.of(
            Optional.of(true),
            Optional.of(1L),
            Optional.of(new BigDecimal("1.50")),
            Optional.of("x"),
            Optional.of(LocalDate.of(2020, 1, 1)),
            Optional.of(LocalTime.of(10, 11, 12, 500_000_000)),
            Optional.of(Instant.parse("2020-01-01T08:00:00Z")),
            Optional.of("P1D"),
            Optional.empty(),
            Optional.of("{}")),
        result.rows().getFirst().values());
  }

  @Test
  void theSessionIsInUtcWhateverTheMachineIs() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      try (Connection other = TestEngine.shared().connect()) {
        assertEquals(
            Optional.of("2020-01-01 10:00:00+00"),
            other.scalar("SELECT CAST(TIMESTAMPTZ '2020-01-01 10:00:00+00' AS text)"));
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void aLongResultIsReadInPortions() {
    long sum = 0;
    try (Rows rows = connection.stream("SELECT x FROM generate_series(1, 1000000) g(x)")) {
      while (rows.hasNext()) {
        sum += rows.next().integer(0).orElseThrow();
      }
      assertThrows(NoSuchElementException.class, rows::next);
    }
    assertEquals(500_000_500_000L, sum);
  }

  @Test
  void aResultNeedNotBeReadToItsEnd() {
    try (Rows rows = connection.stream("SELECT x FROM generate_series(1, 10000000) g(x)")) {
      // Which row comes first is the engine's choice.
      assertTrue(rows.next().integer(0).isPresent());
    }
    assertEquals(Optional.of(1L), connection.scalar("SELECT 1"));
  }

  @Test
  void anErrorInTheMiddleOfAResultIsReported() {
    Refusal refusal =
        Refusal.of(
            () -> {
              try (Rows rows =
                  connection.stream(
                      "SELECT 1 / (300000 - x) FROM generate_series(1, 500000) g(x)")) {
                rows.forEachRemaining(row -> {});
              }
            });
    assertEquals("the Hyper engine says: division by zero", refusal.message());
    assertEquals(Optional.of(1L), connection.scalar("SELECT 1"));
  }

  @Test
  void theEnginesWordsArriveCleanly() {
    Refusal refusal = Refusal.of(() -> connection.query("SELECT nope FROM (SELECT 1 AS a) t"));
    assertEquals(Code.ENGINE_QUERY_FAILED, refusal.code());
    assertEquals("the Hyper engine says: unknown column 'nope'", refusal.message());
    assertTrue(refusal.help().getFirst().startsWith("line 1, column 8"), refusal.help().toString());

    Refusal file =
        Refusal.of(
            () ->
                connection.query(
                    "SELECT * FROM external("
                        + Sql.literal(Path.of("/nowhere/a.parquet"))
                        + ", FORMAT => 'parquet')"));
    assertEquals(
        "the Hyper engine says: could not read from external source"
            + " (Source: \"/nowhere/a.parquet\")",
        file.message());
  }

  @Test
  void executeCountsTheRowsItChanged() {
    assertEquals(0, connection.execute("CREATE TEMPORARY TABLE t(a int)"));
    assertEquals(2, connection.execute("INSERT INTO t VALUES (1), (2)"));
    assertEquals(1, connection.execute("DELETE FROM t WHERE a = 1"));
  }

  @Test
  void theColumnsOfAQueryAreKnownWithoutRunningIt() {
    assertEquals(
        List.of(new ResultColumn("a", Plain.BIG_INT), new ResultColumn("b c", Plain.DATE)),
        connection.describe(
            "SELECT CAST(1 AS bigint) / 0 AS a, DATE '2020-01-01' AS \"b c\""
                + " FROM generate_series(1, 1000000000)"));
  }
}
