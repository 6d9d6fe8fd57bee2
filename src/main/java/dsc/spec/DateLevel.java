package dsc.spec;

/**
 * What of a date a filter, sort or addressing looks at: a part such as the month of any year, or
 * the date cut off to a part.
 */
public record DateLevel(Part part, boolean truncated) {

  /** The parts, spelt in specs as the lower-case constant name. */
  public enum Part {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    WEEKDAY,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    MONTH_YEAR,
    MONTH_DAY_YEAR
  }
}
