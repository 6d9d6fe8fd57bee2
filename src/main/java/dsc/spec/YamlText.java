package dsc.spec;

import dsc.catalog.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Writes YAML as a person would: short mappings and lists on one line, text without quotes where it
 * stays the same text, several lines as a block. What {@link YamlReader} makes of it is the tree.
 */
public final class YamlText {
  private static final int WIDTH = 100;

  /** What means something else at the start of a plain scalar. */
  private static final String INDICATORS = "[]{},#&*!|>'\"%@`-?: ";

  private static final String FLOW = "[]{},";
  private static final Set<String> WORDS = Set.of("true", "false", "null", "~", "yes", "no");
  private static final int LONGEST_WORD = 5;

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  /**
   * A document.
   *
   * @param heading lines of a comment before it, perhaps none
   */
  public static String write(List<String> heading, YamlTree.Mapping root) {
    YamlText text = new YamlText();
    heading.forEach(line -> text.out.append("# ").append(line).append('\n'));
    text.block(root, 0);
    return text.out.toString();
  }

  private void block(YamlTree.Mapping mapping, int indent) {
    for (YamlTree.Entry entry : mapping.entries()) {
      out.append(" ".repeat(indent));
      entry(entry, indent);
    }
  }

  /** A key and its value; the cursor is where the key belongs. */
  private void entry(YamlTree.Entry entry, int indent) {
    String key = data(entry.key(), false);
    out.append(key).append(':');
    value(entry.value(), indent, indent + key.length() + 2);
  }

  private void value(YamlTree value, int indent, int column) {
    boolean list = value instanceof YamlTree.Items items && hasMapping(items);
    Optional<String> line = list ? Optional.empty() : inline(value, false, WIDTH - column);
    switch (value) {
      case YamlTree.Mapping mapping when line.isEmpty() -> {
        out.append('\n');
        block(mapping, indent + 2);
      }
      case YamlTree.Items items when line.isEmpty() -> {
        out.append('\n');
        items(items, indent + 2);
      }
      case YamlTree.Text text when isBlock(text.text()) -> blockScalar(text.text(), indent + 2);
      case YamlTree.Text text -> out.append(' ').append(scalar(text.text(), false)).append('\n');
      case YamlTree.Mapping m -> out.append(' ').append(line.orElseThrow()).append('\n');
      case YamlTree.Items i -> out.append(' ').append(line.orElseThrow()).append('\n');
      case YamlTree.Data d -> out.append(' ').append(data(d.value(), false)).append('\n');
    }
  }

  private static boolean hasMapping(YamlTree.Items items) {
    return items.items().stream().anyMatch(YamlTree.Mapping.class::isInstance);
  }

  private void items(YamlTree.Items items, int indent) {
    for (YamlTree item : items.items()) {
      out.append(" ".repeat(indent)).append('-');
      Optional<String> line = inline(item, false, WIDTH - indent - 2);
      if (line.isEmpty() && item instanceof YamlTree.Mapping mapping) {
        out.append(' ');
        boolean first = true;
        for (YamlTree.Entry entry : mapping.entries()) {
          out.append(first ? "" : " ".repeat(indent + 2));
          entry(entry, indent + 2);
          first = false;
        }
      } else {
        value(item, indent, indent + 2);
      }
    }
  }

  /** The value on one line; empty when it must stand on several or needs more room. */
  private static Optional<String> inline(YamlTree value, boolean inFlow, int room) {
    Optional<String> line =
        switch (value) {
          case YamlTree.Text text when isBlock(text.text()) -> Optional.empty();
          case YamlTree.Text text -> Optional.of(scalar(text.text(), inFlow));
          case YamlTree.Data data -> Optional.of(data(data.value(), inFlow));
          case YamlTree.Items items -> inline(items, room);
          case YamlTree.Mapping mapping -> inline(mapping, room);
        };
    return line.filter(text -> text.length() <= room);
  }

  private static Optional<String> inline(YamlTree.Items items, int room) {
    StringBuilder line = new StringBuilder("[");
    for (YamlTree item : items.items()) {
      line.append(line.length() == 1 ? "" : ", ");
      Optional<String> part = inline(item, true, room - line.length());
      if (part.isEmpty()) {
        return part;
      }
      line.append(part.get());
    }
    return Optional.of(line.append(']').toString());
  }

  private static Optional<String> inline(YamlTree.Mapping mapping, int room) {
    StringBuilder line = new StringBuilder("{");
    for (YamlTree.Entry entry : mapping.entries()) {
      line.append(line.length() == 1 ? " " : ", ").append(data(entry.key(), true)).append(": ");
      Optional<String> part = inline(entry.value(), true, room - line.length());
      if (part.isEmpty()) {
        return part;
      }
      line.append(part.get());
    }
    return Optional.of(line.append(line.length() == 1 ? "}" : " }").toString());
  }

  private static String data(Value value, boolean inFlow) {
    return switch (value) {
      case Value.Text text -> scalar(text.value(), inFlow);
      case Value.Null ignored -> "null";
      case Value.Bool bool -> bool.display();
      case Value.Int number -> number.display();
      case Value.Real number -> number.display();
      case Value.Date date -> date.display();
      // A colon inside a plain scalar is plain unless a blank follows.
      case Value.DateTime time -> time.display();
    };
  }

  /** Whether a text is best written as a block of lines, and can be. */
  private static boolean isBlock(String text) {
    return text.indexOf('\n') >= 0
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && !text.startsWith("\t")
        && !text.endsWith("\n\n")
        && !text.isBlank()
        && !needsEscapes(text);
  }

  private void blockScalar(String text, int indent) {
    boolean ends = text.endsWith("\n");
    out.append(ends ? " |\n" : " |-\n");
    text.lines()
        .forEach(
            line -> out.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n'));
  }

  private static String scalar(String text, boolean inFlow) {
    if (isPlain(text, inFlow)) {
      return text;
    }
    boolean escapes = text.indexOf('\n') >= 0 || needsEscapes(text);
    boolean simple = text.indexOf('"') < 0 && text.indexOf('\\') < 0;
    return simple || escapes || text.indexOf('\t') >= 0 ? twofold(text) : single(text);
  }

  /** Whether a text without quotes is read as itself. */
  private static boolean isPlain(String text, boolean inFlow) {
    if (text.isEmpty()
        || INDICATORS.indexOf(text.charAt(0)) >= 0
        || text.endsWith(" ")
        || isLikeANumber(text)
        || (text.length() <= LONGEST_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT)))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c < ' '
              || needsEscape(c)
              || (c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' '))
              || (c == '#' && text.charAt(i - 1) == ' ')
              || (inFlow && FLOW.indexOf(c) >= 0);
      if (ends) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text starts as numbers do, or as {@code .inf} and the end of a document. */
  private static boolean isLikeANumber(String text) {
    boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
    char first = signed && text.length() > 1 ? text.charAt(1) : text.charAt(0);
    return first == '.' || (first >= '0' && first <= '9');
  }

  private static boolean needsEscapes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (needsEscape(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Control characters and line ends that a block or quotes would change. */
  private static boolean needsEscape(int c) {
    return switch (c) {
      case '\n', '\t' -> false;
      case 0x7F, 0x85, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF -> true;
      default -> c < ' ';
    };
  }

  private static String single(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String twofold(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escaped(c)));
    return quoted.append('"').toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> needsEscape(c) ? String.format(Locale.ROOT, "\\u%04X", c) : Character.toString(c);
    };
  }
}
