package dsc.diag;

import java.util.OptionalInt;

/**
 * What a text of a Tableau file may hold: the characters of XML 1.0, which leave out the control
 * characters but tab and line breaks, halves of surrogate pairs, U+FFFE and U+FFFF. The engine's
 * texts leave out a part of these.
 */
public final class XmlText {
  private XmlText() {}

  /** The index of the first character that can't be written. */
  public static OptionalInt firstForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isForbidden(text, i)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether the character at an index can't be written there. */
  public static boolean isForbidden(String text, int i) {
    char c = text.charAt(i);
    if (Character.isSurrogate(c)) {
      return !(Character.isHighSurrogate(c)
          ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
          : i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
    }
    return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0xFFFE;
  }
}
