package dsc.cli;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the program is told to end while a command works, by Ctrl-C for one: the engine
 * stops, which makes the command fail, and the command gets a moment to remove what it began.
 */
final class Interruption implements AutoCloseable {
  private static final long MOMENT_MILLIS = 1_500;

  /** For the command to print how it ended, which it does when all is removed. */
  private static final long LAST_WORDS_MILLIS = 300;

  private final CountDownLatch cleaned = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean happened;

  /**
   * @param stop ends what the command waits for
   */
  Interruption(Runnable stop) {
    hook = new Thread(() -> end(stop), "interruption");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      happened = true;
    }
  }

  private void end(Runnable stop) {
    happened = true;
    stop.run();
    try {
      boolean inTime = cleaned.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
      if (inTime) {
        Thread.sleep(LAST_WORDS_MILLIS);
      } else {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fails once it has happened. */
  void check() {
    if (happened) {
      throw new DscException(Code.INTERRUPTED, "interrupted");
    }
  }

  /** The command has ended and left nothing behind. */
  @Override
  public void close() {
    cleaned.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      happened = true;
    }
  }
}
