package dsc.hyper;

import dsc.extract.RowSink;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Takes rows from one thread and puts them into a table from another, since reading them and
 * writing them down take about as long. Only whole rows go on, so that several may share one
 * inserter.
 */
final class Relay implements RowSink, AutoCloseable {
  private static final int BATCHES = 4;

  private final Outbox<RowBatch> outbox;
  private RowBatch batch = new RowBatch();

  Relay(Inserter inserter) {
    this.outbox =
        new Outbox<>(
            BATCHES,
            RowBatch::new,
            full -> {
              synchronized (inserter) {
                full.moveTo(inserter);
              }
            });
  }

  @Override
  public RowSink addNull() {
    batch.addNull();
    return this;
  }

  @Override
  public RowSink add(boolean value) {
    batch.add(value);
    return this;
  }

  @Override
  public RowSink add(long value) {
    batch.add(value);
    return this;
  }

  @Override
  public RowSink add(double value) {
    batch.add(value);
    return this;
  }

  @Override
  public RowSink add(BigDecimal value) {
    batch.add(value);
    return this;
  }

  @Override
  public RowSink add(String value) {
    batch.add(value);
    return this;
  }

  @Override
  public RowSink add(LocalDate value) {
    batch.add(value);
    return this;
  }

  @Override
  public RowSink add(LocalDateTime value) {
    batch.add(value);
    return this;
  }

  @Override
  public RowSink endRow() {
    batch.endRow();
    if (batch.isFull()) {
      batch = outbox.exchange(batch);
    }
    return this;
  }

  @Override
  public RowSink dropRow() {
    batch.dropRow();
    return this;
  }

  /** Waits until all rows are with the inserter. */
  void finish() {
    batch = outbox.exchange(batch);
    outbox.finish();
  }

  @Override
  public void close() {
    outbox.close();
  }
}
