package dsc.evaluate;

import dsc.catalog.Value;
import dsc.diag.Diagnostic;
import dsc.diag.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a formula.
 *
 * @param sql the query for its values, present when there is one
 * @param rows its values, present when it was evaluated: of a row-level formula each distinct value
 *     once, ascending with NULL first; else one
 * @param problems what kept it from being evaluated, besides the problems of the formula itself
 */
public record Outcome(
    Formula formula, Optional<String> sql, Optional<List<Value>> rows, List<Diagnostic> problems) {
  public Outcome {
    rows = rows.map(List::copyOf);
    problems = List.copyOf(problems);
  }

  /** A formula that nobody evaluated. */
  public static Outcome typed(Formula formula) {
    return unevaluated(formula, List.of());
  }

  static Outcome unevaluated(Formula formula, List<Diagnostic> problems) {
    return new Outcome(formula, Optional.empty(), Optional.empty(), problems);
  }

  /** All that is to say about it. */
  public List<Diagnostic> diagnostics() {
    List<Diagnostic> all = new ArrayList<>(formula.diagnostics());
    all.addAll(problems);
    return List.copyOf(all);
  }

  /** Whether it has no value because of an error. */
  public boolean failed() {
    return diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
