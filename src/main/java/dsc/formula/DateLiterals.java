package dsc.formula;

import dsc.catalog.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text between `#` and `#`: {@code 2004-04-15}, {@code 7/4/1972} (month first), {@code August
 * 22, 2005}, each with an optional time {@code 23:59:59}, {@code 23:59:59.25}, {@code 11:59 PM}; or
 * a time alone, which falls on 1899-12-30. Source: Tableau help, "Literal expression syntax", and
 * observed engine behaviour.
 */
final class DateLiterals {
  /** The day that a time without a day falls on: day zero of Tableau's dates. */
  static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern US_DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
  private static final Pattern LONG_DATE = Pattern.compile("([A-Za-z]{3,9}) (\\d{1,2}), ?(\\d{4})");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(?: ?([AaPp])[Mm])?");

  private DateLiterals() {}

  /** The date or datetime that the text (without the `#`) means, or nothing when it is neither. */
  static Optional<Value> parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > 60) {
      return Optional.empty();
    }
    try {
      Optional<LocalTime> alone = time(trimmed);
      if (alone.isPresent()) {
        return Optional.of(new Value.DateTime(DAY_ZERO.atTime(alone.get())));
      }
      Optional<LocalDate> date = date(trimmed);
      if (date.isPresent()) {
        return Optional.of(new Value.Date(date.get()));
      }
      return dateTime(trimmed);
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private static Optional<Value> dateTime(String text) {
    int colon = text.indexOf(':');
    int space = colon < 0 ? -1 : text.lastIndexOf(' ', colon);
    if (space < 0) {
      return Optional.empty();
    }
    Optional<LocalTime> time = time(text.substring(space + 1));
    Optional<LocalDate> date = date(text.substring(0, space).stripTrailing());
    return date.isPresent() && time.isPresent()
        ? Optional.of(new Value.DateTime(date.get().atTime(time.get())))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(String text) {
    Matcher iso = ISO_DATE.matcher(text);
    if (iso.matches()) {
      return Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
    }
    Matcher us = US_DATE.matcher(text);
    if (us.matches()) {
      return Optional.of(LocalDate.of(number(us, 3), number(us, 1), number(us, 2)));
    }
    Matcher written = LONG_DATE.matcher(text);
    if (written.matches()) {
      int month = month(written.group(1));
      return month == 0
          ? Optional.empty()
          : Optional.of(LocalDate.of(number(written, 3), month, number(written, 2)));
    }
    return Optional.empty();
  }

  /** 1 to 12 for a month's name or its first three letters, otherwise 0. */
  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      String month = MONTHS.get(i);
      if (lower.equals(month) || lower.equals(month.substring(0, 3))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Optional<LocalTime> time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int hour = number(matcher, 1);
    String half = Optional.ofNullable(matcher.group(5)).orElse("").toLowerCase(Locale.ROOT);
    if (!half.isEmpty()) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (half.equals("p") ? 12 : 0);
    }
    int second = Optional.ofNullable(matcher.group(3)).map(Integer::parseInt).orElse(0);
    String fraction = Optional.ofNullable(matcher.group(4)).orElse("");
    int nano = Integer.parseInt((fraction + "000000000").substring(0, 9));
    return Optional.of(LocalTime.of(hour, number(matcher, 2), second, nano));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
