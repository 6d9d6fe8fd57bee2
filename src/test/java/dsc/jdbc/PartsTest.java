package dsc.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.DatabaseCatalog;
import dsc.catalog.Value;
import dsc.extract.Database;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.Fetch;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rows cut into parts. */
final class PartsTest {
  @Test
  void everyValueIsInExactlyOnePart() {
    for (long low : List.of(-7L, 0L, 3L)) {
      for (long high = low; high < low + 20; high++) {
        for (int parts = 1; parts < 9; parts++) {
          for (long value = low; value <= high; value++) {
            assertEquals(1, holders(cut(low, high, parts), value), low + " " + high + " " + parts);
          }
        }
      }
    }
  }

  @Test
  void theWidestStretchIsCutToo() {
    List<Fetch> parts = cut(Long.MIN_VALUE, Long.MAX_VALUE, 4);
    assertEquals(4, parts.size());
    for (long value : List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE)) {
      assertEquals(1, holders(parts, value), Long.toString(value));
    }
  }

  @Test
  void nullsAreInTheFirstPartAlone() {
    List<Fetch> parts = cut(0, 100, 3);
    assertEquals(
        List.of("(\"id\" < ? OR \"id\" IS NULL)", "(\"id\" >= ? AND \"id\" < ?)", "\"id\" >= ?"),
        parts.stream().map(part -> part.query().conditions().getFirst()).toList());
  }

  private static List<Fetch> cut(long low, long high, int parts) {
    Fetch.Partition by = new Fetch.Partition("\"id\"", DataType.INTEGER, parts);
    Fetch fetch =
        new Fetch(
            new Database(
                DatabaseCatalog.load().kind("postgres"),
                "jdbc:postgresql://db/x",
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty()),
            new Fetch.Query("\"id\"", "t", List.of(), List.of()),
            List.of(new Column("id", DataType.INTEGER)),
            List.of(Conversion.EXACT),
            Optional.of(by));
    return Parts.cut(fetch, by, low, high);
  }

  private static int holders(List<Fetch> parts, long value) {
    int holders = 0;
    for (Fetch part : parts) {
      holders += holds(part, value) ? 1 : 0;
    }
    return holders;
  }

  /** Reads the conditions as a database would. */
  private static boolean holds(Fetch part, long value) {
    if (part.query().conditions().isEmpty()) {
      return true;
    }
    List<Long> values = part.query().values().stream().map(v -> ((Value.Int) v).value()).toList();
    String condition = part.query().conditions().getFirst();
    if (condition.contains("IS NULL")) {
      return value < values.getFirst();
    }
    return value >= values.getFirst() && (values.size() == 1 || value < values.getLast());
  }
}
