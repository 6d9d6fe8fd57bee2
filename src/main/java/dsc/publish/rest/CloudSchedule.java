package dsc.publish.rest;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a task of Tableau Cloud runs. The server's rules are checked here: times lie on five
 * minutes, hourly and daily need a day of the week, monthly a day of the month, hourly an end at
 * the same minute as the start.
 *
 * @param everyHours how often within the day, for hourly and daily
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
    weekDays = List.copyOf(weekDays);
    monthDays = List.copyOf(monthDays);
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
    if (!onFive || !days || !ends) {
      throw new IllegalArgumentException("Tableau Cloud has no such schedule: " + frequency.word);
    }
  }

  Element toElement() {
    List<Element> intervals = new ArrayList<>();
    everyHours.ifPresent(
        hours -> intervals.add(Element.of("interval").with("hours", String.valueOf(hours))));
    weekDays.forEach(
        day ->
            intervals.add(
                Element.of("interval")
                    .with("weekDay", day.getDisplayName(TextStyle.FULL, Locale.ROOT))));
    monthDays.forEach(day -> intervals.add(Element.of("interval").with("monthDay", day)));
    Element details = Element.of("frequencyDetails").with("start", TIME.format(start));
    Element bounded = end.map(t -> details.with("end", TIME.format(t))).orElse(details);
    return Element.of("schedule")
        .with("frequency", frequency.word)
        .with(bounded.with(Element.of("intervals").with(intervals)));
  }
}
