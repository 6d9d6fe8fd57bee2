package dsc.formula;

import dsc.diag.ScalarText;
import dsc.diag.Span;
import org.antlr.v4.runtime.Token;

/** The text being parsed, and where its parts stand in the user's file. */
final class Source {
  private final ScalarText scalar;
  private final CodePoints characters;

  Source(ScalarText scalar) {
    this.scalar = scalar;
    this.characters = new CodePoints(scalar.value());
  }

  CodePoints characters() {
    return characters;
  }

  /** The number of code points. */
  int length() {
    return characters.size();
  }

  /** Code-point offsets of the text to the span in the file. */
  Span span(int start, int end) {
    return scalar.slice(start, end);
  }

  Span span(Token token) {
    return scalar.slice(token.getStartIndex(), token.getStopIndex() + 1);
  }

  Span span(Token first, Token last) {
    return scalar.slice(first.getStartIndex(), last.getStopIndex() + 1);
  }

  /** The text between two code-point offsets. */
  String text(int start, int end) {
    return characters.text(start, end);
  }

  String text(Token token) {
    return characters.text(token.getStartIndex(), token.getStopIndex() + 1);
  }
}
