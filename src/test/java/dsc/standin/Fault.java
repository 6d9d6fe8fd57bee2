package dsc.standin;

import java.time.Duration;
import java.util.Map;

/** Something that goes wrong with one request. */
public sealed interface Fault {
  /** An answer instead of the work. */
  record Instead(int status, String type, String body, Map<String, String> headers)
      implements Fault {}

  /** The work is done, but another answer is sent: a gateway that lost patience. */
  record Afterwards(int status, String type, String body) implements Fault {}

  /** The connection ends before anything is done. */
  record CutBefore() implements Fault {}

  /** The work is done and the connection ends after that many bytes of the answer's body. */
  record CutAfter(int bytes) implements Fault {}

  /** The session has expired: the request and all later ones of the same session get 401. */
  record Expire() implements Fault {}

  /** The work is done, late. */
  record Slow(Duration delay) implements Fault {}

  static Fault status(int status) {
    return new Instead(status, "text/plain", "", Map.of());
  }

  static Fault tableau(String code) {
    int status = Integer.parseInt(code.substring(0, 3));
    return new Instead(
        status, "application/xml", Answer.error(code, "Problem", "A problem", false), Map.of());
  }

  static Fault throttled(String retryAfter) {
    return new Instead(429, "text/plain", "slow down", Map.of("Retry-After", retryAfter));
  }

  static Fault page(int status) {
    return new Instead(
        status, "text/html", "<html><body><h1>Bad gateway</h1></body></html>", Map.of());
  }

  static Fault garbage() {
    return new Instead(200, "application/xml", "<tsResponse><broken", Map.of());
  }
}
