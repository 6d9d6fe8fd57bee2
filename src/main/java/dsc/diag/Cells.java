package dsc.diag;

/**
 * How text from outside looks on a terminal: what stands for a character that must not reach it,
 * and how many columns a character takes.
 */
public final class Cells {
  private static final int TAB_STOP = 4;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int SOFT_HYPHEN = 0xAD;

  /** First and last of each range of two columns: East Asian wide and emoji (Unicode 16). */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3,
    0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1,
    0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA,
    0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B,
    0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E,
    0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
    0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0,
    0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200,
    0x1F320, 0x1F32D, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0, 0x1F7EB, 0x1F90C, 0x1F9FF, 0x1FA70,
    0x1FAFF, 0x20000, 0x3FFFD
  };

  private Cells() {}

  /**
   * The text with everything a terminal might act on replaced by something to look at: control
   * characters, characters that reorder or hide text, and broken surrogates. Tabs become spaces.
   */
  public static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int column = 0;
    for (int code : text.codePoints().toArray()) {
      if (code == '\t') {
        int spaces = TAB_STOP - column % TAB_STOP;
        out.repeat(' ', spaces);
        column += spaces;
      } else {
        int shown = shown(code);
        out.appendCodePoint(shown);
        column += width(shown);
      }
    }
    return out.toString();
  }

  /** The columns that a text which is {@link #safe} takes. */
  public static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  /** What stands for a character that must not reach a terminal; itself for all others. */
  private static int shown(int code) {
    return switch (Character.getType(code)) {
      case Character.CONTROL ->
          code < ' ' ? CONTROL_PICTURES + code : code == 0x7F ? PICTURE_OF_DELETE : REPLACEMENT;
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      case Character.FORMAT ->
          code == ZERO_WIDTH_JOINER || code == SOFT_HYPHEN ? code : REPLACEMENT;
      default -> code;
    };
  }

  /** The columns of one character. */
  static int width(int code) {
    if (code < 0x300) {
      return 1;
    }
    boolean none =
        switch (Character.getType(code)) {
          case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
          default -> false;
        };
    return none ? 0 : isWide(code) ? 2 : 1;
  }

  private static boolean isWide(int code) {
    int low = 0;
    int high = WIDE.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      if (code < WIDE[2 * middle]) {
        high = middle - 1;
      } else if (code > WIDE[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }
}
