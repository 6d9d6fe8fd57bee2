package dsc.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many digits the numbers of a column have in base ten. Tableau computes with them as reals; an
 * extract keeps them as they are.
 *
 * @param precision all digits, from 1 to 38
 * @param scale those after the point
 */
public record Decimal(int precision, int scale) {
  /** The most digits of numbers of 64 bits; files with more are read by Tableau since 2022.4. */
  public static final int SMALL_PRECISION = 18;

  private static final int MOST_DIGITS = 38;

  /** A type of this kind as a spec writes it, whether there is one with so many digits or not. */
  public static final Pattern WRITTEN =
      Pattern.compile("decimal\\( *([0-9]{1,4}) *, *([0-9]{1,4}) *\\)");

  public Decimal {
    if (!isPossible(precision, scale)) {
      throw new IllegalArgumentException("no decimal(" + precision + "," + scale + ")");
    }
  }

  /** The type of a text like {@code decimal(12,2)}; empty when it is none. */
  public static Optional<Decimal> of(String text) {
    Matcher written = WRITTEN.matcher(text);
    return written.matches()
        ? of(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)))
        : Optional.empty();
  }

  /** The type with so many digits; empty when there is none. */
  public static Optional<Decimal> of(int precision, int scale) {
    return isPossible(precision, scale)
        ? Optional.of(new Decimal(precision, scale))
        : Optional.empty();
  }

  private static boolean isPossible(int precision, int scale) {
    return precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision;
  }

  /** Whether 64 bits hold its numbers. */
  public boolean isSmall() {
    return precision <= SMALL_PRECISION;
  }

  /** The type of sums of its numbers. */
  public Decimal ofSums() {
    return new Decimal(isSmall() ? SMALL_PRECISION : MOST_DIGITS, scale);
  }

  /** As a spec writes it. */
  public String text() {
    return "decimal(" + precision + "," + scale + ")";
  }
}
