package dsc.hyper;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of members in a file of JSON objects, one a line, without a look at their values. */
final class JsonMembers {
  /** Members that turn up later than this are left to the author of a spec. */
  private static final int LINES = 10_000;

  private JsonMembers() {}

  /** The names, in the order they turn up. */
  static List<String> of(BufferedReader lines) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < LINES; i++) {
      Optional<String> line = Optional.ofNullable(lines.readLine());
      if (line.isEmpty()) {
        break;
      }
      add(line.get(), names);
    }
    return List.copyOf(names);
  }

  private static void add(String line, Set<String> names) {
    if (!line.strip().startsWith("{")) {
      return;
    }
    int depth = 0;
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '"') {
        int end = end(line, at);
        int next = skipBlanks(line, end);
        if (depth == 1 && next < line.length() && line.charAt(next) == ':') {
          names.add(unescaped(line.substring(at + 1, end - 1)));
        }
        at = end;
      } else {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        at++;
      }
    }
  }

  /** The place after the string that starts here. */
  private static int end(String line, int start) {
    int at = start + 1;
    while (at < line.length() && line.charAt(at) != '"') {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, line.length());
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
      } else if (text.charAt(i + 1) == 'u'
          && text.substring(i).matches("(?s)\\\\u\\p{XDigit}{4}.*")) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        char escaped = text.charAt(++i);
        plain.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
      }
    }
    return plain.toString();
  }
}
