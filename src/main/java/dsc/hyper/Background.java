package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work of a load that goes on in other threads. */
final class Background {
  private Background() {}

  /** Fails when somebody asked this thread to stop. */
  static void requireWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new DscException(Code.DATABASE_LOST, "loading was interrupted");
    }
  }

  /**
   * What a task gives, once it has ended.
   *
   * @throws DscException what the task threw, or that the waiting was interrupted
   */
  static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DscException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DscException(Code.DATABASE_LOST, "loading was interrupted", e);
    }
  }
}
