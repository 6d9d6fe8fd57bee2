package dsc.hyper;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Hands what is full to somebody in the background, in order, so that the next can be filled
 * meanwhile; each of both stands still now and then. A few at most are on their way.
 *
 * @param <T> what is filled and emptied, again and again
 */
final class Outbox<T> implements AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Queue<Sent<T>> underway = new ArrayDeque<>();
  private final int most;
  private final Supplier<T> fresh;
  private final Consumer<T> empty;
  private volatile boolean givenUp;

  private record Sent<T>(T full, Future<?> end) {}

  /**
   * @param most how many are on their way, at most
   * @param fresh makes an empty one
   * @param empty takes what is in one out of it
   */
  Outbox(int most, Supplier<T> fresh, Consumer<T> empty) {
    this.most = most;
    this.fresh = fresh;
    this.empty = empty;
  }

  /**
   * Takes a full one and gives an empty one for it. Fails with what emptying this one or one before
   * it failed with, now or later.
   */
  T exchange(T full) {
    Background.requireWanted();
    underway.add(new Sent<>(full, thread.submit(() -> send(full))));
    if (underway.size() < most) {
      return fresh.get();
    }
    Sent<T> first = underway.remove();
    Background.result(first.end());
    return first.full();
  }

  private void send(T full) {
    if (!givenUp) {
      empty.accept(full);
    }
  }

  /** Waits until all is sent. */
  void finish() {
    while (!underway.isEmpty()) {
      Background.result(underway.remove().end());
    }
  }

  /** Sends nothing more; waits for what is being sent. */
  @Override
  public void close() {
    givenUp = true;
    thread.close();
  }
}
