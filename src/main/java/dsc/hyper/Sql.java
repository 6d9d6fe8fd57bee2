package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Names and values as SQL text for the engine. Every name and value that reaches a statement goes
 * through here, so none can end its quotes.
 */
public final class Sql {
  private Sql() {}

  /**
   * A quoted name: {@code "a ""b"""}.
   *
   * @throws DscException if the name is empty or holds what no name can
   */
  public static String identifier(String name) {
    if (name.isEmpty()) {
      throw new DscException(Code.VALUE_NOT_STORABLE, "a name in a database can't be empty");
    }
    return '"' + storable(name).replace("\"", "\"\"") + '"';
  }

  /**
   * A quoted text: {@code 'it''s'}. The backslash means itself.
   *
   * @throws DscException if the text holds what the engine can't store
   */
  public static String literal(String text) {
    return '\'' + storable(text).replace("'", "''") + '\'';
  }

  /** The absolute path of a file, as a quoted text. */
  public static String literal(Path path) {
    return literal(path.toAbsolutePath().normalize().toString());
  }

  public static String literal(long value) {
    // The smallest bigint can't be written as a minus sign and a number.
    return "CAST('" + value + "' AS bigint)";
  }

  /** A double precision value; every one of them, also the infinite ones. */
  public static String literal(double value) {
    return "CAST('" + value + "' AS double precision)";
  }

  /** A numeric value with exactly the digits it has. */
  public static String literal(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int precision = Math.max(plain.precision(), plain.scale());
    return "CAST('%s' AS numeric(%d,%d))"
        .formatted(plain.toPlainString(), Math.max(1, precision), plain.scale());
  }

  public static String literal(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  public static String literal(LocalDate value) {
    return "DATE '" + day(value) + "'";
  }

  /** A timestamp, to the microsecond. */
  public static String literal(LocalDateTime value) {
    String time =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d.%06d",
            value.getHour(),
            value.getMinute(),
            value.getSecond(),
            value.getNano() / 1000);
    return "TIMESTAMP '" + day(value.toLocalDate()) + " " + time + "'";
  }

  private static String day(LocalDate value) {
    if (value.getYear() < 0) {
      throw new DscException(
          Code.VALUE_NOT_STORABLE, "a date before the year 1 BC can't be written: " + value);
    }
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d",
        value.getYear(),
        value.getMonthValue(),
        value.getDayOfMonth());
  }

  /** U+0000 ends a text in the engine's protocol, and half a surrogate pair has no UTF-8 form. */
  private static String storable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new DscException(
          Code.VALUE_NOT_STORABLE, "a text with the character U+0000 can't be stored");
    }
    if (text.codePoints().anyMatch(Sql::isHalf)) {
      throw new DscException(
          Code.VALUE_NOT_STORABLE, "a text with half of a surrogate pair can't be stored");
    }
    return text;
  }

  private static boolean isHalf(int codePoint) {
    return Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE;
  }
}
