package dsc.catalog;

import java.util.regex.Pattern;

/** Recognizes secrets in the attributes of connections, which dsc never keeps or writes. */
public final class Secrets {
  private static final String WORDS =
      "password|passwd|passphrase|pwd|secret|token|api[-_ ]?key|private[-_ ]?key";

  private static final Pattern NAME = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE);

  /** A pair of a connection string, of the parameters of a URL, or of a list of properties. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?:\\b[\\w.-]*)?(?:"
              + WORDS
              + ")[\\w.-]*\\s*=\\s*(?:\\{[^}]*\\}|\"[^\"]*\"|'[^']*'|[^;&\\r\\n]*)[;&]?",
          Pattern.CASE_INSENSITIVE);

  /** The password in the authority of a URL. */
  private static final Pattern AUTHORITY = Pattern.compile("(://[^/@:\\s]+):[^/@\\s]+@");

  private Secrets() {}

  /** Whether an attribute of this name holds a secret. */
  public static boolean isName(String attribute) {
    return NAME.matcher(attribute).find();
  }

  /** Whether a text such as a connection string holds a secret. */
  public static boolean isIn(String text) {
    return PAIR.matcher(text).find() || AUTHORITY.matcher(text).find();
  }

  /** The text without its secrets; what else it says stays. */
  public static String without(String text) {
    return AUTHORITY.matcher(PAIR.matcher(text).replaceAll("")).replaceAll("$1@");
  }
}
