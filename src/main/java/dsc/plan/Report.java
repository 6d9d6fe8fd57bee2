package dsc.plan;

import java.util.List;
import java.util.Optional;

/**
 * What an apply did, step by step.
 *
 * @param stopped why it did not go on to the end, in one sentence
 */
public record Report(List<StepResult> results, Optional<String> stopped) {
  public Report {
    results = List.copyOf(results);
  }

  /** One of an apply that went through all its steps. */
  public Report(List<StepResult> results) {
    this(results, Optional.empty());
  }

  /** Whether the target is as planned. If not, planning and applying again finishes the job. */
  public boolean succeeded() {
    return results.stream()
        .allMatch(
            r ->
                r.status() == StepResult.Status.DONE
                    || r.status() == StepResult.Status.NOTHING_TO_DO);
  }

  public long count(StepResult.Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }
}
