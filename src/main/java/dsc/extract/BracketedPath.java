package dsc.extract;

import java.util.ArrayList;
import java.util.List;

/** Takes {@code [table].[column]} apart; a {@code ]} inside a name is doubled. */
final class BracketedPath {
  private BracketedPath() {}

  static List<String> parse(String text) {
    List<String> parts = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '[') {
        throw new IllegalArgumentException("not a bracketed path: " + text);
      }
      StringBuilder name = new StringBuilder();
      i++;
      while (i < text.length() && !(text.charAt(i) == ']' && !text.startsWith("]]", i))) {
        i += text.charAt(i) == ']' ? 1 : 0;
        name.append(text.charAt(i++));
      }
      parts.add(name.toString());
      i++;
      i += i < text.length() && text.charAt(i) == '.' ? 1 : 0;
    }
    return parts;
  }
}
