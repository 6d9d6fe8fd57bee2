package dsc.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines of source text below a message, with what is meant underlined. */
final class Excerpts {
  private static final String CUT = "…";

  private final StringBuilder out;
  private final Ansi ansi;
  private final int width;
  private final int gutter;
  private final List<Span> hidden;

  /** Secrets in the text, {@code hidden}, are shown as stars. */
  Excerpts(StringBuilder out, Ansi ansi, int width, int gutter, List<Span> hidden) {
    this.hidden = List.copyOf(hidden);
    this.out = out;
    this.ansi = ansi;
    this.width = width;
    this.gutter = gutter;
  }

  /** The primary label with the related ones of its file, then those of other files. */
  void show(Label primary, Diagnostic diagnostic) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(primary, true, diagnostic.severity()));
    diagnostic.related().forEach(label -> marks.add(new Mark(label, false, diagnostic.severity())));
    List<Mark> rest = marks;
    while (!rest.isEmpty()) {
      SourceFile file = rest.getFirst().file();
      showFile(file, rest.stream().filter(mark -> mark.file().equals(file)).toList());
      rest = rest.stream().filter(mark -> !mark.file().equals(file)).toList();
    }
  }

  /** One label to draw. */
  private record Mark(Label label, boolean primary, Severity severity) {
    SourceFile file() {
      return label.span().file();
    }

    Position position() {
      return label.span().position();
    }
  }

  private void showFile(SourceFile file, List<Mark> marks) {
    Position first = marks.getFirst().position();
    String place = Cells.safe(file.path()) + ":" + first.line() + ":" + first.column();
    row("", "┌─ " + place);
    row("", "│");
    List<Mark> ordered =
        marks.stream()
            .sorted(
                Comparator.comparingInt((Mark mark) -> mark.position().line())
                    .thenComparing(Mark::primary, Comparator.reverseOrder())
                    .thenComparingInt(mark -> mark.position().column()))
            .toList();
    Window window = new Window("", 0, "");
    int before = 0;
    for (Mark mark : ordered) {
      int line = mark.position().line();
      if (line != before) {
        if (before != 0 && line > before + 1) {
          row("", "┆");
        }
        window = window(file, line, mark);
        row(Integer.toString(line), "│ " + window.text());
        before = line;
      }
      underline(window, mark);
    }
  }

  private void row(String number, String text) {
    String left = " ".repeat(gutter - number.length()) + number;
    int bar = text.length() > 1 && text.charAt(0) == '┌' ? 2 : 1;
    out.append(ansi.paint(Ansi.Style.BLUE, left + text.substring(0, bar)))
        .append(text.substring(bar).stripTrailing())
        .append('\n');
  }

  /** The part of a line that is shown: its text, and the column of the line where it begins. */
  private record Window(String text, int from, String line) {}

  /** Cuts a line that is too long so that the start of the mark is in view. */
  private Window window(SourceFile file, int number, Mark mark) {
    String raw = masked(file, number);
    String line = Cells.safe(raw);
    int room = width - gutter - 2;
    if (Cells.width(line) <= room) {
      return new Window(line, 0, raw);
    }
    int start = column(raw, mark.position().column() - 1);
    int from = start < room * 2 / 3 ? 0 : start - room / 3;
    return new Window(cut(line, from, room), from, raw);
  }

  /** A line with stars for secrets. */
  private String masked(SourceFile file, int number) {
    String line = file.line(number);
    if (hidden.stream().noneMatch(span -> span.file().equals(file))) {
      return line;
    }
    int[] codes = line.codePoints().toArray();
    int start = file.lineStart(number);
    for (Span span : hidden) {
      for (int i = 0; span.file().equals(file) && i < codes.length; i++) {
        if (start + i >= span.start() && start + i < span.end()) {
          codes[i] = '*';
        }
      }
    }
    return new String(codes, 0, codes.length);
  }

  private static String cut(String line, int from, int room) {
    StringBuilder shown = new StringBuilder();
    int column = 0;
    int used = 0;
    if (from > 0) {
      shown.append(CUT);
      used = 1;
    }
    for (int code : line.codePoints().toArray()) {
      int cells = Cells.width(code);
      boolean inside = column >= from + (from > 0 ? 1 : 0);
      if (inside && used + cells > room - 1) {
        return shown.append(CUT).toString();
      }
      if (inside) {
        // A wide character that was cut in half leaves one empty column.
        int missing = column - from - used;
        shown.repeat(' ', Math.max(0, missing)).appendCodePoint(code);
        used += cells + Math.max(0, missing);
      }
      column += cells;
    }
    return shown.toString();
  }

  /** The column on the screen of a code point of a line. */
  private static int column(String raw, int index) {
    int end = raw.offsetByCodePoints(0, Math.min(index, raw.codePointCount(0, raw.length())));
    return Cells.width(Cells.safe(raw.substring(0, end)));
  }

  private void underline(Window window, Mark mark) {
    Span span = mark.label().span();
    Position start = mark.position();
    Position end = span.file().position(span.end());
    int length = window.line().codePointCount(0, window.line().length());
    boolean manyLines = end.line() > start.line() && span.end() > span.start();
    int endIndex = manyLines ? length : Math.max(end.column() - 1, start.column());
    int room = width - gutter - 2;
    int from = Math.clamp(column(window.line(), start.column() - 1) - window.from(), 0, room - 1);
    int to = Math.clamp(column(window.line(), endIndex) - window.from(), from + 1, room);
    String marks = (mark.primary() ? "^" : "-").repeat(to - from);
    String text = HumanRenderer.oneLine(mark.label().text());
    String words =
        (text.isEmpty() ? "" : " " + text) + (manyLines ? " (to line " + end.line() + ")" : "");
    out.append(ansi.paint(Ansi.Style.BLUE, " ".repeat(gutter) + "│"))
        .append(" ".repeat(from + 1))
        .append(ansi.paint(color(mark), marks + words))
        .append('\n');
  }

  private static Ansi.Style color(Mark mark) {
    if (!mark.primary()) {
      return Ansi.Style.BLUE;
    }
    return switch (mark.severity()) {
      case ERROR -> Ansi.Style.RED;
      case WARNING -> Ansi.Style.YELLOW;
      case NOTE -> Ansi.Style.CYAN;
    };
  }
}
