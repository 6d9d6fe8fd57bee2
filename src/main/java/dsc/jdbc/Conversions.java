package dsc.jdbc;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.Lossy;
import dsc.extract.RowSink;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What values of any kind become in a column of one type. Nothing is lost unless the column's rules
 * allow it; null stays null.
 */
final class Conversions {
  /** The day Tableau counts times of day from. Source: observed in extracts Tableau made. */
  private static final LocalDate DAY_OF_TIMES = LocalDate.of(1899, 12, 30);

  /** Every decimal number of so many digits survives the way to a double and back. */
  private static final int DOUBLE_DIGITS = 15;

  private static final double FIFTEEN_DIGITS = 1e15;

  private final DataType type;
  private final Conversion rules;

  Conversions(DataType type, Conversion rules) {
    this.type = type;
    this.rules = rules;
  }

  void bool(@Nullable Boolean value, RowSink sink) throws UnfitException {
    if (value == null) {
      sink.addNull();
    } else {
      switch (type) {
        case BOOLEAN -> sink.add(value.booleanValue());
        case INTEGER -> sink.add(value ? 1L : 0L);
        case STRING -> sink.add(value.toString());
        case REAL, DATE, DATETIME, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
            throw never(value);
      }
    }
  }

  void whole(@Nullable Long value, RowSink sink) throws UnfitException {
    if (value == null) {
      sink.addNull();
      return;
    }
    switch (type) {
      case INTEGER -> sink.add(value.longValue());
      case REAL -> {
        if (rules.decimal().isPresent()) {
          digits(BigDecimal.valueOf(value), rules.decimal().get(), sink);
          return;
        }
        double real = value;
        boolean exact = real < 0x1p63 && (long) real == value;
        if (!exact && !rules.allows(Lossy.ROUND)) {
          throw lost(value, "has more digits than a real holds", Lossy.ROUND);
        }
        sink.add(real);
      }
      case STRING -> sink.add(value.toString());
      case BOOLEAN -> {
        if (value != 0 && value != 1) {
          throw never(value);
        }
        sink.add(value == 1);
      }
      case DATE, DATETIME, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> throw never(value);
    }
  }

  /** A double for a column of reals. */
  void real(double value, RowSink sink) throws UnfitException {
    if (Double.isFinite(value) && rules.decimal().isPresent()) {
      digits(BigDecimal.valueOf(value), rules.decimal().get(), sink);
    } else if (Double.isFinite(value)) {
      sink.add(value);
    } else if (rules.allows(Lossy.NAN)) {
      sink.addNull();
    } else {
      throw lost(value, "is not a number that Tableau can compute with", Lossy.NAN);
    }
  }

  void decimal(BigDecimal value, RowSink sink) throws UnfitException {
    switch (type) {
      case REAL -> {
        if (rules.decimal().isPresent()) {
          digits(value, rules.decimal().get(), sink);
          return;
        }
        double real = value.doubleValue();
        if (!survives(value, real) && !rules.allows(Lossy.ROUND)) {
          throw lost(value.toPlainString(), "has more digits than a real holds", Lossy.ROUND);
        }
        real(real, sink);
      }
      case INTEGER -> integer(value, sink);
      case STRING -> sink.add(value.toPlainString());
      case BOOLEAN, DATE, DATETIME, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
          throw never(value);
    }
  }

  /** Whether the shortest text of a double is the number again, however many zeros it ends with. */
  private static boolean survives(BigDecimal value, double real) {
    if (value.precision() <= DOUBLE_DIGITS) {
      return true;
    }
    double tenThousandths = real * 10_000;
    // Databases divide to many digits, most of them zeros; writing the double down takes ten times
    // as long as this.
    return (Math.abs(tenThousandths) < FIFTEEN_DIGITS
            && BigDecimal.valueOf(Math.round(tenThousandths), 4).compareTo(value) == 0)
        || (Double.isFinite(real) && BigDecimal.valueOf(real).compareTo(value) == 0);
  }

  /** A number with no more digits than a column has, before and after the point. */
  private void digits(BigDecimal value, Decimal decimal, RowSink sink) throws UnfitException {
    BigDecimal rounded = value.setScale(decimal.scale(), RoundingMode.HALF_UP);
    if (rounded.compareTo(value) != 0 && !rules.allows(Lossy.ROUND)) {
      throw lost(value.toPlainString(), "has more digits than " + decimal.text(), Lossy.ROUND);
    }
    if (rounded.precision() <= decimal.precision()) {
      sink.add(rounded);
    } else if (rules.allows(Lossy.RANGE)) {
      sink.addNull();
    } else {
      throw lost(value.toPlainString(), "is too large for " + decimal.text(), Lossy.RANGE);
    }
  }

  private void integer(BigDecimal value, RowSink sink) throws UnfitException {
    BigDecimal rounded = value.setScale(0, RoundingMode.HALF_UP);
    if (rounded.compareTo(value) != 0 && !rules.allows(Lossy.ROUND)) {
      throw lost(value.toPlainString(), "is not a whole number", Lossy.ROUND);
    }
    if (rounded.toBigInteger().bitLength() < Long.SIZE) {
      sink.add(rounded.longValue());
    } else if (rules.allows(Lossy.RANGE)) {
      sink.addNull();
    } else {
      throw lost(value.toPlainString(), "has more than 64 bits", Lossy.RANGE);
    }
  }

  void text(@Nullable String value, RowSink sink) throws UnfitException {
    if (value == null) {
      sink.addNull();
    } else if (value.indexOf('\0') < 0) {
      sink.add(value);
    } else if (rules.allows(Lossy.NUL)) {
      sink.add(value.replace("\0", ""));
    } else {
      throw lost(value, "holds the character U+0000", Lossy.NUL);
    }
  }

