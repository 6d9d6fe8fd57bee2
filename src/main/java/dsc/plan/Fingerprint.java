package dsc.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of some bytes, in lower-case hexadecimal. Equal means the same contents. */
public record Fingerprint(String sha256) {
  private static final int DIGITS = 64;

  public Fingerprint {
    if (!isValid(sha256)) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
  }

  public static boolean isValid(String text) {
    return text.length() == DIGITS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  public static Fingerprint of(byte[] bytes) {
    return new Fingerprint(HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /** Of texts in an order; no two different lists of texts give the same bytes. */
  public static Fingerprint of(Iterable<String> texts) {
    MessageDigest digest = digest();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  /** Of everything left in a stream, in constant memory. */
  public static Fingerprint of(InputStream stream) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[1 << 16];
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public String toString() {
    return sha256;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
