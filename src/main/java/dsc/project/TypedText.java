package dsc.project;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values given as text: on the command line, in the environment, in a CSV file. */
final class TypedText {
  /** Without leading zeros: 00501 is a post code, not a number. */
  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,18})");

  private static final Pattern REAL =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,99})?(?:[eE][-+]?[0-9]{1,2})?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?");

  /** The types a text may have, the narrowest first; any text is a string. */
  static final List<DataType> INFERRED =
      List.of(
          DataType.BOOLEAN,
          DataType.INTEGER,
          DataType.REAL,
          DataType.DATE,
          DataType.DATETIME,
          DataType.STRING);

  private TypedText() {}

  /** The text as a value of a type, if it is one. */
  static Optional<Value> parse(String text, DataType type) {
    try {
      return switch (type) {
        case BOOLEAN -> bool(text);
        case INTEGER ->
            INTEGER.matcher(text).matches()
                ? Optional.of(new Value.Int(Long.parseLong(text)))
                : Optional.empty();
        case REAL ->
            REAL.matcher(text).matches()
                ? Optional.of(new Value.Real(new BigDecimal(text)))
                : Optional.empty();
        case DATE ->
            DATE.matcher(text).matches()
                ? Optional.of(new Value.Date(LocalDate.parse(text)))
                : Optional.empty();
        case DATETIME -> dateTime(text);
        case STRING -> Optional.of(new Value.Text(text));
        case SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> Optional.empty();
      };
    } catch (NumberFormatException | DateTimeException notAValue) {
      return Optional.empty();
    }
  }

  private static Optional<Value> bool(String text) {
    return switch (text) {
      case "true", "TRUE", "True" -> Optional.of(new Value.Bool(true));
      case "false", "FALSE", "False" -> Optional.of(new Value.Bool(false));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> dateTime(String text) {
    if (DATE.matcher(text).matches()) {
      return Optional.of(new Value.DateTime(LocalDate.parse(text).atStartOfDay()));
    }
    return DATE_TIME.matcher(text).matches()
        ? Optional.of(new Value.DateTime(LocalDateTime.parse(text.replace(' ', 'T'))))
        : Optional.empty();
  }

  /** The value as one of a type: itself, a whole number as a real, a day as its first moment. */
  static Optional<Value> convert(Value value, DataType type) {
    if (value instanceof Value.Null || value.type() == type) {
      return Optional.of(value);
    }
    return switch (value) {
      case Value.Int number when type == DataType.REAL ->
          Optional.of(new Value.Real(BigDecimal.valueOf(number.value())));
      case Value.Date date when type == DataType.DATETIME ->
          Optional.of(new Value.DateTime(date.value().atStartOfDay()));
      case Value.Text text when type != DataType.STRING -> parse(text.value(), type);
      default -> Optional.empty();
    };
  }
}
