package dsc.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sink that every pass reports to. Equal diagnostics are kept once. */
public final class Diagnostics {
  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(
              (Diagnostic d) -> d.primary().map(p -> p.span().file().path()).orElse(""))
          .thenComparing(d -> d.primary().map(p -> p.span().start()).orElse(-1))
          .thenComparing(d -> d.code().id())
          .thenComparing(Diagnostic::message);

  private final Set<Diagnostic> reported = new LinkedHashSet<>();

  public void report(Diagnostic diagnostic) {
    reported.add(diagnostic);
  }

  public void reportAll(Iterable<Diagnostic> diagnostics) {
    diagnostics.forEach(this::report);
  }

  public boolean hasErrors() {
    return reported.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  public boolean isEmpty() {
    return reported.isEmpty();
  }

  /** Everything reported, by file, place, code and message. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> all = new ArrayList<>(reported);
    all.sort(ORDER);
    return List.copyOf(all);
  }
}
