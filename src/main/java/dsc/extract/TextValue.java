package dsc.extract;

import dsc.catalog.DataType;
import dsc.catalog.Lossy;
import dsc.extract.ExtractProgram.Column;
import java.util.Optional;

/**
 * What the texts of a file become. The engine by itself reads {@code now} as the time at which it
 * reads it, drops the time of day of a date and the distance from UTC of a datetime, rounds
 * fractions of microseconds, and counts a time of day from another day than Tableau; here such a
 * text is read as it is written or refused. Texts of the usual forms are told by their shape, since
 * most are and regular expressions are slow.
 */
final class TextValue {
  private static final String DAY = "____-__-__";
  private static final String SECOND = "____-__-_____:__:__";

  /** The distance from UTC at the end of a text, after a time of day. */
  private static final String OFFSET = ":[0-9.]+ ?[+-][0-9]{1,2}(:?[0-9]{2})?$";

  private static final String MONTH = "(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
  private static final String WORD = "(?i)[a-z]{3}";
  private static final String BELOW_MICROSECONDS = "\\.[0-9]{6}[0-9]*[1-9]";
  private static final String LARGEST = "DOUBLE PRECISION '1.7976931348623157e308'";

  private TextValue() {}

  /**
   * The value of a text, as SQL that fails for a text that cannot be one without a loss that the
   * column does not allow.
   */
  static String sql(Column column, String text) {
    return switch (column.type()) {
      case DATE -> date(column, text);
      case DATETIME -> datetime(column, text);
      case REAL ->
          DecimalValue.of(column, text)
              .map(DecimalValue::sql)
              .orElseGet(() -> real(column, "CAST(" + text + " AS DOUBLE PRECISION)"));
      case BOOLEAN, INTEGER, STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
          column.type() == DataType.STRING
              ? text
              : "CAST(" + text + " AS " + Sql.type(column.type()) + ")";
    };
  }

  /** A number that the engine has read; it reads too large ones as infinity. */
  static String real(Column column, String number) {
    String missing =
        column.allows(Lossy.NAN)
            ? " ELSE NULL END"
            : (column.allows(Lossy.RANGE)
                    ? " WHEN " + number + " <> DOUBLE PRECISION 'NaN' THEN NULL"
                    : "")
                + " ELSE "
                + refuse("CAST(" + number + " AS TEXT)", "DOUBLE PRECISION")
                + " END";
    return "CASE WHEN " + finite(number) + " THEN " + number + missing;
  }

  /** What is true of a number that {@link #real} fails for; nothing where there is none. */
  static Optional<String> misfit(Column column, String number) {
    return column.allows(Lossy.NAN)
        ? Optional.empty()
        : Optional.of(
            "(%s IS NOT NULL AND %s)"
                .formatted(
                    number,
                    column.allows(Lossy.RANGE)
                        ? number + " = DOUBLE PRECISION 'NaN'"
                        : "NOT (" + finite(number) + ")"));
  }

  /** What is true of texts that the engine by itself may read otherwise; nothing where none is. */
  static Optional<String> doubt(Column column, String text) {
    return switch (column.type()) {
      case DATE ->
          Optional.of(
              "NOT (%s) AND (LENGTH(%s) > 10 OR %s OR %s)"
                  .formatted(like(text, DAY), text, isTime(text), isWord(text)));
      case DATETIME ->
          Optional.of(
              "NOT (%s OR %s) AND (%s OR %s OR %s OR %s)"
                  .formatted(
                      like(text, DAY),
                      like(text, SECOND),
                      isTime(text),
                      hasOffset(text),
                      isWord(text),
                      isFine(text)));
      case REAL -> DecimalValue.of(column, text).map(DecimalValue::doubt);
      case BOOLEAN, INTEGER, STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
          Optional.empty();
    };
  }

