package dsc.formula;

import dsc.catalog.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** From the spelling of a literal to its value, and of a bracketed name to the name. */
final class Literals {
  /** Longer numbers than any value needs would cost more than they say. */
  private static final int MAX_DIGITS = 400;

  private Literals() {}

  /** A whole number of 64 bits, or nothing when it doesn't fit. */
  static Optional<Value> integer(String text) {
    try {
      return Optional.of(new Value.Int(Long.parseLong(text)));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /** A number with a fraction, or nothing when a real number of 64 bits can't hold its size. */
  static Optional<Value> real(String text) {
    if (text.length() > MAX_DIGITS) {
      return Optional.empty();
    }
    double size = Math.abs(Double.parseDouble(text));
    if (Double.isInfinite(size)) {
      return Optional.empty();
    }
    if (size == 0) {
      return isZero(text) ? Optional.of(new Value.Real(BigDecimal.ZERO)) : Optional.empty();
    }
    return Optional.of(new Value.Real(new BigDecimal(text)));
  }

  private static boolean isZero(String text) {
    return text.chars().takeWhile(c -> c != 'e' && c != 'E').noneMatch(c -> c >= '1' && c <= '9');
  }

  /** The content of a quoted text; a doubled quote stands for one. */
  static String text(String quoted) {
    return content(quoted, quoted.charAt(0));
  }

  /** The name in brackets; {@code ]]} stands for one bracket. A bare name is the name itself. */
  static String name(String reference) {
    return reference.charAt(0) == '[' ? content(reference, ']') : reference;
  }

  private static String content(String quoted, char end) {
    String inner = quoted.substring(1, quoted.length() - 1);
    if (inner.indexOf(end) < 0) {
      return inner;
    }
    return inner.replace("" + end + end, "" + end);
  }
}
