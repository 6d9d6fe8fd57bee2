package dsc.evaluate;

import dsc.diag.Diagnostic;
import java.util.List;

/** How a test went; it passed when there is nothing to say. */
public record TestResult(BoundTest test, List<Diagnostic> failures) {
  public TestResult {
    failures = List.copyOf(failures);
  }

  public boolean passed() {
    return failures.isEmpty();
  }
}
