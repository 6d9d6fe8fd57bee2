package dsc.spec;

import dsc.diag.OffsetMap;
import java.util.Arrays;

/**
 * Finds where each character of a scalar's value stands in the file. The raw slice is first cut
 * into units (a character, an escape, a doubled quote); then the characters that are not blank are
 * the same in the units and in the value, one by one, and only blank space (indentation, folded
 * line breaks) may differ between them.
 */
final class ScalarAlignment {
  private static final int NOTHING = ' ';
  private static final int LINE_FEED = '\n';

  private final int[] file;
  private final int contentStart;
  private final int[] codes;
  private final int[] starts;
  private final int[] ends;
  private int count;

  private ScalarAlignment(int[] file, int contentStart, int capacity) {
    this.file = file;
    this.contentStart = contentStart;
    this.codes = new int[capacity];
    this.starts = new int[capacity];
    this.ends = new int[capacity];
  }

  /**
   * Aligns a value with its raw text, the code points {@code start} to {@code end} of the file,
   * quotes and block header included.
   */
  static OffsetMap align(int[] file, int start, int end, YamlScalar.Style style, String value) {
    int from = start;
    int to = end;
    switch (style) {
      case PLAIN -> {}
      case SINGLE_QUOTED, DOUBLE_QUOTED -> {
        from = Math.min(start + 1, end);
        to = Math.max(from, end - 1);
      }
      case LITERAL, FOLDED -> {
        while (from < end && file[from] != '\n' && file[from] != '\r') {
          from++;
        }
        from += from + 1 < end && file[from] == '\r' && file[from + 1] == '\n' ? 2 : 1;
        from = Math.min(from, end);
      }
    }
    int length = value.codePointCount(0, value.length());
    boolean block = style == YamlScalar.Style.LITERAL || style == YamlScalar.Style.FOLDED;
    if (!block && length == to - from) {
      return OffsetMap.shifted(from, length);
    }
    ScalarAlignment alignment = new ScalarAlignment(file, from, to - from);
    alignment.cut(from, to, style);
    return alignment.match(value.codePoints().toArray(), to);
  }

  private void cut(int from, int to, YamlScalar.Style style) {
    int at = from;
    while (at < to) {
      int next = at + 1;
      int code = file[at];
      if (style == YamlScalar.Style.SINGLE_QUOTED && code == '\'') {
        next = at + 2;
      } else if (style == YamlScalar.Style.DOUBLE_QUOTED && code == '\\') {
        next = Math.min(escapeEnd(at, to), to);
        code = escapeCode(at, next);
      }
      add(code, at, Math.min(next, to));
      at = next;
    }
  }

  /** Adds a unit; two escapes that are the halves of one character become one unit. */
  private void add(int code, int start, int end) {
    boolean secondHalf =
        count > 0 && isHalf(code, 0xDC00) && isHalf(codes[count - 1], 0xD800) && start > 0;
    if (secondHalf) {
      codes[count - 1] = Character.toCodePoint((char) codes[count - 1], (char) code);
      ends[count - 1] = end;
      return;
    }
    codes[count] = code;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  private static boolean isHalf(int code, int base) {
    return code >= base && code < base + 0x400;
  }

  private int escapeEnd(int at, int to) {
    if (at + 1 >= to) {
      return at + 1;
    }
    return switch (file[at + 1]) {
      case 'x' -> at + 4;
      case 'u' -> at + 6;
      case 'U' -> at + 10;
      case '\r' -> at + 2 < to && file[at + 2] == '\n' ? at + 3 : at + 2;
      default -> at + 2;
    };
  }

  private int escapeCode(int at, int end) {
    if (at + 1 >= end) {
      return '\\';
    }
    return switch (file[at + 1]) {
      case 'x', 'u', 'U' -> hexadecimal(at + 2, end);
      case '0' -> 0;
      case 'a' -> 7;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 0x0B;
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> 0x1B;
      case 'N' -> 0x85;
      case '_' -> 0xA0;
      case 'L' -> 0x2028;
      case 'P' -> 0x2029;
      case '\r', '\n' -> NOTHING;
      default -> file[at + 1];
    };
  }

  private int hexadecimal(int from, int to) {
    int code = 0;
    for (int i = from; i < to; i++) {
      code = code * 16 + Math.max(0, Character.digit(file[i], 16));
    }
    return code;
  }

  private OffsetMap match(int[] value, int to) {
    int[] valueStarts = new int[value.length + 1];
    int[] valueEnds = new int[value.length];
    Arrays.fill(valueStarts, to);
    Arrays.fill(valueEnds, to);
    int unit = 0;
    int i = 0;
    while (i < value.length) {
      int blankEnd = i;
      while (blankEnd < value.length && isBlank(value[blankEnd])) {
        blankEnd++;
      }
      int unitEnd = unit;
      while (unitEnd < count && isBlank(codes[unitEnd])) {
        unitEnd++;
      }
      matchBlank(value, i, blankEnd, unit, unitEnd, valueStarts, valueEnds);
      i = blankEnd;
      unit = unitEnd;
      while (i < value.length && !isBlank(value[i]) && unit < count && !isBlank(codes[unit])) {
        valueStarts[i] = starts[unit];
        valueEnds[i] = ends[unit];
        i++;
        unit++;
      }
      if (unit == count && i < value.length && !isBlank(value[i])) {
        break;
      }
    }
    valueStarts[value.length] =
        value.length == 0 ? contentStart : Math.max(to, valueEnds[value.length - 1]);
    return OffsetMap.of(valueStarts, valueEnds);
  }

  /**
   * Maps a run of blank characters to a run of blank units: the first to the first, and the rest
   * from the right, so that kept indentation is the indentation next to the text.
   */
  private void matchBlank(
      int[] value, int i, int end, int unit, int unitEnd, int[] valueStarts, int[] valueEnds) {
    boolean last = end == value.length;
    int right = unitEnd;
    int stop = end;
    while (!last && stop > i + 1 && right > unit + 1 && codes[right - 1] == value[stop - 1]) {
      stop--;
      right--;
      valueStarts[stop] = starts[right];
      valueEnds[stop] = ends[right];
    }
    int left = unit;
    for (int k = i; k < stop; k++) {
      while (left + 1 < right && value[k] == LINE_FEED && !isBreak(codes[left])) {
        left++;
      }
      int at = Math.min(left, count - 1);
      boolean inside = left < right;
      valueStarts[k] = inside ? starts[at] : left == 0 ? contentStart : ends[left - 1];
      valueEnds[k] = inside ? ends[at] : valueStarts[k];
      if (inside) {
        left++;
      }
    }
  }

  private static boolean isBreak(int code) {
    return code == '\n' || code == '\r';
  }

  private static boolean isBlank(int code) {
    return code == ' ' || code == '\t' || code == '\n' || code == '\r';
  }
}
