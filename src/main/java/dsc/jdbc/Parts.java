package dsc.jdbc;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.extract.Fetch;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Cuts the rows of a query into parts by equal stretches of a column's values. */
final class Parts {
  private static final LocalDateTime ORIGIN = LocalDateTime.of(1970, 1, 1, 0, 0);

  private Parts() {}

  /** At least one part; every row is in exactly one, NULLs in the first. */
  static List<Fetch> of(Fetch fetch, Fetch.Partition by, Connection session) throws SQLException {
    String column = by.column();
    String ends = fetch.query().sql("MIN(" + column + "), MAX(" + column + ")");
    try (PreparedStatement statement = JdbcDatabases.statement(session, fetch.query(), ends);
        ResultSet row = statement.executeQuery()) {
      row.next();
      OptionalLong low = number(row, 1, by.type());
      OptionalLong high = number(row, 2, by.type());
      return low.isEmpty() || high.isEmpty()
          ? List.of(whole(fetch))
          : cut(fetch, by, low.getAsLong(), high.getAsLong());
    }
  }

  private static Fetch whole(Fetch fetch) {
    return new Fetch(
        fetch.database(),
        fetch.query(),
        fetch.columns(),
        fetch.conversions(),
        Optional.empty(),
        fetch.growing());
  }

  static List<Fetch> cut(Fetch fetch, Fetch.Partition by, long low, long high) {
    // The stretch from the least to the greatest may be wider than 64 bits.
    BigInteger width = BigInteger.valueOf(high).subtract(BigInteger.valueOf(low));
    List<Long> bounds = new ArrayList<>();
    for (int i = 1; i < by.parts(); i++) {
      long bound =
          width
              .multiply(BigInteger.valueOf(i))
              .divide(BigInteger.valueOf(by.parts()))
              .add(BigInteger.valueOf(low))
              .longValueExact();
      if (bound > (bounds.isEmpty() ? low : bounds.getLast()) && bound <= high) {
        bounds.add(bound);
      }
    }
    if (bounds.isEmpty()) {
      return List.of(whole(fetch));
    }
    String column = by.column();
    List<Fetch> parts = new ArrayList<>();
    parts.add(
        fetch.part(
            "(" + column + " < ? OR " + column + " IS NULL)",
            List.of(value(bounds.getFirst(), by.type()))));
    for (int i = 1; i < bounds.size(); i++) {
      parts.add(
          fetch.part(
              "(" + column + " >= ? AND " + column + " < ?)",
              List.of(value(bounds.get(i - 1), by.type()), value(bounds.get(i), by.type()))));
    }
    parts.add(fetch.part(column + " >= ?", List.of(value(bounds.getLast(), by.type()))));
    return List.copyOf(parts);
  }

  /** Whole numbers themselves, days since 1970, or seconds since then. */
  private static OptionalLong number(ResultSet row, int column, DataType type) throws SQLException {
    if (row.getObject(column) == null) {
      return OptionalLong.empty();
    }
    LocalDateTime time =
        type == DataType.INTEGER
            ? ORIGIN
            : type == DataType.DATE
                ? row.getObject(column, java.time.LocalDate.class).atStartOfDay()
                : row.getObject(column, LocalDateTime.class);
    return OptionalLong.of(
        type == DataType.INTEGER
            ? row.getLong(column)
            : (type == DataType.DATE ? ChronoUnit.DAYS : ChronoUnit.SECONDS).between(ORIGIN, time));
  }

  private static Value value(long number, DataType type) {
    return type == DataType.INTEGER
        ? new Value.Int(number)
        : type == DataType.DATE
            ? new Value.Date(ORIGIN.toLocalDate().plusDays(number))
            : new Value.DateTime(ORIGIN.plusSeconds(number));
  }
}
