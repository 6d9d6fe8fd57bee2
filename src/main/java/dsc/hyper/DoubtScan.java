package dsc.hyper;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks through files for values that a load of them reads otherwise than a query does, while the
 * load goes on: the engine loads with little more than one processor. A load that turns out to be
 * in vain is cancelled.
 */
final class DoubtScan implements AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Boolean> found;

  /**
   * @param counts queries that count such rows
   * @param loading the connection that loads meanwhile
   */
  DoubtScan(List<String> counts, Session loading) {
    found =
        counts.isEmpty()
            ? CompletableFuture.completedFuture(false)
            : thread.submit(() -> isAny(counts, loading));
  }

  private static boolean isAny(List<String> counts, Session loading) {
    try (Session beside = loading.beside()) {
      boolean any = counts.stream().anyMatch(count -> beside.count(count) > 0);
      if (any) {
        loading.connection().cancel();
      }
      return any;
    }
  }

  /** Whether there is one; waits for the end of the scan. */
  boolean found() {
    return Background.result(found);
  }

  @Override
  public void close() {
    thread.close();
  }
}
