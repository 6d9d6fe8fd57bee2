package dsc.publish.directory;

import dsc.plan.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** File names that work on every system, made from published names. */
final class FileNames {
  static final String EXTENSION = ".tdsx";

  /** Reserved on Windows, or invisible, or able to make a name look like another. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  /** Device names of Windows, with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /** Leaves room for the extension and temporary names within the 255 bytes most systems allow. */
  private static final int MOST_BYTES = 200;

  private static final int DIGEST_DIGITS = 8;

  private FileNames() {}

  /** The file of a published name. Different names may give one file; the planner refuses that. */
  static String of(String name) {
    String plain =
        FORBIDDEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("_");
    plain = plain.strip().replaceAll("^\\.", "_").replaceAll("[. ]+$", "");
    if (plain.isEmpty() || DEVICE.matcher(plain).matches()) {
      plain = "_" + plain;
    }
    return shortened(plain) + EXTENSION;
  }

  /** Whether a name read from the record can only mean a package right in the folder. */
  static boolean isPlain(String file) {
    return file.endsWith(EXTENSION)
        && file.equals(of(file.substring(0, file.length() - EXTENSION.length())));
  }

  private static String shortened(String name) {
    if (bytes(name) <= MOST_BYTES) {
      return name;
    }
    String digest = Fingerprint.of(List.of(name)).sha256().substring(0, DIGEST_DIGITS);
    StringBuilder start = new StringBuilder();
    for (int code : name.codePoints().toArray()) {
      if (bytes(start + Character.toString(code)) + 1 + DIGEST_DIGITS > MOST_BYTES) {
        break;
      }
      start.appendCodePoint(code);
    }
    return start + "~" + digest;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
