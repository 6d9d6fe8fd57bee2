package dsc.catalog;

import java.util.Locale;

/**
 * What an expression is about: nothing in the data, one row, a group of rows, or a table of
 * results. Ordered; an expression has the highest level of its parts. "Cannot mix aggregate and
 * non-aggregate" is about {@link #ROW} meeting {@link #AGGREGATE}.
 */
public enum Level {
  CONSTANT,
  ROW,
  AGGREGATE,
  TABLE_CALC;

  /** The spelling used in messages and JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
