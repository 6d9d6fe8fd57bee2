package dsc.formula;

import java.util.ArrayList;
import java.util.List;

/** Writes a {@link Layout}, in time linear in its size and without recursion. */
final class LayoutRenderer {
  private static final int STEP = 2;

  /** What is still to be written, at an indent, with the lines of its group broken or not. */
  private record Todo(Layout layout, int indent, boolean flat) {}

  private final StringBuilder out = new StringBuilder();
  private final List<Todo> todo = new ArrayList<>();
  private final int width;
  private int column;

  /** Whether nothing but the indent is on the line yet. */
  private boolean lineEmpty = true;

  /** Whether a blank comes before the next text. */
  private boolean blank;

  /** Whether a line break comes before the next text. */
  private boolean lineDone;

  private LayoutRenderer(int width) {
    this.width = width;
  }

  /** The text with lines of at most {@code width} code points where that is possible. */
  static String render(Layout layout, int width) {
    LayoutRenderer renderer = new LayoutRenderer(width);
    renderer.todo.add(new Todo(layout, 0, false));
    while (!renderer.todo.isEmpty()) {
      renderer.step(renderer.todo.removeLast());
    }
    return renderer.out.toString();
  }

  private void step(Todo next) {
    int indent = next.indent();
    switch (next.layout()) {
      case Layout.Text text -> {
        write(text.text(), text.width(), indent);
        lineDone = text.endsLine();
      }
      case Layout.OwnLine line -> {
        lineDone |= !lineEmpty;
        write(line.text(), 0, indent);
        lineDone = true;
      }
      case Layout.Gap gap -> gap(gap, indent, next.flat());
      case Layout.Sequence sequence -> push(todo, sequence, indent, next.flat());
      case Layout.Indented indented -> push(todo, indented.content(), indent + STEP, next.flat());
      case Layout.Group group ->
          push(todo, group.content(), indent, !group.breaks() && fits(group.content()));
    }
  }

  private static void push(List<Todo> stack, Layout.Sequence sequence, int indent, boolean flat) {
    List<Layout> parts = sequence.parts();
    for (int i = parts.size() - 1; i >= 0; i--) {
      stack.add(new Todo(parts.get(i), indent, flat));
    }
  }

  private void write(String text, int textWidth, int indent) {
    if (lineDone) {
      newLine(indent);
    } else if (blank) {
      out.append(' ');
      column++;
    }
    blank = false;
    lineEmpty = false;
    out.append(text);
    int lineStart = text.lastIndexOf('\n') + 1;
    column = lineStart == 0 ? column + textWidth : text.length() - lineStart;
  }

  private void gap(Layout.Gap gap, int indent, boolean flat) {
    switch (gap) {
      case BLANK -> blank = true;
      case LINE -> {
        if (flat) {
          blank = true;
        } else {
          newLine(indent);
        }
      }
      case SOFT_LINE -> {
        if (!flat) {
          newLine(indent);
        }
      }
    }
  }

  private void newLine(int indent) {
    blank = false;
    lineDone = false;
    lineEmpty = true;
    out.append('\n').repeat(' ', indent);
    column = indent;
  }

  /** Whether it fits on the rest of the line, with what follows up to the next possible break. */
  private boolean fits(Layout layout) {
    int room = width - column - (blank ? 1 : 0);
    List<Todo> ahead = new ArrayList<>();
    ahead.add(new Todo(layout, 0, true));
    int rest = todo.size();
    while (room >= 0) {
      if (ahead.isEmpty()) {
        if (rest == 0) {
          return true;
        }
        ahead.add(todo.get(--rest));
      }
      Todo next = ahead.removeLast();
      boolean flat = next.flat();
      switch (next.layout()) {
        case Layout.Text text -> {
          int end = text.text().indexOf('\n');
          if (end >= 0) {
            return room >= end;
          }
          room -= text.width();
        }
        case Layout.OwnLine line -> {}
        case Layout.Gap gap -> {
          if (!flat && gap != Layout.Gap.BLANK) {
            return true;
          }
          room -= gap == Layout.Gap.SOFT_LINE ? 0 : 1;
        }
        case Layout.Sequence sequence -> push(ahead, sequence, 0, flat);
        case Layout.Indented indented -> push(ahead, indented.content(), 0, flat);
        case Layout.Group group -> push(ahead, group.content(), 0, flat);
      }
    }
    return false;
  }
}
