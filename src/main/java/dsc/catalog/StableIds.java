package dsc.catalog;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The names Tableau makes up at random, derived from a stable address instead, so that the same
 * spec always gives the same bytes. The forms are those of files saved by Tableau.
 */
public final class StableIds {
  private static final BigInteger CALCULATION_FLOOR = BigInteger.TEN.pow(18);
  // 19 digits that still fit a signed 64-bit number, as in every saved file.
  private static final BigInteger CALCULATION_RANGE =
      BigInteger.valueOf(8).multiply(CALCULATION_FLOOR);
  private static final BigInteger CONNECTION_RANGE = BigInteger.valueOf(36).pow(28);

  private StableIds() {}

  /** {@code Calculation_} and 19 digits. */
  public static String calculation(String address) {
    return "Calculation_" + digest(address).mod(CALCULATION_RANGE).add(CALCULATION_FLOOR);
  }

  /** A group by its caption, and what it is in parentheses; so are bins, sets and so on. */
  public static String group(String caption) {
    return named(caption, " (group)");
  }

  public static String bin(String caption) {
    return named(caption, " (bin)");
  }

  public static String set(String caption) {
    return named(caption, " (set)");
  }

  public static String combined(String caption) {
    return named(caption, " (combined)");
  }

  private static String named(String caption, String kind) {
    return caption.endsWith(kind) ? caption : caption + kind;
  }

  /** {@code <class>.} and 28 characters of 0-9a-z. */
  public static String connection(String connectionClass, String address) {
    String digits = digest(address).mod(CONNECTION_RANGE).toString(36);
    return connectionClass + "." + "0".repeat(28 - digits.length()) + digits;
  }

  /** {@code <relation name>_} and 32 upper-case hexadecimal digits. */
  public static String object(String relation, String address) {
    return relation + "_" + HexFormat.of().formatHex(hash(address), 0, 16).toUpperCase(Locale.ROOT);
  }

  /** 16 hexadecimal digits for any text. */
  public static String digits(String address) {
    return HexFormat.of().formatHex(hash(address), 0, 8);
  }

  private static BigInteger digest(String address) {
    return new BigInteger(1, hash(address));
  }

  private static byte[] hash(String address) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
