package dsc.formula;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as the lexer reads it: indexed by code points, with every character outside ASCII shown as
 * the class it belongs to (see the head of FormulaLexer.g4). {@link #text} gives the real
 * characters.
 */
final class CodePoints implements CharStream {
  private static final byte LETTER = 1;
  private static final byte NAME_PART = 2;
  private static final byte OTHER = 3;
  private static final byte DOUBLE_QUOTE = 4;
  private static final byte SINGLE_QUOTE = 5;

  private final String text;

  /** The code points, or nothing when each of them is one char of the text. */
  private final int[] points;

  private final byte[] classes;
  private int position;

  CodePoints(String text) {
    this.text = text;
    int size = text.codePointCount(0, text.length());
    this.points = size == text.length() ? new int[0] : text.codePoints().toArray();
    this.classes = new byte[size];
    for (int i = 0; i < size; i++) {
      int c = at(i);
      classes[i] = c < 0x80 ? asciiClass(c) : classOf(c);
    }
  }

  /** The code point at an index. */
  int at(int index) {
    return points.length == 0 ? text.charAt(index) : points[index];
  }

  /** The characters from {@code start} (included) to {@code end} (not). */
  String text(int start, int end) {
    int from = Math.clamp(start, 0, classes.length);
    int to = Math.clamp(end, from, classes.length);
    return points.length == 0 ? text.substring(from, to) : new String(points, from, to - from);
  }

  private static byte asciiClass(int c) {
    boolean visible = c >= ' ' && c < 0x7F;
    boolean blank = c >= '\t' && c <= '\r';
    return visible || blank ? (byte) c : OTHER;
  }

  private static byte classOf(int c) {
    return switch (c) {
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB' -> DOUBLE_QUOTE;
      case '\u2018', '\u2019', '\u201A', '\u201B', '\u2039', '\u203A' -> SINGLE_QUOTE;
      case 0x85 -> ' ';
      default -> {
        if (Character.isSpaceChar(c)) {
          yield ' ';
        }
        if (Character.isLetter(c)) {
          yield LETTER;
        }
        yield Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c)
            ? NAME_PART
            : OTHER;
      }
    };
  }

  @Override
  public void consume() {
    position++;
  }

  @Override
  public int LA(int offset) {
    int index = position + (offset > 0 ? offset - 1 : offset);
    return index >= 0 && index < classes.length ? classes[index] : IntStream.EOF;
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {
    // The whole text is in memory; there is nothing to let go of.
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = index;
  }

  @Override
  public int size() {
    return classes.length;
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    return text(interval.a, interval.b + 1);
  }
}
