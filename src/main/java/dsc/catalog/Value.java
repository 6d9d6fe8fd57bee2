package dsc.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A literal value of one of Tableau's data types, as specs, filters and formulas write it. */
public sealed interface Value {
  /** The data type the value has by itself. */
  DataType type();

  /** The value as a person writes it: no quotes around text, ISO dates, {@code null}. */
  String display();

  /** No value. */
  record Null() implements Value {
    @Override
    public DataType type() {
      return DataType.NULL;
    }

    @Override
    public String display() {
      return "null";
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Value {
    @Override
    public DataType type() {
      return DataType.BOOLEAN;
    }

    @Override
    public String display() {
      return Boolean.toString(value);
    }
  }

  /** A whole number of 64 bits. */
  record Int(long value) implements Value {
    @Override
    public DataType type() {
      return DataType.INTEGER;
    }

    @Override
    public String display() {
      return Long.toString(value);
    }
  }

  /** A number with a fraction, kept as written; 1.50 equals 1.5. */
  record Real(BigDecimal value) implements Value {
    public Real {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public DataType type() {
      return DataType.REAL;
    }

    @Override
    public String display() {
      String plain = value.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
  }

  /** A text. */
  record Text(String value) implements Value {
    @Override
    public DataType type() {
      return DataType.STRING;
    }

    @Override
    public String display() {
      return value;
    }
  }

  /** A day. */
  record Date(LocalDate value) implements Value {
    @Override
    public DataType type() {
      return DataType.DATE;
    }

    @Override
    public String display() {
      return value.toString();
    }
  }

  /** A day with a time of day, without a zone. */
  record DateTime(LocalDateTime value) implements Value {
    @Override
    public DataType type() {
      return DataType.DATETIME;
    }

    @Override
    public String display() {
      String time = value.toLocalTime().toString();
      return value.toLocalDate() + " " + (time.length() == 5 ? time + ":00" : time);
    }
  }
}
