package dsc.query;

import dsc.catalog.DataType;
import dsc.hyper.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Compares a value with the suite's way of writing it. */
final class TdvtValue {
  private static final LocalDate DAY_OF_TIMES = LocalDate.of(1899, 12, 30);

  private TdvtValue() {}

  /** Whether the first value of a row is what the suite writes so; a date is not a datetime. */
  static boolean matches(String expected, Row row, DataType type) {
    String text = expected.strip();
    Optional<Object> value = row.value(0);
    if (text.equals("%null%")) {
      return value.isEmpty();
    }
    if (value.isEmpty()) {
      return false;
    }
    return switch (type) {
      case BOOLEAN -> text.equals(String.valueOf(value.get()));
      case INTEGER, REAL -> isNear(text, ((Number) value.get()).doubleValue());
      case STRING -> text.equals("\"" + escape(String.valueOf(value.get())) + "\"");
      case DATE -> text.equals("#" + value.get() + "#");
      case DATETIME -> row.timestamp(0).filter(time -> isTime(text, time)).isPresent();
      case SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> false;
    };
  }

  private static boolean isNear(String text, double value) {
    try {
      double expected = Double.parseDouble(text);
      return Math.abs(expected - value) <= 1e-6 * Math.max(1, Math.abs(expected));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isTime(String text, LocalDateTime time) {
    String clock = String.format(Locale.ROOT, "%tT", time);
    int millis = time.get(ChronoField.MILLI_OF_SECOND);
    String fraction = millis == 0 ? "" : String.format(Locale.ROOT, ".%03d", millis);
    String date = time.toLocalDate().equals(DAY_OF_TIMES) ? "" : time.toLocalDate() + " ";
    return text.equals("#" + date + clock + fraction + "#");
  }

  private static String escape(String text) {
    return text.replace("#", "\\#").replace("%", "\\%");
  }
}
