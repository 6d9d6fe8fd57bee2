package dsc;

import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.formula.FormulaFormatter;
import dsc.spec.YamlScalar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A formula in a spec, to be written again in its canonical layout.
 *
 * @param inFlow whether it stands inside braces, where no block can stand
 * @param keyColumn the column of its key, from 0
 */
record FormulaScalar(YamlScalar scalar, boolean inFlow, int keyColumn) {
  private static final int ONE_LINE = 1_000_000;
  private static final Pattern HEADER = Pattern.compile("[|>]([-+]?)[0-9]?([-+]?)(.*)");

  /** What starts a plain scalar and means something else, and what ends one. */
  private static final Pattern NOT_PLAIN =
      Pattern.compile("^[\\[\\]{},#&*!|>'\"%@`\\s]|^[-?:](\\s|$)|: |:$| #|\\s$|[\\n\\t]");

  private static final Pattern NOT_PLAIN_IN_FLOW = Pattern.compile("[\\[\\]{},]");

  /** Some text of the file and what it becomes. */
  record Edit(Span span, String replacement) {}

  /** The change that lays the formula out; none when it is laid out already. */
  Optional<Edit> edit() {
    String text = scalar.text().value();
    String formatted = FormulaFormatter.format(text);
    if (inFlow && formatted.indexOf('\n') >= 0) {
      formatted = FormulaFormatter.format(text, ONE_LINE);
      if (formatted.indexOf('\n') >= 0) {
        return Optional.empty();
      }
    }
    Edit edit =
        switch (scalar.style()) {
          case LITERAL, FOLDED -> block(formatted);
          case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED ->
              formatted.indexOf('\n') >= 0
                  ? becomeBlock(formatted)
                  : new Edit(scalar.span(), oneLine(formatted));
        };
    return edit.replacement().equals(edit.span().text()) ? Optional.empty() : Optional.of(edit);
  }

  private String oneLine(String text) {
    return switch (scalar.style()) {
      case SINGLE_QUOTED -> single(text);
      case DOUBLE_QUOTED -> twofold(text);
      case PLAIN, LITERAL, FOLDED ->
          !NOT_PLAIN.matcher(text).find() && !(inFlow && NOT_PLAIN_IN_FLOW.matcher(text).find())
              ? text
              : text.indexOf('"') < 0 && text.indexOf('\\') < 0 ? twofold(text) : single(text);
    };
  }

  private static String single(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String twofold(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }

  /** A block keeps its indentation, how it ends and what stands behind its header. */
  private Edit block(String formatted) {
    String raw = scalar.span().text();
    int headerEnd = raw.indexOf('\n');
    String header = headerEnd < 0 ? raw : raw.substring(0, headerEnd);
    Matcher parts = HEADER.matcher(header.stripTrailing());
    if (headerEnd < 0 || !parts.matches()) {
      return new Edit(scalar.span(), raw);
    }
    int indent =
        raw.substring(headerEnd + 1)
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .map(FormulaScalar::indentation)
            .orElse(keyColumn + 2);
    // A block's span ends with its last line, but its line break belongs to what follows.
    String end = raw.endsWith("\n") ? lineBreak() : "";
    return new Edit(
        scalar.span(),
        "|"
            + parts.group(1)
            + parts.group(2)
            + parts.group(3)
            + lineBreak()
            + indented(formatted, indent)
            + end);
  }

  /** A comment behind the scalar moves behind the block's header. */
  private Edit becomeBlock(String formatted) {
    SourceFile file = scalar.span().file();
    int line = file.position(scalar.span().end()).line();
    int lineEnd = file.lineStart(line) + length(file.line(line));
    String behind = file.slice(scalar.span().end(), lineEnd).stripTrailing();
    return new Edit(
        new Span(file, scalar.span().start(), lineEnd),
        "|" + behind + lineBreak() + indented(formatted, keyColumn + 2));
  }

  private String indented(String text, int indent) {
    return text.lines()
        .map(line -> line.isEmpty() ? line : " ".repeat(indent) + line)
        .collect(Collectors.joining(lineBreak()));
  }

  private String lineBreak() {
    return scalar.span().file().text().contains("\r\n") ? "\r\n" : "\n";
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
