package dsc.spec;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads when an extract is refreshed. The rules are Tableau Cloud's, which would refuse the
 * schedule only after the data source is published.
 */
final class ScheduleReader {
  /** What each frequency may say besides its start. */
  private static final Map<Frequency, Set<String>> KEYS =
      Map.of(
          Frequency.HOURLY, Set.of("end", "weekdays"),
          Frequency.DAILY, Set.of("end", "hours", "weekdays"),
          Frequency.WEEKLY, Set.of("weekdays"),
          Frequency.MONTHLY, Set.of("days"));

  private final Reading reading;

  ScheduleReader(Reading reading) {
    this.reading = reading;
  }

  /** A word of the spec. */
  private enum Frequency {
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY
  }

  Optional<ScheduleSpec> schedule(YamlNode node) {
    return node instanceof YamlMapping own
        ? own(own)
        : reading.text(node).map(ScheduleSpec.Named::new);
  }

  private Optional<ScheduleSpec> own(YamlMapping own) {
    Optional<Located<Frequency>> frequency = reading.word(own, "frequency", Frequency.class);
    Optional<Located<String>> start = reading.name(own, "start");
    if (frequency.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    Optional<Located<String>> end = reading.name(own, "end");
    check(own, frequency.get(), start.get(), end);
    String word = frequency.get().value().name().toLowerCase(Locale.ROOT);
    String clock =
        end.map(last -> "from " + start.get().value() + " to " + last.value())
            .orElse("at " + start.get().value());
    String every =
        reading.integer(own, "hours").map(hours -> " every " + hours.value() + " hours").orElse("");
    String days = frequency.get().value() == Frequency.MONTHLY ? days(own) : weekdays(own);
    return Optional.of(new ScheduleSpec.Own(word + " " + clock + every + " on " + days));
  }

  private void check(
      YamlMapping own,
      Located<Frequency> frequency,
      Located<String> start,
      Optional<Located<String>> end) {
    Set<String> allowed = KEYS.getOrDefault(frequency.value(), Set.of());
    for (String key : List.of("end", "hours", "weekdays", "days")) {
      own.entry(key)
          .filter(entry -> !allowed.contains(key))
          .ifPresent(
              entry -> reading.diags().report(Problems.notInSchedule(entry.key(), frequency)));
    }
    switch (frequency.value()) {
      case HOURLY -> {
        need(own, frequency, "end");
        end.filter(last -> !minutes(last.value()).equals(minutes(start.value())))
            .ifPresent(last -> reading.diags().report(Problems.endsAtOtherMinute(last, start)));
      }
      case DAILY -> {
        own.entry("hours").ifPresent(entry -> need(own, frequency, "end"));
        own.entry("end").ifPresent(entry -> need(own, frequency, "hours"));
      }
      case WEEKLY -> need(own, frequency, "weekdays");
      case MONTHLY -> need(own, frequency, "days");
    }
  }

  private void need(YamlMapping own, Located<Frequency> frequency, String key) {
    if (own.entry(key).isEmpty()) {
      reading.diags().report(Problems.scheduleNeeds(frequency, key));
    }
  }

  private static String minutes(String time) {
    return time.substring(time.indexOf(':') + 1);
  }

  private String weekdays(YamlMapping own) {
    List<DayOfWeek> said =
        reading.items(own, "weekdays").stream()
            .flatMap(item -> reading.word(item, DayOfWeek.class).stream())
            .map(Located::value)
            .sorted()
            .toList();
    return said.isEmpty() || said.size() == DayOfWeek.values().length
        ? "every day"
        : said.stream()
            .map(day -> day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  private String days(YamlMapping own) {
    return reading.items(own, "days").stream()
        .flatMap(item -> reading.scalar(item).stream())
        .map(scalar -> scalar.text().value())
        .sorted(Comparator.comparingInt(String::length).thenComparing(day -> day))
        .collect(Collectors.joining(", "));
  }
}
