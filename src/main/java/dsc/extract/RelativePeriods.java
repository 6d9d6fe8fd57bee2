package dsc.extract;

import dsc.model.Filter;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * The stretch of time a relative date filter keeps. Weeks start on Sunday, ISO weeks on Monday; the
 * period names are those of Tableau's published schema.
 */
final class RelativePeriods {
  private static final DateTimeFormatter ANCHOR =
      DateTimeFormatter.ofPattern("'#'uuuu-MM-dd[ HH:mm:ss]'#'", Locale.ROOT);

  private RelativePeriods() {}

  /** From {@code start} (included) to {@code end} (not). */
  record Window(LocalDateTime start, LocalDateTime end) {}

  static Window window(Filter.RelativeDate filter, LocalDateTime now) {
    LocalDateTime anchor = filter.anchor().map(RelativePeriods::anchor).orElse(now);
    LocalDateTime start = shift(filter.period(), floor(filter.period(), anchor), filter.first());
    LocalDateTime end = shift(filter.period(), floor(filter.period(), anchor), filter.last() + 1);
    LocalDateTime cut = anchor.plusNanos(1000);
    return new Window(start, !filter.includeFuture() && cut.isBefore(end) ? cut : end);
  }

  private static LocalDateTime anchor(String literal) {
    return switch (ANCHOR.parseBest(literal, LocalDateTime::from, LocalDate::from)) {
      case LocalDateTime time -> time;
      case LocalDate date -> date.atStartOfDay();
      default -> throw new IllegalArgumentException("not a date literal: " + literal);
    };
  }

  private static LocalDateTime floor(String period, LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    return switch (period) {
      case "year" -> day.withDayOfYear(1).atStartOfDay();
      case "quarter" -> day.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay();
      case "month" -> day.withDayOfMonth(1).atStartOfDay();
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)).atStartOfDay();
      case "iso-week" -> monday(day).atStartOfDay();
      case "iso-year" -> isoYearStart(day.get(IsoFields.WEEK_BASED_YEAR)).atStartOfDay();
      case "iso-quarter" -> isoQuarterStart(isoQuarter(day)).atStartOfDay();
      case "day" -> day.atStartOfDay();
      case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
      case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
      case "second" -> time.truncatedTo(ChronoUnit.SECONDS);
      default -> throw new IllegalArgumentException("no period " + period);
    };
  }

  private static LocalDateTime shift(String period, LocalDateTime start, long count) {
    return switch (period) {
      case "year" -> start.plusYears(count);
      case "quarter" -> start.plusMonths(3 * count);
      case "month" -> start.plusMonths(count);
      case "week", "iso-week" -> start.plusWeeks(count);
      case "iso-year" ->
          isoYearStart(Math.toIntExact(start.toLocalDate().get(IsoFields.WEEK_BASED_YEAR) + count))
              .atStartOfDay();
      case "iso-quarter" -> isoQuarterStart(isoQuarter(start.toLocalDate()) + count).atStartOfDay();
      case "day" -> start.plusDays(count);
      case "hour" -> start.plusHours(count);
      case "minute" -> start.plusMinutes(count);
      case "second" -> start.plusSeconds(count);
      default -> throw new IllegalArgumentException("no period " + period);
    };
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static LocalDate isoYearStart(int year) {
    return monday(LocalDate.of(year, 1, 4));
  }

  /** ISO quarters have 13 weeks, the last takes a 53rd; counted from year 0. */
  private static long isoQuarter(LocalDate day) {
    long quarter = Math.min(3, (day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) - 1) / 13);
    return 4L * day.get(IsoFields.WEEK_BASED_YEAR) + quarter;
  }

  private static LocalDate isoQuarterStart(long quarter) {
    int year = Math.toIntExact(Math.floorDiv(quarter, 4L));
    return isoYearStart(year).plusWeeks(13 * Math.floorMod(quarter, 4L));
  }
}
