package dsc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does something with each item of a list, some at a time. */
final class Workers {
  private Workers() {}

  /**
   * Gives the results in the order of the items, and tells of each as soon as those before it are
   * there.
   *
   * @param most how many items are worked on at once, at most
   */
  static <T, R> List<R> map(List<T> items, int most, Function<T, R> work, Consumer<R> told) {
    List<R> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, most))) {
      List<Future<R>> futures =
          items.stream().map(item -> threads.submit(() -> work.apply(item))).toList();
      try {
        for (Future<R> future : futures) {
          R result = future.get();
          told.accept(result);
          results.add(result);
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw unchecked(e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while others work", e);
      }
    }
    return results;
  }

  private static RuntimeException unchecked(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException cause) {
      return cause;
    }
    if (e.getCause() instanceof Error cause) {
      throw cause;
    }
    return new IllegalStateException("work failed with a checked exception", e);
  }
}
