package dsc.catalog;

import java.util.Locale;

/**
 * What an argument may be. {@link #NUMBER} and {@link #COUNT} take integer and real, {@link #ANY}
 * takes everything; the last three are strings from a fixed list. A count has no part in the type
 * of the result.
 */
public enum ParameterType {
  ANY,
  BOOLEAN,
  INTEGER,
  REAL,
  NUMBER,
  COUNT,
  STRING,
  DATE,
  DATETIME,
  SPATIAL,
  DATE_PART,
  WEEKDAY,
  SORT_ORDER;

  /** As signatures in messages show it. */
  public String text() {
    return (this == COUNT ? NUMBER : this).name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the type stands for whatever is given, so that results of the "same" type follow it.
   */
  public boolean isOpen() {
    return this == ANY || this == NUMBER;
  }

  /** Whether the argument is one word of a fixed list. */
  public boolean isWord() {
    return this == DATE_PART || this == WEEKDAY || this == SORT_ORDER;
  }

  static ParameterType of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
