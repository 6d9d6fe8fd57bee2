package dsc.publish.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Points in time as servers write them. */
final class Times {
  /**
   * {@code 2016-08-11T21:22:40Z}; Tableau Cloud's tasks also write {@code -0700} without a colon.
   */
  private static final DateTimeFormatter TABLEAU =
      DateTimeFormatter.ofPattern(
          "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]", Locale.ROOT);

  private Times() {}

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip(), TABLEAU).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The date of an HTTP header. */
  static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
