package dsc.hyper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A row of a query's result; an empty value is NULL. Columns count from 0. The classes are: Boolean
 * for booleans, Long for whole numbers, Double for floating point numbers, BigDecimal for numerics,
 * String for texts, JSON and intervals (ISO 8601), LocalDate, LocalTime, LocalDateTime, Instant for
 * timestamps with a time zone, byte arrays for bytes and geographies. The typed getters throw
 * {@link ClassCastException} for a column of another type.
 */
public record Row(List<Optional<Object>> values) {
  public Row {
    values = List.copyOf(values);
  }

  public Optional<Object> value(int column) {
    return values.get(column);
  }

  public Optional<Boolean> bool(int column) {
    return value(column).map(Boolean.class::cast);
  }

  public Optional<Long> integer(int column) {
    return value(column).map(Long.class::cast);
  }

  public Optional<Double> real(int column) {
    return value(column).map(Double.class::cast);
  }

  public Optional<BigDecimal> numeric(int column) {
    return value(column).map(BigDecimal.class::cast);
  }

  public Optional<String> text(int column) {
    return value(column).map(String.class::cast);
  }

  public Optional<LocalDate> date(int column) {
    return value(column).map(LocalDate.class::cast);
  }

  public Optional<LocalDateTime> timestamp(int column) {
    return value(column).map(LocalDateTime.class::cast);
  }
}
