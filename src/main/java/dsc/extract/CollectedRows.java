package dsc.extract;

import dsc.catalog.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Keeps rows in memory: for few of them only. */
public final class CollectedRows implements RowSink {
  private final List<List<Value>> rows = new ArrayList<>();
  private final List<Value> row = new ArrayList<>();

  /** The rows so far. */
  public List<List<Value>> rows() {
    return List.copyOf(rows);
  }

  @Override
  public RowSink addNull() {
    return add(new Value.Null());
  }

  @Override
  public RowSink add(boolean value) {
    return add(new Value.Bool(value));
  }

  @Override
  public RowSink add(long value) {
    return add(new Value.Int(value));
  }

  @Override
  public RowSink add(double value) {
    // Among values there is none that is no number.
    return add(
        Double.isFinite(value)
            ? new Value.Real(BigDecimal.valueOf(value))
            : new Value.Text(Double.toString(value)));
  }

  @Override
  public RowSink add(BigDecimal value) {
    return add(new Value.Real(value));
  }

  @Override
  public RowSink add(String value) {
    return add(new Value.Text(value));
  }

  @Override
  public RowSink add(LocalDate value) {
    return add(new Value.Date(value));
  }

  @Override
  public RowSink add(LocalDateTime value) {
    return add(new Value.DateTime(value));
  }

  private RowSink add(Value value) {
    row.add(value);
    return this;
  }

  @Override
  public RowSink endRow() {
    rows.add(List.copyOf(row));
    row.clear();
    return this;
  }

  @Override
  public RowSink dropRow() {
    row.clear();
    return this;
  }
}
