package dsc.formula;

import java.util.List;

/**
 * A text whose line breaks are still open. {@link LayoutRenderer} puts on one line what fits and
 * breaks the rest at the places named here.
 */
sealed interface Layout {
  /** Whether it can't be on one line. */
  default boolean breaks() {
    return false;
  }

  /** Whether what follows it must be on a new line. */
  default boolean endsLine() {
    return false;
  }

  /** Whether it begins with something that must be on a line of its own. */
  default boolean beginsLine() {
    return false;
  }

  /** Whether it has any text but for what {@link #beginsLine} says. */
  default boolean hasText() {
    return true;
  }

  /** Characters that stay together; the width counts code points, 0 for what may stick out. */
  record Text(String text, int width, boolean endsLine) implements Layout {}

  /** Characters on a line, or lines, of their own. */
  record OwnLine(String text) implements Layout {
    @Override
    public boolean endsLine() {
      return true;
    }

    @Override
    public boolean beginsLine() {
      return true;
    }

    @Override
    public boolean hasText() {
      return false;
    }
  }

  /** A place between two texts. */
  enum Gap implements Layout {
    /** A blank. */
    BLANK,
    /** A blank or a line break. */
    LINE,
    /** Nothing or a line break. */
    SOFT_LINE;

    @Override
    public boolean hasText() {
      return false;
    }
  }

  /** One after the other. */
  record Sequence(
      List<Layout> parts, boolean breaks, boolean endsLine, boolean beginsLine, boolean hasText)
      implements Layout {}

  /** Lines inside are indented deeper. */
  record Indented(Sequence content) implements Layout {
    @Override
    public boolean breaks() {
      return content.breaks();
    }

    @Override
    public boolean endsLine() {
      return content.endsLine();
    }

    @Override
    public boolean beginsLine() {
      return content.beginsLine();
    }

    @Override
    public boolean hasText() {
      return content.hasText();
    }
  }

  /** All on one line if that fits, otherwise a break at each of its own lines. */
  record Group(Sequence content) implements Layout {
    @Override
    public boolean breaks() {
      return content.breaks();
    }

    @Override
    public boolean endsLine() {
      return content.endsLine();
    }

    @Override
    public boolean beginsLine() {
      return content.beginsLine();
    }

    @Override
    public boolean hasText() {
      return content.hasText();
    }
  }

  static Layout text(String text) {
    return new Text(text, text.codePointCount(0, text.length()), false);
  }

  /** A comment to the end of the line; it may stick out. */
  static Layout lineComment(String text) {
    return new Text(text, 0, true);
  }

  static Sequence sequence(Layout... parts) {
    return sequence(List.of(parts));
  }

  static Sequence sequence(List<Layout> parts) {
    boolean breaks = false;
    boolean endsLine = false;
    boolean beginsLine = false;
    boolean hasText = false;
    for (Layout part : parts) {
      breaks |= part.breaks() || (part.beginsLine() && hasText);
      breaks |= endsLine && hasText && (part.hasText() || part.beginsLine());
      beginsLine |= part.beginsLine() && !hasText;
      hasText |= part.hasText();
      endsLine = part instanceof Gap ? endsLine : part.endsLine();
    }
    return new Sequence(List.copyOf(parts), breaks, endsLine, beginsLine, hasText);
  }

  static Layout indented(Layout... parts) {
    return new Indented(sequence(parts));
  }

  static Layout group(Layout... parts) {
    return new Group(sequence(parts));
  }
}
