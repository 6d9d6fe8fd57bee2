package dsc.extract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Takes rows value by value, from left to right. */
public interface RowSink {
  RowSink addNull();

  RowSink add(boolean value);

  RowSink add(long value);

  RowSink add(double value);

  RowSink add(BigDecimal value);

  RowSink add(String value);

  RowSink add(LocalDate value);

  RowSink add(LocalDateTime value);

  /** Ends a row, which must have a value for every column. */
  RowSink endRow();

  /** Forgets the values since the last row ended. */
  RowSink dropRow();
}
