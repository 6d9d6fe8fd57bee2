package dsc.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Diagnostics for people: what is wrong, the line with the text underlined, and what helps. Fits
 * terminals of any width; with {@link Ansi#OFF} it is plain text for a log.
 */
public final class HumanRenderer {
  /** After so many diagnostics about one file the rest is only counted. */
  private static final int MOST_PER_FILE = 20;

  private static final int LEAST_WIDTH = 40;

  private final Ansi ansi;
  private final int width;
  private final List<Span> hidden;

  /** Lines of source text are cut to {@code width} columns; messages are not. */
  public HumanRenderer(Ansi ansi, int width) {
    this(ansi, width, List.of());
  }

  private HumanRenderer(Ansi ansi, int width, List<Span> hidden) {
    this.ansi = ansi;
    this.width = Math.max(width, LEAST_WIDTH);
    this.hidden = List.copyOf(hidden);
  }

  /** What must not be shown, whatever is being said about the lines it is on. */
  private static List<Span> secrets(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.code() == Code.SECRET_IN_SPEC)
        .flatMap(diagnostic -> diagnostic.primary().stream())
        .map(Label::span)
        .toList();
  }

  /** All of them by file and place, with a blank line in between; empty when there are none. */
  public String render(Diagnostics diagnostics) {
    Map<String, List<Diagnostic>> files = new LinkedHashMap<>();
    List<Diagnostic> all = diagnostics.sorted();
    HumanRenderer careful = new HumanRenderer(ansi, width, secrets(all));
    for (Diagnostic diagnostic : all) {
      String path = diagnostic.primary().map(label -> label.span().file().path()).orElse("");
      files.computeIfAbsent(path, key -> new ArrayList<>()).add(diagnostic);
    }
    List<String> blocks = new ArrayList<>();
    files.forEach((path, about) -> careful.addFile(path, about, blocks));
    return String.join("\n", blocks);
  }

  private void addFile(String path, List<Diagnostic> all, List<String> blocks) {
    List<Diagnostic> shown = all;
    if (all.size() > MOST_PER_FILE) {
      List<Diagnostic> worstFirst =
          all.stream().sorted(Comparator.comparing(Diagnostic::severity).reversed()).toList();
      List<Diagnostic> kept = worstFirst.subList(0, MOST_PER_FILE);
      shown = all.stream().filter(kept::contains).toList();
    }
    shown.forEach(diagnostic -> blocks.add(render(diagnostic)));
    if (shown.size() < all.size()) {
      String where = path.isEmpty() ? "" : " in " + Cells.safe(path);
      blocks.add("… and " + (all.size() - shown.size()) + " more" + where + "\n");
    }
  }

  /** One diagnostic, ending with a line break. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String word = diagnostic.severity().name().toLowerCase(java.util.Locale.ROOT);
    out.append(ansi.paint(color(diagnostic), word + "[" + diagnostic.code().id() + "]"))
        .append(ansi.paint(Ansi.Style.BOLD, ": " + oneLine(diagnostic.message())))
        .append('\n');
    int gutter = gutter(diagnostic);
    diagnostic
        .primary()
        .ifPresent(
            primary ->
                new Excerpts(out, ansi, width, gutter, hiddenFor(diagnostic))
                    .show(primary, diagnostic));
    String indent = " ".repeat(gutter);
    for (String note : diagnostic.notes()) {
      line(out, indent, "help", note);
    }
    diagnostic
        .fix()
        .map(Fix::title)
        .filter(title -> !diagnostic.notes().contains(title))
        .ifPresent(title -> line(out, indent, "help", title));
    return out.toString();
  }

  private List<Span> hiddenFor(Diagnostic diagnostic) {
    return hidden.isEmpty() ? secrets(List.of(diagnostic)) : hidden;
  }

  private void line(StringBuilder out, String indent, String word, String text) {
    out.append(indent)
        .append(ansi.paint(Ansi.Style.BLUE, "= "))
        .append(ansi.paint(Ansi.Style.BOLD, word))
        .append(": ")
        .append(oneLine(text))
        .append('\n');
  }

  static String oneLine(String text) {
    return Cells.safe(text.replace("\r\n", " ").replace('\n', ' '));
  }

  private static Ansi.Style color(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> Ansi.Style.RED;
      case WARNING -> Ansi.Style.YELLOW;
      case NOTE -> Ansi.Style.CYAN;
    };
  }

  /** Wide enough for the largest line number. */
  private static int gutter(Diagnostic diagnostic) {
    int largest = diagnostic.primary().map(HumanRenderer::lineNumber).orElse(0);
    for (Label label : diagnostic.related()) {
      largest = Math.max(largest, lineNumber(label));
    }
    return Math.max(2, Integer.toString(largest).length());
  }

  private static int lineNumber(Label label) {
    return label.span().position().line();
  }
}
