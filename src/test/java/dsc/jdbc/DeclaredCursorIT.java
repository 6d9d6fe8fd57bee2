package dsc.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.DatabaseCatalog;
import dsc.catalog.Value;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.CollectedRows;
import dsc.extract.Database;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.Fetch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of PostgreSQL come in portions: all of them, in their order, whatever their number. */
final class DeclaredCursorIT {
  private final JdbcDatabases databases = new JdbcDatabases(Drivers.bundled());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_999, 5_000, 5_001, 10_000, 12_345})
  void everyRowComesOnceAndInOrder(int rows) {
    assertEquals(
        LongStream.rangeClosed(1, rows).mapToObj(i -> List.<Value>of(new Value.Int(i))).toList(),
        fetched("x", rows, Optional.empty()));
  }

  @Test
  void aLimitHolds() {
    assertEquals(3, fetched("x", 20_000, Optional.of(3)).size());
  }

  @Test
  void aFailureInALaterPortionIsToldAsTheFirstOneWouldBe() {
    DscException failure =
        assertThrows(
            DscException.class, () -> fetched("1 / (11000 - x)", 20_000, Optional.empty()));
    assertEquals(Code.DATABASE_QUERY_FAILED, failure.code());
    assertEquals("PostgreSQL says: ERROR: division by zero", failure.getMessage());
  }

  @Test
  void conditionsKeepTheirValues() {
    Fetch fetch =
        fetch(
            new Fetch.Query(
                "x",
                "generate_series(1::bigint, 20000) AS g(x)",
                List.of("x > ?", "x <= ?"),
                List.of(new Value.Int(3), new Value.Int(13_000))));
    CollectedRows sink = new CollectedRows();
    databases.fetch(fetch, new BadRowRule.Fail(), sink);
    assertEquals(12_997, sink.rows().size());
    assertEquals(List.of(new Value.Int(4)), sink.rows().getFirst());
  }

  private List<List<Value>> fetched(String select, int rows, Optional<Integer> limit) {
    CollectedRows sink = new CollectedRows();
    databases.fetch(
        fetch(
            new Fetch.Query(
                select,
                "generate_series(1::bigint, " + rows + ") AS g(x)",
                List.of(),
                List.of(),
                limit)),
        new BadRowRule.Fail(),
        sink);
    return sink.rows();
  }

  private static Fetch fetch(Fetch.Query query) {
    return new Fetch(
        new Database(
            DatabaseCatalog.load().kind("postgres"),
            PostgresServer.shared().url(),
            new TreeMap<>(Map.of("user", "postgres", "prepareThreshold", "-1")),
            Optional.empty(),
            Optional.empty()),
        query,
        List.of(new Column("x", DataType.INTEGER)),
        List.of(Conversion.EXACT),
        Optional.empty());
  }
}
