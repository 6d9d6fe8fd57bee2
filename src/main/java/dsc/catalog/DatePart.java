package dsc.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a date that date functions take by name. Source: Tableau help, "Date functions". */
public enum DatePart {
  YEAR,
  QUARTER,
  MONTH,
  DAYOFYEAR,
  DAY,
  WEEKDAY,
  WEEK,
  HOUR,
  MINUTE,
  SECOND,
  ISO_YEAR,
  ISO_QUARTER,
  ISO_WEEK,
  ISO_WEEKDAY;

  /** As formulas spell it: {@code iso-week}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The part spelt so, in any case. */
  public static Optional<DatePart> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(part -> part.text().equals(lower)).findFirst();
  }

  /** All spellings, for suggestions. */
  public static List<String> texts() {
    return Arrays.stream(values()).map(DatePart::text).toList();
  }
}
