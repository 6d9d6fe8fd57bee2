package dsc.tds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * 13: no attribute holds a raw line break, which every XML parser turns into a space, and no
 * control character is in the document. Works on bytes because a parsed tree can't tell.
 */
final class RawAttributes {
  private RawAttributes() {}

  static List<String> check(byte[] tds) {
    List<String> problems = new ArrayList<>();
    String text = new String(tds, StandardCharsets.UTF_8);
    int line = 1;
    boolean tag = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      }
      if (text.startsWith("<!--", i) && !tag) {
        int end = text.indexOf("-->", i);
        i = end < 0 ? text.length() : end;
      } else if (quote != 0) {
        if (c == '\n' || c == '\r') {
          problems.add("an attribute holds a raw line break near line " + line);
        }
        quote = c == quote ? 0 : quote;
      } else if (tag && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == '<') {
        tag = true;
      } else if (c == '>') {
        tag = false;
      }
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        problems.add("the control character U+%04X is on line %d".formatted((int) c, line));
      }
    }
    return problems;
  }
}
