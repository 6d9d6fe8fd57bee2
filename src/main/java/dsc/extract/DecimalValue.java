package dsc.extract;

import dsc.catalog.Decimal;
import dsc.catalog.Lossy;
import dsc.extract.ExtractProgram.Column;
import java.util.Optional;

/**
 * What texts and numbers become in a column of decimal numbers. The engine by itself rounds what
 * has more digits after the point; here such a value is refused unless its column says `round`.
 * Most values are told by the place of their point, since regular expressions are slow.
 */
final class DecimalValue {
  private static final String NAN = "DOUBLE PRECISION 'NaN'";

  /** More digits than a floating point number tells apart. */
  private static final String LONG = "[0-9.]{17,}";

  private final Column column;
  private final Decimal decimal;
  private final String text;
  private final String type;

  private DecimalValue(Column column, Decimal decimal, String text) {
    this.column = column;
    this.decimal = decimal;
    this.text = text;
    this.type = Sql.type(column.type(), column.decimal());
  }

  /** The values of a column of decimal numbers from these texts; empty for any other column. */
  static Optional<DecimalValue> of(Column column, String text) {
    return column.decimal().map(decimal -> new DecimalValue(column, decimal, text));
  }

  /** The same from values of any type, which are written as texts first. */
  static Optional<DecimalValue> ofAny(Column column, String value) {
    return of(column, "CAST(" + value + " AS TEXT)");
  }

  /** SQL that fails for a text that cannot be a value without a loss that isn't allowed. */
  String sql() {
    String cases =
        dropped().map(dropped -> " WHEN " + dropped + " THEN NULL").orElse("")
            + (column.allows(Lossy.ROUND)
                ? ""
                : " WHEN " + rounded() + " THEN CAST('not ' || " + text + " AS " + type + ")");
    String value = "CAST(" + text + " AS " + type + ")";
    return cases.isEmpty() ? value : "CASE" + cases + " ELSE " + value + " END";
  }

  /** What is true of a text that {@link #sql} fails for; it fails for none itself. */
  String bad() {
    return "("
        + text
        + " IS NOT NULL AND (("
        + orNull()
        + " IS NULL"
        + dropped().map(dropped -> " AND NOT COALESCE(" + dropped + ", FALSE)").orElse("")
        + ")"
        + (column.allows(Lossy.ROUND) ? "" : " OR COALESCE(" + rounded() + ", FALSE)")
        + "))";
  }

  /** What is true of texts that the engine by itself would round, and of some others. */
  String doubt() {
    return column.allows(Lossy.ROUND)
        ? "FALSE"
        : "(NOT " + isShort() + " OR " + hasExponent() + ")";
  }

  /** What is true of texts that become null. */
  private Optional<String> dropped() {
    String real = "CAST(" + text + " AS DOUBLE PRECISION OR NULL)";
    String range = "(" + orNull() + " IS NULL AND " + real + " <> " + NAN + ")";
    String nan = "(" + real + " = " + NAN + ")";
    return column.allows(Lossy.RANGE)
        ? Optional.of(column.allows(Lossy.NAN) ? "(" + range + " OR " + nan + ")" : range)
        : column.allows(Lossy.NAN) ? Optional.of(nan) : Optional.empty();
  }

  private String rounded() {
    return "CASE WHEN "
        + hasExponent()
        + " THEN "
        + text
        + " ~ '"
        + LONG
        + "' OR CAST("
        + orNull()
        + " AS DOUBLE PRECISION) <> CAST("
        + text
        + " AS DOUBLE PRECISION OR NULL) WHEN "
        + isShort()
        + " THEN FALSE ELSE "
        + text
        + " ~ '\\.[0-9]{"
        + decimal.scale()
        + "}[0-9]*[1-9]' END";
  }

  private String hasExponent() {
    return "POSITION('e' IN LOWER(" + text + ")) > 0";
  }

  /** No more characters after the point than digits are kept. */
  private String isShort() {
    String point = "POSITION('.' IN " + text + ")";
    return "(" + point + " = 0 OR LENGTH(" + text + ") - " + point + " <= " + decimal.scale() + ")";
  }

  private String orNull() {
    return "CAST(" + text + " AS " + type + " OR NULL)";
  }
}
