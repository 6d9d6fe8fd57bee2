package dsc.tds;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.Locale;
import java.util.Set;

/** Names inside a package that every system can unpack without leaving the target folder. */
final class EntryNames {
  private static final String FORBIDDEN = "/\\:*?\"<>|";
  private static final int LONGEST = 200;

  /** Device names of Windows, which no file there can have. */
  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3");

  private EntryNames() {}

  /** Refuses what is not a plain file name. */
  static void requirePlain(String name) {
    if (!isPlain(name)) {
      throw new DscException(
          Code.TDSX_NAME, "`" + shown(name) + "` can't be the name of a file in a package");
    }
  }

  /** Refuses what is not a path of plain names with forward slashes. */
  static void requireRelative(String path) {
    if (!isRelative(path)) {
      throw new DscException(
          Code.TDSX_NAME, "`" + shown(path) + "` can't be the path of a file in a package");
    }
  }

  static boolean isRelative(String path) {
    for (String step : path.split("/", -1)) {
      if (!isPlain(step)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST
        && name.equals(name.strip())
        && !name.startsWith(".")
        && !name.endsWith(".")
        && !DEVICES.contains(name.toLowerCase(Locale.ROOT))
        && name.chars().allMatch(c -> c >= ' ' && c != 0x7F && FORBIDDEN.indexOf(c) < 0);
  }

  /** The name with control characters made visible. */
  static String shown(String name) {
    StringBuilder out = new StringBuilder();
    name.chars()
        .limit(LONGEST)
        .forEach(c -> out.append(c < ' ' || c == 0x7F ? '\uFFFD' : (char) c));
    return out.toString();
  }
}
