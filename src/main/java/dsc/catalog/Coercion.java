package dsc.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a value written in a spec or table of tenants as a value of a field's type: a whole number
 * as a real, an ISO date as a date or datetime. Nothing is guessed: text is no number, a number no
 * text.
 */
public final class Coercion {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd[' ']['T']HH:mm[:ss][.SSSSSS][.SSS]", Locale.ROOT);

  private Coercion() {}

  /** The value as one of this type; null is a value of every type. */
  public static Optional<Value> to(Value value, DataType type) {
    if (value instanceof Value.Null || value.type() == type || type == DataType.ERROR) {
      return Optional.of(value);
    }
    return switch (type) {
      case REAL ->
          value instanceof Value.Int number
              ? Optional.of(new Value.Real(BigDecimal.valueOf(number.value())))
              : Optional.empty();
      case DATE -> value instanceof Value.Text text ? date(text.value()) : Optional.empty();
      case DATETIME -> dateTime(value);
      case BOOLEAN, INTEGER, STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
          Optional.empty();
    };
  }

  private static Optional<Value> date(String text) {
    try {
      return Optional.of(new Value.Date(LocalDate.parse(text)));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }

  private static Optional<Value> dateTime(Value value) {
    return switch (value) {
      case Value.Date day -> Optional.of(new Value.DateTime(day.value().atStartOfDay()));
      case Value.Text text -> {
        try {
          yield Optional.of(new Value.DateTime(LocalDateTime.parse(text.value(), DATE_TIME)));
        } catch (DateTimeParseException notADateTime) {
          yield date(text.value()).flatMap(Coercion::dateTime);
        }
      }
      case Value.Null ignored -> Optional.of(value);
      case Value.Bool ignored -> Optional.empty();
      case Value.Int ignored -> Optional.empty();
      case Value.Real ignored -> Optional.empty();
      case Value.DateTime ignored -> Optional.of(value);
    };
  }
}
