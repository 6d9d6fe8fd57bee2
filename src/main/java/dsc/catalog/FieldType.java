package dsc.catalog;

import java.util.Locale;

/**
 * Tableau's {@code type} of a field: discrete strings and booleans are nominal, discrete numbers
 * and dates ordinal, everything continuous quantitative.
 */
public enum FieldType {
  NOMINAL,
  ORDINAL,
  QUANTITATIVE;

  /** The spelling used in specs and TDS files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type Tableau gives a field of this data type and role unless told otherwise. */
  public static FieldType defaultFor(DataType type, Role role) {
    return switch (type) {
      case INTEGER, REAL -> role == Role.MEASURE ? QUANTITATIVE : ORDINAL;
      case DATE, DATETIME -> role == Role.MEASURE ? QUANTITATIVE : ORDINAL;
      case TABLE -> QUANTITATIVE;
      case BOOLEAN, STRING, SPATIAL, TUPLE, UNKNOWN, NULL, ERROR -> NOMINAL;
    };
  }
}
