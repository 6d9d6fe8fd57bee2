package dsc.publish.rest;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the REST API. Two whole numbers, not a decimal: 3.10 is newer than 3.9. A server's
 * version is the newest it speaks; all older 3.x versions stay callable.
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /** The newest version these calls were written for (Tableau's published schema of 2026.2). */
  static final ApiVersion BUILT_FOR = new ApiVersion(3, 29);

  /** Personal access tokens came with 3.6 (Tableau Server 2019.4); nothing older is supported. */
  static final ApiVersion OLDEST = new ApiVersion(3, 6);

  /** Connected apps: 3.16 on Tableau Cloud, 3.17 on Tableau Server. */
  static final ApiVersion CONNECTED_APPS = new ApiVersion(3, 16);

  static final ApiVersion HYPER_UPDATES = new ApiVersion(3, 12);
  static final ApiVersion CLOUD_SCHEDULES = new ApiVersion(3, 20);
  static final ApiVersion INCREMENTAL_REFRESH = new ApiVersion(3, 25);

  /**
   * Upload blocks numbered by {@code sequenceID}. Tableau's help for 3.27 does not know the
   * parameter and the edition after it does; a server that does not know it would ignore it
   * silently, so the guess is on the late side.
   */
  static final ApiVersion NUMBERED_BLOCKS = new ApiVersion(3, 28);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  /** The version written as {@code major.minor}. */
  public static Optional<ApiVersion> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
  }

  public boolean atLeast(ApiVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
