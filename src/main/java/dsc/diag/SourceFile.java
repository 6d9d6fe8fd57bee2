package dsc.diag;

import java.util.Arrays;
import java.util.Objects;

/**
 * A text the user wrote, with the path shown in messages. Offsets are code points from the start of
 * the text; lines end at LF, CR LF or CR.
 */
public final class SourceFile {
  private final String path;
  private final String text;
  private final int length;
  private final boolean onlyBmp;
  private final int[] lineStarts;

  public SourceFile(String path, String text) {
    this.path = Objects.requireNonNull(path);
    this.text = Objects.requireNonNull(text);
    this.length = text.codePointCount(0, text.length());
    this.onlyBmp = length == text.length();
    this.lineStarts = lineStarts(text);
  }

  /** The path as messages show it: relative to the working folder where that is possible. */
  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The number of code points. */
  public int length() {
    return length;
  }

  /** The position of a code-point offset; offsets past the end are the end. */
  public Position position(int offset) {
    int clamped = Math.clamp(offset, 0, length);
    int found = Arrays.binarySearch(lineStarts, clamped);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, clamped - lineStarts[line] + 1);
  }

  /** The text of a line (from 1) without its line ending. */
  public String line(int number) {
    int start = lineStarts[number - 1];
    int end = number < lineStarts.length ? lineStarts[number] : length;
    String line = slice(start, end);
    int stop = line.length();
    while (stop > 0 && (line.charAt(stop - 1) == '\n' || line.charAt(stop - 1) == '\r')) {
      stop--;
    }
    return line.substring(0, stop);
  }

  /** The code-point offset of the start of a line (from 1). */
  public int lineStart(int number) {
    return lineStarts[number - 1];
  }

  /** The text between two code-point offsets. */
  public String slice(int start, int end) {
    int from = Math.clamp(start, 0, length);
    int to = Math.clamp(end, from, length);
    if (onlyBmp) {
      return text.substring(from, to);
    }
    int begin = text.offsetByCodePoints(0, from);
    return text.substring(begin, text.offsetByCodePoints(begin, to - from));
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    int offset = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      offset++;
      boolean carriageReturnAlone = c == '\r' && (i == text.length() || text.charAt(i) != '\n');
      if (c == '\n' || carriageReturnAlone) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = offset;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public String toString() {
    return path;
  }
}