  void date(@Nullable LocalDate value, RowSink sink) throws UnfitException {
    if (value == null) {
      sink.addNull();
    } else if (outside(value)) {
      outside(value, sink);
    } else {
      switch (type) {
        case DATE -> sink.add(value);
        case DATETIME -> sink.add(value.atStartOfDay());
        case STRING -> sink.add(value.toString());
        case BOOLEAN, INTEGER, REAL, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
            throw never(value);
      }
    }
  }

  void time(@Nullable LocalTime value, RowSink sink) throws UnfitException {
    if (value == null) {
      sink.addNull();
    } else if (type == DataType.STRING) {
      sink.add(value.format(DateTimeFormatter.ISO_LOCAL_TIME));
    } else {
      timestamp(DAY_OF_TIMES.atTime(value), sink);
    }
  }

  void moment(@Nullable OffsetDateTime value, RowSink sink) throws UnfitException {
    if (value == null) {
      sink.addNull();
    } else if (outside(value.toLocalDate())) {
      outside(value, sink);
    } else if (type == DataType.STRING) {
      sink.add(
          value
              .atZoneSameInstant(rules.zoneOrUtc())
              .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    } else {
      timestamp(value.atZoneSameInstant(rules.zoneOrUtc()).toLocalDateTime(), sink);
    }
  }

  void timestamp(@Nullable LocalDateTime value, RowSink sink) throws UnfitException {
    if (value == null) {
      sink.addNull();
    } else if (outside(value.toLocalDate())) {
      outside(value, sink);
    } else {
      switch (type) {
        case DATETIME -> {
          boolean exact = value.toLocalTime().toNanoOfDay() % 1000 == 0;
          if (!exact && !rules.allows(Lossy.ROUND)) {
            throw lost(value, "is more exact than a microsecond", Lossy.ROUND);
          }
          sink.add(exact ? value : value.truncatedTo(ChronoUnit.MICROS));
        }
        case DATE -> {
          if (!value.toLocalTime().equals(LocalTime.MIDNIGHT) && !rules.allows(Lossy.ROUND)) {
            throw lost(value, "has a time of day", Lossy.ROUND);
          }
          sink.add(value.toLocalDate());
        }
        case STRING -> sink.add(value.toLocalDate() + " " + time(value.toLocalTime()));
        case BOOLEAN, INTEGER, REAL, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
            throw never(value);
      }
    }
  }

  private static String time(LocalTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  /** Whatever a driver gives for a column that may hold anything. */
  void any(@Nullable Object value, RowSink sink) throws UnfitException {
    switch (value) {
      case null -> sink.addNull();
      case BigDecimal number -> decimal(number, sink);
      case BigInteger number -> decimal(new BigDecimal(number), sink);
      case Integer number -> whole((long) number, sink);
      case Short number -> whole((long) number, sink);
      case Byte number -> whole((long) number, sink);
      case Long number -> whole(number, sink);
      case Double number -> floating(number, sink);
      case Float number -> floating(number, sink);
      case Boolean truth -> bool(truth, sink);
      case Timestamp time -> timestamp(time.toLocalDateTime(), sink);
      case Date date -> date(date.toLocalDate(), sink);
      case LocalDateTime time -> timestamp(time, sink);
      case LocalDate date -> date(date, sink);
      case byte[] bytes ->
          throw new UnfitException(bytes.length + " bytes", "is binary", Optional.empty());
      case Object other -> written(other.toString(), sink);
    }
  }

  private void floating(double value, RowSink sink) throws UnfitException {
    if (type == DataType.REAL) {
      real(value, sink);
    } else if (type == DataType.STRING) {
      sink.add(Double.toString(value));
    } else if (Double.isFinite(value)) {
      decimal(BigDecimal.valueOf(value), sink);
    } else if (rules.allows(Lossy.NAN)) {
      sink.addNull();
    } else {
      throw lost(value, "is not a number that Tableau can compute with", Lossy.NAN);
    }
  }

  /** A text that stands for a value of the column's type. */
  private void written(String text, RowSink sink) throws UnfitException {
    try {
      switch (type) {
        case STRING -> text(text, sink);
        case INTEGER -> sink.add(Long.parseLong(text.strip()));
        case REAL -> {
          if (rules.decimal().isPresent()) {
            decimal(new BigDecimal(text.strip()), sink);
          } else {
            real(Double.parseDouble(text.strip()), sink);
          }
        }
        case DATE -> {
          if (text.strip().length() > 10) {
            timestamp(LocalDateTime.parse(text.strip().replace(' ', 'T')), sink);
          } else {
            date(LocalDate.parse(text.strip()), sink);
          }
        }
        case DATETIME -> {
          String iso = text.strip().replace(' ', 'T');
          timestamp(
              iso.length() > 10 ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay(),
              sink);
        }
        case BOOLEAN -> {
          if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw never(text);
          }
          sink.add(Boolean.parseBoolean(text));
        }
        case SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> throw never(text);
      }
    } catch (NumberFormatException | DateTimeException notThat) {
      throw never(text);
    }
  }

  private static boolean outside(LocalDate date) {
    return date.getYear() < 1 || date.getYear() > 9999;
  }

  private void outside(Object value, RowSink sink) throws UnfitException {
    if (!rules.allows(Lossy.RANGE)) {
      throw lost(value, "is not in the years 1 to 9999", Lossy.RANGE);
    }
    sink.addNull();
  }

  private static UnfitException lost(Object value, String why, Lossy loss) {
    return new UnfitException(value, why, Optional.of(loss));
  }

  private UnfitException never(Object value) {
    return new UnfitException(value, "is no " + type.text(), Optional.empty());
  }
}
