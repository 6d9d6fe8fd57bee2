package dsc.spec;

import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.util.List;

/**
 * One join: the table it adds to everything joined so far, the kind, and the conditions as written,
 * for example {@code [flights].[origin] = [origin].[iata]}. All of them must hold, and each may
 * itself hold several joined by AND.
 */
public record JoinSpec(Kind kind, Located<String> table, List<ScalarText> on, Span span) {
  public JoinSpec {
    on = List.copyOf(on);
  }

  /** The kinds of join, spelt in specs as the lower-case constant name. */
  public enum Kind {
    INNER,
    LEFT,
    RIGHT,
    FULL
  }
}
