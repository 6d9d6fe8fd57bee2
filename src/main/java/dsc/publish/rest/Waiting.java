package dsc.publish.rest;

import java.time.Duration;
import java.time.Instant;

/** The passing of time, as a value, so that tests of retries and polling take none. */
public interface Waiting {
  Instant now();

  /** Returns after that long; an interrupt ends the wait as a {@code DscException}. */
  void sleep(Duration duration);

  /** The machine's own clock. */
  static Waiting system() {
    return new Waiting() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw Problems.interrupted();
        }
      }
    };
  }
}
