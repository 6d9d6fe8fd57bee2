package dsc.tds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bracketed names as Tableau writes them: {@code [Sales]}, with a closing bracket inside doubled,
 * and chains of them: {@code [public].[orders]}.
 */
final class Brackets {
  private Brackets() {}

  /** The name in brackets. */
  static String quote(String name) {
    return "[" + name.replace("]", "]]") + "]";
  }

  /**
   * A field by its internal name. The count field of a logical table is the only one that goes by
   * two names, which its internal name holds with their brackets.
   */
  static String field(String name) {
    return name.startsWith("[" + FieldXml.COUNTS + "].") ? name : quote(name);
  }

  /** Two names in brackets with a dot between them. */
  static String quote(String first, String second) {
    return quote(first) + "." + quote(second);
  }

  /** The name without brackets; a text that is not one bracketed name is returned as it is. */
  static String unquote(String text) {
    List<String> parts = split(text);
    return parts.size() == 1 ? parts.getFirst() : text;
  }

  /** The two names of {@code [a].[b]}. */
  static Optional<Pair> pair(String text) {
    List<String> parts = split(text);
    return parts.size() == 2 ? Optional.of(new Pair(parts.get(0), parts.get(1))) : Optional.empty();
  }

  /** A qualifier and a name, both without brackets. */
  record Pair(String qualifier, String name) {}

  /** The names of a chain without brackets; empty when the text is not a chain. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int i = 0;
    while (i < text.length() && text.charAt(i) == '[') {
      i++;
      name.setLength(0);
      boolean closed = false;
      while (i < text.length() && !closed) {
        char c = text.charAt(i++);
        if (c != ']') {
          name.append(c);
        } else if (i < text.length() && text.charAt(i) == ']') {
          name.append(c);
          i++;
        } else {
          closed = true;
        }
      }
      if (!closed) {
        return List.of();
      }
      parts.add(name.toString());
      if (i == text.length()) {
        return parts;
      }
      if (text.charAt(i++) != '.') {
        return List.of();
      }
    }
    return List.of();
  }
}
