package dsc.publish.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password, token or key. It never prints itself: only {@link #reveal} gives the text, and the
 * only callers of that are the ones that put it on the wire.
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself. Never put it into a message, a log or a file. */
  public String reveal() {
    return text;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
