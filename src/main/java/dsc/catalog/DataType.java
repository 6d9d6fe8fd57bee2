package dsc.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Tableau's data types, spelt in a TDS as the lower-case constant name. {@link #TABLE}, {@link
 * #TUPLE} and {@link #UNKNOWN} occur only in saved files; {@link #NULL} is the type of a bare NULL
 * and {@link #ERROR} absorbs follow-on errors, both only while checking. Source: DataType-ST of
 * Tableau's published workbook schema.
 */
public enum DataType {
  BOOLEAN,
  INTEGER,
  REAL,
  STRING,
  DATE,
  DATETIME,
  SPATIAL,
  TABLE,
  TUPLE,
  UNKNOWN,
  NULL,
  ERROR;

  /** The spelling used in specs, TDS files and messages. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type spelt this way in a TDS. */
  public static Optional<DataType> of(String text) {
    return Arrays.stream(values())
        .filter(type -> type != NULL && type != ERROR && type.text().equals(text))
        .findFirst();
  }

  public boolean isNumber() {
    return this == INTEGER || this == REAL;
  }

  public boolean isTemporal() {
    return this == DATE || this == DATETIME;
  }
}
