package dsc.plan;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a saved plan still says what applying it would do. */
public final class Freshness {
  private static final String AGAIN = "Run `dsc plan` again and review the new plan.";

  private Freshness() {}

  /**
   * Why the saved plan must not be applied, compared with a plan made just now with the same
   * options; empty when it may.
   */
  public static List<Diagnostic> check(Plan saved, Plan now) {
    List<Diagnostic> problems = new ArrayList<>();
    if (!saved.target().equals(now.target())) {
      problems.add(
          problem(
              Code.PLAN_TARGET_MOVED,
              "The plan is for " + saved.target() + ", not for " + now.target() + "."));
      return problems;
    }
    Set<PublicationKey> keys = new TreeSet<>();
    saved.steps().forEach(step -> keys.add(step.key()));
    now.steps().forEach(step -> keys.add(step.key()));
    keys.forEach(key -> compare(key, saved.step(key), now.step(key)).ifPresent(problems::add));
    boolean same =
        saved.steps().stream()
            .map(Step::comparable)
            .toList()
            .equals(now.steps().stream().map(Step::comparable).toList());
    if (problems.isEmpty() && !same) {
      problems.add(
          problem(
              Code.PLAN_FILE_OTHER_VERSION,
              "dsc "
                  + saved.version()
                  + " made the plan; dsc "
                  + now.version()
                  + " would do something else."));
    }
    return List.copyOf(problems);
  }

  private static Optional<Diagnostic> compare(
      PublicationKey key, Optional<Step> saved, Optional<Step> now) {
    if (saved.isEmpty()) {
      return Optional.of(problem(Code.PLAN_SPEC_MOVED, key + " is not in the plan."));
    }
    if (now.isEmpty()) {
      return Optional.of(
          problem(Code.PLAN_SPEC_MOVED, key + " is in the plan but in no spec any more."));
    }
    if (!saved.get().published().equals(now.get().published())) {
      return Optional.of(
          problem(
              Code.PLAN_TARGET_MOVED, key + " was published or changed after the plan was made."));
    }
    if (!saved.get().desired().equals(now.get().desired())) {
      return Optional.of(
          problem(
              Code.PLAN_SPEC_MOVED,
              "The spec of " + key + " or its source data changed after the plan was made."));
    }
    return Optional.empty();
  }

  private static Diagnostic problem(Code code, String message) {
    return Diagnostic.general(code, Severity.ERROR, message).help(AGAIN);
  }
}
