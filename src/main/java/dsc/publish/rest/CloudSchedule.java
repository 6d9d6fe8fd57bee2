package dsc.publish.rest;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a task of Tableau Cloud runs. The server's rules are checked here: times lie on five
 * minutes, hourly and daily need a day of the week, monthly a day of the month, hourly an end at
 * the same minute as the start.
 *
 * @param everyHours how often within the day, for daily
 * @param monthDays {@code 1} to {@code 31} or {@code LastDay}
 */
public record CloudSchedule(
    Frequency frequency,
    LocalTime start,
    Optional<LocalTime> end,
    Optional<Integer> everyHours,
    List<DayOfWeek> weekDays,
    List<String> monthDays) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final Pattern TEXT =
      Pattern.compile(
          "(hourly|daily|weekly|monthly) (?:at|from) ([\\d:]{5})(?: to ([\\d:]{5}))?"
              + "(?: every (\\d{1,2}) hours)? on (.+)");
  private static final String EVERY_DAY = "every day";
  private static final String LAST = "LastDay";

  /** The server's word for it. */
  public enum Frequency {
    HOURLY("Hourly"),
    DAILY("Daily"),
    WEEKLY("Weekly"),
    MONTHLY("Monthly");

    private final String word;

    Frequency(String word) {
      this.word = word;
    }
  }

  public CloudSchedule {
    weekDays = weekDays.stream().distinct().sorted().toList();
    monthDays = List.copyOf(monthDays);
    if (!isAllowed(frequency, start, end, weekDays, monthDays)) {
      throw new IllegalArgumentException("Tableau Cloud has no such schedule: " + frequency.word);
    }
  }

  private static boolean isAllowed(
      Frequency frequency,
      LocalTime start,
      Optional<LocalTime> end,
      List<DayOfWeek> weekDays,
      List<String> monthDays) {
    boolean onFive =
        start.getMinute() % 5 == 0 && end.map(t -> t.getMinute() % 5 == 0).orElse(true);
    boolean days =
        switch (frequency) {
          case HOURLY, DAILY, WEEKLY -> !weekDays.isEmpty();
          case MONTHLY -> !monthDays.isEmpty();
        };
    boolean ends =
        frequency != Frequency.HOURLY
            || end.filter(t -> t.getMinute() == start.getMinute()).isPresent();
    return onFive && days && ends;
  }

  /** Reads the text of a schedule, such as {@code daily at 06:00 on Monday, Friday}. */
  public static CloudSchedule parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a schedule: " + text);
    }
    Frequency frequency = Frequency.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    String days = matcher.group(5);
    boolean monthly = frequency == Frequency.MONTHLY;
    return new CloudSchedule(
        frequency,
        LocalTime.parse(matcher.group(2)),
        Optional.ofNullable(matcher.group(3)).map(LocalTime::parse),
        Optional.ofNullable(matcher.group(4)).map(Integer::valueOf),
        monthly ? List.of() : weekDays(days),
        monthly
            ? Arrays.stream(days.split(", ", -1)).map(CloudSchedule::monthDay).toList()
            : List.of());
  }

  private static List<DayOfWeek> weekDays(String days) {
    return days.equals(EVERY_DAY)
        ? List.of(DayOfWeek.values())
        : Arrays.stream(days.split(", ", -1)).flatMap(day -> weekDay(day).stream()).toList();
  }

  private static Optional<DayOfWeek> weekDay(String name) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> word(day).equals(name)).findFirst();
  }

  private static String monthDay(String word) {
    return word.equals("last") ? LAST : word;
  }

  /** {@code Monday}: what Java calls the day's full name is short where there is no language. */
  private static String word(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** The same in words, one text for each meaning. */
  public String text() {
    String days =
        frequency == Frequency.MONTHLY
            ? monthDays.stream()
                .map(day -> day.equals(LAST) ? "last" : day)
                .collect(Collectors.joining(", "))
            : weekDays.size() == DayOfWeek.values().length
                ? EVERY_DAY
                : weekDays.stream().map(CloudSchedule::word).collect(Collectors.joining(", "));
    return frequency.word.toLowerCase(Locale.ROOT)
        + (end.isPresent() ? " from " : " at ")
        + SHORT.format(start)
        + end.map(time -> " to " + SHORT.format(time)).orElse("")
        + everyHours.map(hours -> " every " + hours + " hours").orElse("")
        + " on "
        + days;
  }

  /** What an answer says; empty when it leaves the times out or says what is not known here. */
  static Optional<CloudSchedule> of(Element schedule) {
    Optional<Frequency> frequency =
        Arrays.stream(Frequency.values())
            .filter(known -> known.word.equals(schedule.value("frequency")))
            .findFirst();
    Optional<Element> details = schedule.child("frequencyDetails");
    Optional<LocalTime> start = details.flatMap(found -> time(found, "start"));
    if (frequency.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    List<Element> intervals =
        details.stream()
            .flatMap(found -> found.child("intervals").stream())
            .flatMap(found -> found.children("interval").stream())
            .toList();
    Optional<LocalTime> end = details.flatMap(found -> time(found, "end"));
    List<String> hours = values(intervals, "hours").toList();
    List<DayOfWeek> weekDays =
        values(intervals, "weekDay").flatMap(day -> weekDay(day).stream()).toList();
    List<String> monthDays = values(intervals, "monthDay").toList();
    boolean minutes = values(intervals, "minutes").anyMatch(value -> !value.equals("60"));
    if (minutes || !isAllowed(frequency.get(), start.get(), end, weekDays, monthDays)) {
      return Optional.empty();
    }
    return switch (frequency.get()) {
      // Every hour is what hourly means; 24 hours are said of what runs once a day.
      case HOURLY ->
          Optional.of(
                  new CloudSchedule(
                      Frequency.HOURLY, start.get(), end, Optional.empty(), weekDays, List.of()))
              .filter(known -> hours.isEmpty() || hours.equals(List.of("1")));
      case DAILY -> {
        Optional<Integer> every =
            hours.stream().filter(value -> !value.equals("24")).map(Integer::valueOf).findFirst();
        yield Optional.of(
            new CloudSchedule(
                Frequency.DAILY,
                start.get(),
                every.isPresent() ? end : Optional.empty(),
                every,
                weekDays,
                List.of()));
      }
      case WEEKLY ->
          Optional.of(
              new CloudSchedule(
                  Frequency.WEEKLY,
                  start.get(),
                  Optional.empty(),
                  Optional.empty(),
                  weekDays,
                  List.of()));
      case MONTHLY ->
          Optional.of(
              new CloudSchedule(
                  Frequency.MONTHLY,
                  start.get(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  monthDays));
    };
  }

  private static Stream<String> values(List<Element> intervals, String attribute) {
    return intervals.stream().flatMap(interval -> interval.attribute(attribute).stream());
  }

  private static Optional<LocalTime> time(Element details, String attribute) {
    return details
        .attribute(attribute)
        .filter(text -> text.matches("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?"))
        .map(LocalTime::parse);
  }

  Element toElement() {
    List<Element> intervals = new ArrayList<>();
    Optional<Integer> hours =
        frequency == Frequency.HOURLY ? everyHours.or(() -> Optional.of(1)) : everyHours;
    hours.ifPresent(
        count -> intervals.add(Element.of("interval").with("hours", String.valueOf(count))));
    weekDays.forEach(day -> intervals.add(Element.of("interval").with("weekDay", word(day))));
    monthDays.forEach(day -> intervals.add(Element.of("interval").with("monthDay", day)));
    Element details = Element.of("frequencyDetails").with("start", TIME.format(start));
    Element bounded = end.map(t -> details.with("end", TIME.format(t))).orElse(details);
    return Element.of("schedule")
        .with("frequency", frequency.word)
        .with(bounded.with(Element.of("intervals").with(intervals)));
  }
}
