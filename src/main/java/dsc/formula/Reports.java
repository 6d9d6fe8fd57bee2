package dsc.formula;

import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * What is wrong with one formula. One report for each place: where one token has been complained
 * about, further complaints would only repeat the first.
 */
final class Reports {
  /** After so many the text is no formula, and more reports would only bury the first ones. */
  static final int LIMIT = 20;

  private final Diagnostics diags;
  private final Set<Token> blamed = Collections.newSetFromMap(new IdentityHashMap<>());
  private int count;

  Reports(Diagnostics diags) {
    this.diags = diags;
  }

  /**
   * Reports it.
   *
   * @throws ParseCancellationException when it is one too many
   */
  void report(Diagnostic diagnostic) {
    if (count == LIMIT) {
      throw new ParseCancellationException();
    }
    count++;
    diags.report(diagnostic);
  }

  /**
   * Reports it unless this token has been reported already; the token counts as reported from now
   * on.
   */
  void report(Token blame, Diagnostic diagnostic) {
    if (blamed.add(blame)) {
      report(diagnostic);
    }
  }

  /** Keeps quiet about this token from now on. */
  void silence(Token token) {
    blamed.add(token);
  }

  boolean isBlamed(Token token) {
    return blamed.contains(token);
  }

  boolean any() {
    return count > 0;
  }
}
