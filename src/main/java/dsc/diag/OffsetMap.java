package dsc.diag;

import java.util.Arrays;

/**
 * Where each code point of an embedded text (a formula in a YAML scalar) stands in its file: {@code
 * starts[i]} is the file offset of code point {@code i}, and the last entry is the offset just
 * after the text.
 */
public final class OffsetMap {
  private final int[] starts;

  private OffsetMap(int[] starts) {
    this.starts = starts;
  }

  /** A text that stands in the file as it is, from {@code start}. */
  public static OffsetMap shifted(int start, int length) {
    int[] starts = new int[length + 1];
    Arrays.setAll(starts, i -> start + i);
    return new OffsetMap(starts);
  }

  /** One file offset for each code point and one for the end; must not decrease. */
  public static OffsetMap of(int[] starts) {
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] < starts[i - 1]) {
        throw new IllegalArgumentException("offsets decrease at " + i);
      }
    }
    return new OffsetMap(starts.clone());
  }

  /** The file offset of a code point of the text; past the end it is the end. */
  public int fileOffset(int index) {
    return starts[Math.clamp(index, 0, starts.length - 1)];
  }
}
