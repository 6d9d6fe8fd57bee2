package dsc.evaluate;

import dsc.check.TypedExpr;
import dsc.diag.Diagnostic;
import dsc.diag.ScalarText;
import dsc.diag.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A formula somebody asked about.
 *
 * @param typed present when it has no errors
 * @param canonical its canonical text, present when its syntax is right
 */
public record Formula(
    ScalarText text,
    Optional<String> canonical,
    Optional<TypedExpr> typed,
    List<Diagnostic> diagnostics) {
  public Formula {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether any of its problems is an error. */
  public boolean failed() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
