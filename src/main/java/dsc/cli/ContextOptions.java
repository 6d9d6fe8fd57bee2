package dsc.cli;

import dsc.catalog.Value;
import dsc.query.EvaluationContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who looks and when, as formulas see it. */
final class ContextOptions {
  @Option(
      names = "--today",
      paramLabel = "DATE",
      converter = Moment.class,
      description = "The day for TODAY() and NOW(), like 2024-05-17. Default: today (UTC).")
  Optional<LocalDateTime> today = Optional.empty();

  @Option(
      names = "--now",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "The time for NOW() and TODAY(), like '2024-05-17 10:30:00'.")
  Optional<LocalDateTime> now = Optional.empty();

  @Option(names = "--user", paramLabel = "NAME", description = "What USERNAME() gives.")
  String user = "";

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "A group the user is in, for ISMEMBEROF(). May be given several times.")
  List<String> groups = new ArrayList<>();

  EvaluationContext context(Map<String, Value> parameters) {
    return new EvaluationContext(
        now.or(() -> today).orElseGet(Clock::now),
        new EvaluationContext.User(user, user, "", groups),
        DayOfWeek.SUNDAY,
        parameters);
  }

  /** A day, or a day with a time of day. */
  static final class Moment implements ITypeConverter<LocalDateTime> {
    @Override
    public LocalDateTime convert(String text) {
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
}
