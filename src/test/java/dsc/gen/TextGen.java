package dsc.gen;

import java.util.List;
import java.util.Random;

/** Texts that hold what XML, brackets, literals and SQL treat specially. */
final class TextGen {
  private static final List<String> PIECES =
      List.of(
          "a", "Z", "0", " ", "é", "ß", "\uD83D\uDE00", "日本", "-", "_", "(", ")", "#", "%", "$");

  private static final List<String> SPECIAL =
      List.of("]", "[", "'", "\"", "<", ">", "&", "\\", "\t", ":", "].[", "&amp;", "/", ";");

  private final Random random;

  TextGen(Random random) {
    this.random = random;
  }

  /** Letters and signs that need no escape anywhere, not empty, no blank at the ends. */
  String plain() {
    StringBuilder out = new StringBuilder("n");
    for (int i = 0; i < random.nextInt(5); i++) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      out.append(piece.equals("%") ? "p" : piece);
    }
    return out.append('x').toString();
  }

  /** Anything on one line, not empty. */
  String any() {
    StringBuilder out = new StringBuilder(plain());
    for (int i = 0; i < random.nextInt(4); i++) {
      out.append(SPECIAL.get(random.nextInt(SPECIAL.size()))).append(plain());
    }
    return out.toString();
  }

  /** Anything on several lines. */
  String lines() {
    return any() + (random.nextBoolean() ? "\n" + any() : "") + (random.nextBoolean() ? "\n" : "");
  }
}
