package dsc.diag;

import java.util.Arrays;

/**
 * Where each code point of an embedded text (a formula in a YAML scalar) stands in its file. One
 * code point of the text may be several in the file: an escape in a quoted scalar, say.
 */
public final class OffsetMap {
  private static final int[] NONE = {};

  /** Where the text starts and how long it is, when it stands in the file as it is. */
  private final int start;

  private final int length;
  private final int[] starts;
  private final int[] ends;

  private OffsetMap(int start, int length, int[] starts, int[] ends) {
    this.start = start;
    this.length = length;
    this.starts = starts;
    this.ends = ends;
  }

  /** A text that stands in the file as it is, from {@code start}. */
  public static OffsetMap shifted(int start, int length) {
    return new OffsetMap(start, length, NONE, NONE);
  }

  /** One file offset for each code point and one for the end of the text; must not decrease. */
  public static OffsetMap of(int[] starts) {
    int[] ends = new int[starts.length - 1];
    Arrays.setAll(ends, i -> Math.min(starts[i] + 1, starts[i + 1]));
    return of(starts, ends);
  }

  /**
   * The same, with the file offset just after each code point ({@code ends} is one shorter than
   * {@code starts}).
   */
  public static OffsetMap of(int[] starts, int[] ends) {
    if (ends.length != starts.length - 1) {
      throw new IllegalArgumentException(starts.length + " starts and " + ends.length + " ends");
    }
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] < starts[i - 1]) {
        throw new IllegalArgumentException("offsets decrease at " + i);
      }
    }
    return new OffsetMap(0, ends.length, starts.clone(), ends.clone());
  }

  /** The file offset of a code point of the text; past the end it is the end. */
  public int fileOffset(int index) {
    int at = Math.clamp(index, 0, length);
    return starts.length == 0 ? start + at : starts[at];
  }

  /** The file offset just after a code point of the text; past the end it is the end. */
  public int fileEnd(int index) {
    int at = Math.max(index, 0);
    if (at >= length) {
      return fileOffset(length);
    }
    return starts.length == 0 ? start + at + 1 : ends[at];
  }
}
