package dsc.spec;

import dsc.catalog.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes YAML as a person would: short mappings and lists on one line, text without quotes where it
 * stays the same text, several lines as a block. What {@link YamlReader} makes of it is the tree.
 */
public final class YamlText {
  private static final int WIDTH = 100;

  /** What starts a plain scalar and means something else, and what ends one. */
  private static final Pattern NOT_PLAIN =
      Pattern.compile(
          "^[\\[\\]{},#&*!|>'\"%@`\\s]|^[-?:]|: |:$| #|\\s$|\\p{Cntrl}|^(---|\\.\\.\\.)");

  private static final Pattern NOT_PLAIN_IN_FLOW = Pattern.compile("[\\[\\]{},]");
  private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+.]?[0-9].*|[-+]?\\..*");
  private static final Set<String> WORDS = Set.of("true", "false", "null", "~", "yes", "no");

  /** Control characters and line ends that a block or quotes would change. */
  private static final Pattern NEEDS_ESCAPES =
      Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u0085\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]");

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
    Optional<String> line =
        list
            ? Optional.empty()
            : inline(value, false).filter(text -> column + text.length() <= WIDTH);
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
      case YamlTree.Data d -> out.append(' ').append(inline(d, false).orElseThrow()).append('\n');
    }
  }

  private static boolean hasMapping(YamlTree.Items items) {
    return items.items().stream().anyMatch(YamlTree.Mapping.class::isInstance);
  }

  private void items(YamlTree.Items items, int indent) {
    for (YamlTree item : items.items()) {
      out.append(" ".repeat(indent)).append('-');
      Optional<String> line =
          inline(item, false).filter(text -> indent + 2 + text.length() <= WIDTH);
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

  /** The value on one line; empty when it must stand on several. */
  private static Optional<String> inline(YamlTree value, boolean inFlow) {
    return switch (value) {
      case YamlTree.Text text ->
          isBlock(text.text()) ? Optional.empty() : Optional.of(scalar(text.text(), inFlow));
      case YamlTree.Data data -> Optional.of(data(data.value(), inFlow));
      case YamlTree.Items items -> {
        List<Optional<String>> parts = items.items().stream().map(i -> inline(i, true)).toList();
        yield joined(parts, "[", "]");
      }
      case YamlTree.Mapping mapping -> {
        List<Optional<String>> parts =
            mapping.entries().stream()
                .map(e -> inline(e.value(), true).map(v -> data(e.key(), true) + ": " + v))
                .toList();
        yield parts.isEmpty() ? Optional.of("{}") : joined(parts, "{ ", " }");
      }
    };
  }

  private static Optional<String> joined(List<Optional<String>> parts, String open, String close) {
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            parts.stream()
                .map(Optional::orElseThrow)
                .collect(Collectors.joining(", ", open, close)))
        : Optional.empty();
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
        && !NEEDS_ESCAPES.matcher(text).find();
  }

  private void blockScalar(String text, int indent) {
    boolean ends = text.endsWith("\n");
    out.append(ends ? " |\n" : " |-\n");
    text.lines()
        .forEach(
            line -> out.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n'));
  }

  private static String scalar(String text, boolean inFlow) {
    boolean plain =
        !text.isEmpty()
            && !NOT_PLAIN.matcher(text).find()
            && !(inFlow && NOT_PLAIN_IN_FLOW.matcher(text).find())
            && !LIKE_A_NUMBER.matcher(text).matches()
            && !WORDS.contains(text.toLowerCase(Locale.ROOT))
            && !NEEDS_ESCAPES.matcher(text).find();
    if (plain) {
      return text;
    }
    boolean escapes = text.indexOf('\n') >= 0 || NEEDS_ESCAPES.matcher(text).find();
    boolean simple = text.indexOf('"') < 0 && text.indexOf('\\') < 0;
    return simple || escapes || text.indexOf('\t') >= 0 ? twofold(text) : single(text);
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
      default ->
          NEEDS_ESCAPES.matcher(Character.toString(c)).matches()
              ? String.format(Locale.ROOT, "\\u%04X", c)
              : Character.toString(c);
    };
  }
}
