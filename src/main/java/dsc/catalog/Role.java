package dsc.catalog;

import java.util.Locale;

/** How Tableau uses a field: to group by, or to aggregate. */
public enum Role {
  DIMENSION,
  MEASURE;

  /** The spelling used in specs and TDS files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
