package dsc.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says how far the extracts are while they are made: one line that changes on a terminal, a plain
 * line every few seconds in a log.
 */
final class BuildProgress implements AutoCloseable {
  private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
  private static final Duration IN_A_LOG = Duration.ofSeconds(5);

  private final Console console;
  private final int total;
  private final long bytes;
  private final LongSupplier read;
  private final long start = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean told;
  private int done;
  private long rows;
  private long written;

  /**
   * Begins to tell.
   *
   * @param total how many extracts there are to be
   * @param bytes how large the files are that they are read from, together
   * @param read how much of them has been read; 0 where nobody knows
   */
  BuildProgress(Console console, int total, long bytes, LongSupplier read) {
    this.console = console;
    this.total = total;
    this.bytes = bytes;
    this.read = read;
    Thread.ofVirtual().name("progress").start(this::tell);
  }

  /** One more extract is finished, of so many rows and so large a file. */
  synchronized void finished(long itsRows, long itsBytes) {
    done++;
    rows += itsRows;
    written += itsBytes;
  }

  private void tell() {
    Duration pause = console.isTerminal() ? ON_A_TERMINAL : IN_A_LOG;
    try {
      while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        console.status(now().text());
        told = true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized State now() {
    long nanos = System.nanoTime() - start;
    return new State(done, total, rows, written, read.getAsLong(), bytes, nanos);
  }

  @Override
  public void close() {
    over.countDown();
    if (told) {
      console.endStatus();
    }
  }

  /** How far it is after some time; {@code written} are the bytes of the finished extracts. */
  record State(int done, int total, long rows, long written, long read, long bytes, long nanos) {
    private static final double NANOS = 1e9;
    private static final double MIB = 1 << 20;

    /** The parts that are known, in words. */
    String text() {
      List<String> parts = new ArrayList<>();
      double seconds = nanos / NANOS;
      if (total > 1) {
        parts.add(String.format(Locale.ROOT, "%,d of %,d extracts", done, total));
      }
      if (rows > 0) {
        parts.add(String.format(Locale.ROOT, "%,d rows, %,.0f rows/s", rows, rows / seconds));
      }
      if (written > 0) {
        parts.add(String.format(Locale.ROOT, "%,.1f MiB written", written / MIB));
      }
      if (read > 0 && bytes > 0 && done == 0) {
        parts.add(
            String.format(
                Locale.ROOT, "%,d of %,d MiB read", Math.min(read, bytes) >> 20, bytes >> 20));
      }
      double share = share();
      if (share > 0 && share < 1) {
        parts.add(String.format(Locale.ROOT, "%,.0f s left", seconds * (1 - share) / share));
      }
      return parts.isEmpty()
          ? String.format(Locale.ROOT, "building, %,.0f s", seconds)
          : String.join(", ", parts);
    }

    private double share() {
      if (done > 0) {
        return (double) done / total;
      }
      return total == 1 && bytes > 0 ? Math.min(1, (double) read / bytes) : 0;
    }
  }
}