  /** What is true of values that {@link #sql} never gives; nothing where there are none. */
  static Optional<String> misread(Column column) {
    String name = Sql.identifier(column.name());
    return switch (column.type()) {
      case DATE -> Optional.of("NOT (" + inRange(name, "DATE") + ")");
      case DATETIME -> Optional.of("NOT (" + inRange(name, "TIMESTAMP") + ")");
      case REAL ->
          column.decimal().isPresent()
              ? Optional.empty()
              : Optional.of("NOT (" + finite(name) + ")");
      case BOOLEAN, INTEGER, STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
          Optional.empty();
    };
  }

  private static String finite(String number) {
    return number + " BETWEEN -" + LARGEST + " AND " + LARGEST;
  }

  private static String date(Column column, String text) {
    String moment = "CAST(" + text + " AS TIMESTAMP)";
    String day = "CAST(" + text + " AS DATE)";
    return "CASE WHEN %s THEN %s%s%s%s ELSE %s END"
        .formatted(
            like(text, DAY),
            day,
            when(
                isTime(text) + " OR " + hasOffset(text) + " OR " + isWord(text),
                refuse(text, "DATE")),
            when("NOT (" + inRange(moment, "TIMESTAMP") + ")", outside(column, text, "DATE")),
            column.allows(Lossy.ROUND) ? "" : when(moment + " <> " + day, refuse(text, "DATE")),
            day);
  }

  /**
   * A datetime may be a time of day alone, which Tableau counts from the last day of 1899. One with
   * its distance from UTC is a point in time, which is written in UTC as those of databases are.
   */
  private static String datetime(Column column, String text) {
    boolean rounds = column.allows(Lossy.ROUND);
    String exact = rounds ? "REGEXP_REPLACE(" + text + ", '(\\.[0-9]{6})[0-9]+', '\\1')" : text;
    return "CASE WHEN %s OR %s THEN CAST(%s AS TIMESTAMP)%s%s%s%s ELSE %s END"
        .formatted(
            like(text, DAY),
            like(text, SECOND),
            text,
            when(
                isWord(text) + " OR " + isTime(text) + " AND " + hasOffset(text),
                refuse(text, "TIMESTAMP")),
            rounds ? "" : when(isFine(text), refuse(text, "TIMESTAMP")),
            when(isTime(text), "DATE '1899-12-30' + CAST(" + exact + " AS TIME)"),
            when(
                hasOffset(text),
                ranged(column, text, "CAST(" + exact + " AS TIMESTAMPTZ) AT TIME ZONE 'UTC'")),
            ranged(column, text, "CAST(" + exact + " AS TIMESTAMP)"));
  }

  private static String ranged(Column column, String text, String moment) {
    return "CASE WHEN %s THEN %s ELSE %s END"
        .formatted(
            inRange("(" + moment + ")", "TIMESTAMP"), moment, outside(column, text, "TIMESTAMP"));
  }

  private static String outside(Column column, String text, String type) {
    return column.allows(Lossy.RANGE) ? "NULL" : refuse(text, type);
  }

  private static String inRange(String value, String type) {
    return value + " >= " + type + " '0001-01-01' AND " + value + " < " + type + " '10000-01-01'";
  }

  /** A text of this shape, but not of the year 0. */
  private static String like(String text, String shape) {
    return "(" + text + " LIKE '" + shape + "' AND " + text + " NOT LIKE '0000%')";
  }

  private static String isTime(String text) {
    return "POSITION(':' IN " + text + ") IN (2, 3)";
  }

  private static String hasOffset(String text) {
    return text + " ~ " + Sql.text(OFFSET);
  }

  private static String isWord(String text) {
    return "REGEXP_REPLACE(" + text + ", '" + MONTH + "', '') ~ '" + WORD + "'";
  }

  private static String isFine(String text) {
    return text + " ~ '" + BELOW_MICROSECONDS + "'";
  }

  private static String when(String condition, String then) {
    return " WHEN " + condition + " THEN " + then;
  }

  /** Fails, since no type has such values; null stays null. */
  private static String refuse(String text, String type) {
    return "CAST('not ' || " + text + " AS " + type + ")";
  }
}
