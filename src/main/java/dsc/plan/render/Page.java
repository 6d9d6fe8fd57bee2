package dsc.plan.render;

import dsc.diag.Ansi;
import dsc.diag.Cells;
import java.util.List;

/** Lines of text for people: indented, wrapped at words, and safe to show on a terminal. */
final class Page {
  private static final int LEAST_ROOM = 30;
  private static final int HANG = 4;

  private final StringBuilder out = new StringBuilder();
  private final int width;
  private final Ansi ansi;

  Page(int width, Ansi ansi) {
    this.width = width;
    this.ansi = ansi;
  }

  String text() {
    return out.toString();
  }

  /** How many columns a line has left after its indentation. */
  int room(int indent) {
    return Math.max(LEAST_ROOM, width - indent);
  }

  Page blank() {
    out.append('\n');
    return this;
  }

  /** A marked line that is never broken, such as one with an address. */
  Page marked(int indent, Ansi.Style style, char mark, String text) {
    line(indent, ansi.paint(style, mark + " ") + Cells.safe(text));
    return this;
  }

  Page bold(String text) {
    line(0, ansi.paint(Ansi.Style.BOLD, Cells.safe(text)));
    return this;
  }

  Page dim(int indent, String text) {
    line(indent, ansi.paint(Ansi.Style.DIM, Cells.safe(text)));
    return this;
  }

  Page plain(int indent, String text) {
    line(indent, Cells.safe(text));
    return this;
  }

  /** A sentence behind a lead, wrapped; the lines after the first are indented further. */
  Page sentence(int indent, Ansi.Style style, String lead, String text) {
    int hang = Math.min(HANG, Cells.width(lead));
    String start = ansi.paint(style, lead);
    int used = Cells.width(lead);
    StringBuilder line = new StringBuilder();
    for (String word : Cells.safe(text.replaceAll("\\s+", " ")).split(" ", -1)) {
      boolean full =
          !line.isEmpty()
              && used + Cells.width(line.toString()) + 1 + Cells.width(word) > room(indent);
      if (full) {
        line(indent, start + line);
        start = " ".repeat(hang);
        used = hang;
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(indent, start + line);
    return this;
  }

  /** Lines as they are, each with a mark. */
  Page block(int indent, Ansi.Style style, char mark, List<String> lines) {
    for (String line : lines) {
      line(indent, ansi.paint(style, mark + " " + Cells.safe(line)));
    }
    return this;
  }

  private void line(int indent, String text) {
    out.repeat(' ', indent).append(text.stripTrailing()).append('\n');
  }
}
