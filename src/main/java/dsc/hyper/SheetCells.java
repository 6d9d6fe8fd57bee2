package dsc.hyper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;

/**
 * Cells as texts that every column reads alike. A date is a number with a format that shows it as
 * one. Source for the formats: ECMA-376, part 1, 18.8.30.
 */
final class SheetCells {
  private static final BigDecimal MILLIS = BigDecimal.valueOf(86_400_000L);
  private static final LocalDate ORIGIN = LocalDate.of(1899, 12, 30);
  private static final LocalDate ORIGIN_1904 = LocalDate.of(1904, 1, 1);

  /** Excel believes that 1900 had the day before this one's number twice. */
  private static final long FIRST_TRUE_DAY = 60;

  private static final long LAST_DAY = 2_958_465;
  private static final Set<Integer> DATES = Set.of(14, 15, 16, 17);
  private static final Set<Integer> TIMES = Set.of(18, 19, 20, 21, 45, 46, 47);
  private static final int DATE_AND_TIME = 22;
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^\\]]*]");
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter FINE_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final boolean from1904;

  /**
   * @param from1904 whether the workbook counts days from 1904
   */
  SheetCells(boolean from1904) {
    this.from1904 = from1904;
  }

  private enum Shown {
    NUMBER,
    DATE,
    TIME,
    DATE_AND_TIME
  }

  /** The value of a cell; empty for none. */
  Optional<String> text(Cell cell) {
    return switch (cell.getValue()) {
      case null -> Optional.ofNullable(cell.getRawValue()).filter(raw -> !raw.isEmpty());
      case BigDecimal number -> Optional.of(number(number, shown(cell)));
      case String text -> Optional.of(unescaped(text)).filter(t -> !t.isEmpty());
      case Object other -> Optional.of(other.toString());
    };
  }

  private static String unescaped(String text) {
    return text.contains("_x") ? ESCAPED.matcher(text).replaceAll(SheetCells::character) : text;
  }

  private static String character(MatchResult escaped) {
    return java.util.regex.Matcher.quoteReplacement(
        Character.toString((char) Integer.parseInt(escaped.group(1), 16)));
  }

  private String number(BigDecimal number, Shown shown) {
    long days = number.setScale(0, RoundingMode.FLOOR).longValue();
    boolean possible =
        number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY + 1)) < 0;
    if (shown == Shown.NUMBER || !possible) {
      return number.toPlainString();
    }
    long millis =
        number
            .subtract(BigDecimal.valueOf(days))
            .multiply(MILLIS)
            .setScale(0, RoundingMode.HALF_UP)
            .longValue();
    LocalDateTime moment = day(days).atStartOfDay().plusNanos(millis * 1_000_000L);
    boolean midnight = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    return switch (shown) {
      case DATE -> midnight ? moment.toLocalDate().toString() : text(moment);
      case TIME -> days == 0 && number.signum() > 0 ? time(moment.toLocalTime()) : text(moment);
      case NUMBER, DATE_AND_TIME -> text(moment);
    };
  }

  private LocalDate day(long days) {
    return from1904
        ? ORIGIN_1904.plusDays(days)
        : ORIGIN.plusDays(days > 0 && days < FIRST_TRUE_DAY ? days + 1 : days);
  }

  private static String text(LocalDateTime moment) {
    return moment.toLocalDate() + " " + time(moment.toLocalTime());
  }

  private static String time(LocalTime time) {
    return time.format(time.truncatedTo(ChronoUnit.SECONDS).equals(time) ? TIME : FINE_TIME);
  }

  private static Shown shown(Cell cell) {
    Optional<Integer> id = Optional.ofNullable(cell.getDataFormatId());
    Optional<String> written = Optional.ofNullable(cell.getDataFormatString());
    if (id.isEmpty() || id.get() == 0) {
      return Shown.NUMBER;
    }
    if (DATES.contains(id.get())) {
      return Shown.DATE;
    }
    if (TIMES.contains(id.get())) {
      return Shown.TIME;
    }
    return id.get() == DATE_AND_TIME
        ? Shown.DATE_AND_TIME
        : written.map(SheetCells::shown).orElse(Shown.NUMBER);
  }

  private static Shown shown(String format) {
    String letters =
        LITERAL.matcher(format).replaceAll("").replaceFirst("(?s);.*", "").toLowerCase(Locale.ROOT);
    if (letters.contains("general")) {
      return Shown.NUMBER;
    }
    boolean time = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
    boolean date =
        letters.indexOf('y') >= 0
            || letters.indexOf('d') >= 0
            || (letters.indexOf('m') >= 0 && !time);
    return date ? (time ? Shown.DATE_AND_TIME : Shown.DATE) : time ? Shown.TIME : Shown.NUMBER;
  }
}
