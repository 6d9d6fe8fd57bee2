package dsc.hyper;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends buffers in the background, in order, so that rows can be read while the engine takes those
 * before them; each of both stands still now and then. A few buffers at most are on their way.
 */
final class Outbox implements HyperBinary.Sink, AutoCloseable {
  private static final int MOST = 8;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Queue<Sent> underway = new ArrayDeque<>();
  private final Send send;
  private volatile boolean givenUp;

  /** Takes so many bytes of an array, from an offset on. */
  @FunctionalInterface
  interface Send {
    void send(byte[] bytes, int offset, int length);
  }

  private record Sent(ByteBuffer buffer, Future<?> end) {}

  Outbox(Send send) {
    this.send = send;
  }

  /** Fails with what sending this buffer or one before it failed with, now or later. */
  @Override
  public ByteBuffer exchange(ByteBuffer full) {
    underway.add(new Sent(full, thread.submit(() -> send(full))));
    if (underway.size() < MOST) {
      return HyperBinary.buffer();
    }
    Sent first = underway.remove();
    Background.result(first.end());
    return first.buffer().clear();
  }

  private void send(ByteBuffer full) {
    if (!givenUp) {
      send.send(full.array(), full.arrayOffset(), full.position());
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
