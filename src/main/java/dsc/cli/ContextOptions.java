package dsc.cli;

import dsc.catalog.Value;
import dsc.query.EvaluationContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** Who looks and when, as formulas see it. */
final class ContextOptions extends Arguments {
  final Given<Optional<LocalDateTime>> today =
      option(
              "--today",
              "DATE",
              "The day for TODAY() and NOW(), like 2024-05-17. Default: today (UTC).")
          .read(ContextOptions::moment)
          .optional(LocalDateTime.class);

  final Given<Optional<LocalDateTime>> now =
      option("--now", "TIME", "The time for NOW() and TODAY(), like '2024-05-17 10:30:00'.")
          .read(ContextOptions::moment)
          .optional(LocalDateTime.class);

  final Given<String> user =
      option("--user", "NAME", "The user who looks, as USERNAME() gives it or as domain\\name.")
          .value(String.class, "");

  final Given<List<String>> groups =
      option(
              "--group",
              "NAME",
              "A group the user is in, for ISMEMBEROF(). May be given several times.")
          .list(String.class);

  EvaluationContext context(Map<String, Value> parameters) {
    return new EvaluationContext(
        now.value().or(today::value).orElseGet(Clock::now),
        EvaluationContext.User.of(user.value(), groups.value()),
        DayOfWeek.SUNDAY,
        parameters);
  }

  /** A day, or a day with a time of day. */
  private static LocalDateTime moment(String text) {
    try {
      return text.length() == "2024-05-17".length()
          ? LocalDate.parse(text).atStartOfDay()
          : LocalDateTime.parse(text.replace(' ', 'T'));
    } catch (DateTimeParseException unreadable) {
      throw new TypeConversionException(
          "'" + text + "' is not a day like 2024-05-17 or a time like '2024-05-17 10:30:00'");
    }
  }
}
