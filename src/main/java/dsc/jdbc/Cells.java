package dsc.jdbc;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.SourceType.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How values are fetched from a driver and what they become. */
final class Cells {
  private Cells() {}

  /** The cell for values that are read so, in a column of a type. */
  static Cell of(Reads reads, DataType type, Conversion rules) {
    Conversions to = new Conversions(type, rules);
    return switch (reads) {
      case BOOLEAN -> bool(to, type);
      case LONG -> whole(to, type);
      case DOUBLE -> real(to, type);
      case DECIMAL -> (row, i, sink) -> to.any(row.getObject(i), sink);
      case TEXT -> (row, i, sink) -> to.text(row.getString(i), sink);
      case PADDED -> (row, i, sink) -> to.text(trimmed(row.getString(i)), sink);
      case DATE -> (row, i, sink) -> to.date(row.getObject(i, LocalDate.class), sink);
      case TIME -> (row, i, sink) -> to.time(row.getObject(i, LocalTime.class), sink);
      case TIMESTAMP -> (row, i, sink) -> to.timestamp(row.getObject(i, LocalDateTime.class), sink);
      case MOMENT -> (row, i, sink) -> to.moment(row.getObject(i, OffsetDateTime.class), sink);
      case ANY -> (row, i, sink) -> to.any(row.getObject(i), sink);
      case NOTHING -> throw new IllegalArgumentException("no column holds such values");
    };
  }

  private static Cell bool(Conversions to, DataType type) {
    return type == DataType.BOOLEAN
        ? (row, i, sink) -> {
          boolean value = row.getBoolean(i);
          if (isNull(row, value)) {
            sink.addNull();
          } else {
            sink.add(value);
          }
        }
        : (row, i, sink) -> {
          boolean value = row.getBoolean(i);
          to.bool(isNull(row, value) ? null : value, sink);
        };
  }

  private static boolean isNull(ResultSet row, boolean value) throws SQLException {
    return !value && row.wasNull();
  }

  private static Cell whole(Conversions to, DataType type) {
    return type == DataType.INTEGER
        ? (row, i, sink) -> {
          long value = row.getLong(i);
          if (value == 0 && row.wasNull()) {
            sink.addNull();
          } else {
            sink.add(value);
          }
        }
        : (row, i, sink) -> {
          long value = row.getLong(i);
          to.whole(value == 0 && row.wasNull() ? null : (Long) value, sink);
        };
  }

  private static Cell real(Conversions to, DataType type) {
    return type == DataType.REAL
        ? (row, i, sink) -> {
          double value = row.getDouble(i);
          if (value == 0 && row.wasNull()) {
            sink.addNull();
          } else {
            to.real(value, sink);
          }
        }
        : (row, i, sink) -> to.text(row.getString(i), sink);
  }

  private static @Nullable String trimmed(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }
}
