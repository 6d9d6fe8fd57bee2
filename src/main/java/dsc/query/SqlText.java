package dsc.query;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names, literals and types in the engine's SQL. */
public final class SqlText {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private SqlText() {}

  /** A quoted name. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A literal of the type Tableau's value has; whole numbers are always 64 bits wide. */
  public static String literal(Value value) {
    return switch (value) {
      case Value.Null nothing -> nothing(DataType.STRING);
      case Value.Bool bool -> bool.value() ? "TRUE" : "FALSE";
      case Value.Int whole -> "CAST(" + whole.value() + " AS bigint)";
      case Value.Real real -> "'" + real.value() + "'::double precision";
      case Value.Text text -> text(text.value()) + "::text";
      case Value.Date date -> date(date.value());
      case Value.DateTime dateTime -> timestamp(dateTime.value());
    };
  }

  /** A string constant without a type. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String date(LocalDate date) {
    return "DATE '" + date + "'";
  }

  static String timestamp(LocalDateTime dateTime) {
    return "TIMESTAMP '" + TIMESTAMP.format(dateTime) + "'";
  }

  /** NULL of a type. */
  static String nothing(DataType type) {
    return "CAST(NULL AS " + type(type) + ")";
  }

  /** The engine's type for a data type. */
  public static String type(DataType type) {
    return switch (type) {
      case BOOLEAN -> "boolean";
      case INTEGER -> "bigint";
      case REAL -> "double precision";
      case DATE -> "date";
      case DATETIME -> "timestamp";
      case SPATIAL -> "tableau.tabgeography";
      case STRING, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> "text";
    };
  }
}
