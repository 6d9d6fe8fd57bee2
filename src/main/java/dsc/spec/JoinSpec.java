package dsc.spec;

import dsc.diag.ScalarText;
import dsc.diag.Span;

/**
 * One join: the table it adds to everything joined so far, the kind, and the conditions as written,
 * for example {@code [flights].[origin] = [origin].[iata]}, several joined by AND.
 */
public record JoinSpec(Kind kind, Located<String> table, ScalarText on, Span span) {

  /** The kinds of join, spelt in specs as the lower-case constant name. */
  public enum Kind {
    INNER,
    LEFT,
    RIGHT,
    FULL
  }
}
