package dsc.tds;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Generated names in the shapes Tableau uses, from the SHA-256 of a stable address: the same
 * address gives the same name on every machine and in every version.
 */
public final class StableIds {
  private static final BigInteger LETTERS = BigInteger.valueOf(36);
  private static final BigInteger CALCULATIONS = BigInteger.valueOf(8_000_000_000_000_000_000L);
  private static final BigInteger FIRST_CALCULATION =
      BigInteger.valueOf(1_000_000_000_000_000_000L);

  private StableIds() {}

  /** A named connection: {@code postgres.} and 28 digits or small letters. */
  public static String connection(String connectionClass, String address) {
    StringBuilder letters = new StringBuilder();
    BigInteger rest = new BigInteger(1, hash("connection", address));
    for (int i = 0; i < 28; i++) {
      BigInteger[] parts = rest.divideAndRemainder(LETTERS);
      letters.append(Character.forDigit(parts[1].intValue(), 36));
      rest = parts[0];
    }
    return connectionClass + "." + letters;
  }

  /**
   * The internal name of a calculation: {@code Calculation_} and 19 digits that fit a signed 64-bit
   * number.
   */
  public static String calculation(String address) {
    BigInteger number = new BigInteger(1, hash("calculation", address)).mod(CALCULATIONS);
    return "Calculation_" + number.add(FIRST_CALCULATION);
  }

  /** The id of a logical table: its name, an underscore and 32 capital hexadecimal digits. */
  public static String object(String name, String address) {
    String hex = HexFormat.of().formatHex(hash("object", address), 0, 16);
    return name + "_" + hex.toUpperCase(Locale.ROOT);
  }

  private static byte[] hash(String kind, String address) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((kind + "\n").getBytes(StandardCharsets.UTF_8));
      return digest.digest(address.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
