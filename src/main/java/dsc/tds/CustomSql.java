package dsc.tds;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Custom SQL inside a relation: Tableau doubles every {@code <} and {@code >}, because a single
 * pair of them marks a parameter, {@code <[Parameters].[Parameter 1]>}.
 */
final class CustomSql {
  private static final Pattern PARAMETER =
      Pattern.compile("<\\[Parameters\\]\\.\\[(?:[^\\]]|\\]\\])*\\]>");

  private CustomSql() {}

  /** The text of the relation for SQL as a person writes it. */
  static String write(String sql) {
    StringBuilder out = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(sql);
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '<' && parameter.region(i, sql.length()).lookingAt()) {
        out.append(parameter.group());
        i = parameter.end();
      } else {
        out.append(c == '<' || c == '>' ? String.valueOf(c).repeat(2) : String.valueOf(c));
        i++;
      }
    }
    return out.toString();
  }

  /** SQL as a person writes it; a lone angle bracket of a file made by hand stays as it is. */
  static String read(String text) {
    StringBuilder out = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean angle = c == '<' || c == '>';
      boolean doubled = angle && i + 1 < text.length() && text.charAt(i + 1) == c;
      if (c == '<' && !doubled && parameter.region(i, text.length()).lookingAt()) {
        out.append(parameter.group());
        i = parameter.end();
      } else {
        out.append(c);
        i += doubled ? 2 : 1;
      }
    }
    return out.toString().replace("\r\n", "\n").replace('\r', '\n');
  }
}
