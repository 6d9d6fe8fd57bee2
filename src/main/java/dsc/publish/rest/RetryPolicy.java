package dsc.publish.rest;

import java.time.Duration;

/**
 * How often a call that may be repeated is repeated. The budget counts waiting only, never the time
 * a request takes: a policy whose budget is shorter than one slow request could otherwise not retry
 * at all.
 *
 * @param attempts how often a call is sent at most, the first time included
 * @param firstPause the pause before the second attempt; it doubles from there
 * @param longestPause no single pause is longer, whatever the server asks for
 * @param throttleBudget how long in sum to wait while the server says "too many requests"
 */
public record RetryPolicy(
    int attempts, Duration firstPause, Duration longestPause, Duration throttleBudget) {
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("a call is sent at least once");
    }
  }

  /** Five attempts within about ten seconds; ten minutes of patience with a throttling server. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        5, Duration.ofMillis(500), Duration.ofMinutes(2), Duration.ofMinutes(10));
  }

  /** The pause after the attempt with this number, counted from 1. */
  Duration pauseAfter(int attempt) {
    Duration pause = firstPause;
    for (int i = 1; i < attempt && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return atMost(pause);
  }

  Duration atMost(Duration pause) {
    return pause.compareTo(longestPause) > 0 ? longestPause : pause;
  }
}
