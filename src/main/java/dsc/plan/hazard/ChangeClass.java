package dsc.plan.hazard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a change can do to the people who use the data source; the later, the worse. */
public enum ChangeClass {
  /** Nobody notices, or only by liking it. */
  SAFE,
  /** Existing views go on working and may show other numbers. */
  BEHAVIOUR,
  /** Existing views, flows or API clients stop working. */
  BREAKING,
  /** Somebody may see rows or reach systems they could not before. */
  SECURITY,
  /** Something published, or somebody's work on it, is lost. */
  DESTRUCTIVE;

  /** The spelling used in policies, plans and JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ChangeClass> of(String text) {
    return Arrays.stream(values()).filter(c -> c.text().equals(text)).findFirst();
  }
}
