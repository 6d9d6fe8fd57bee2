package dsc.plan;

import java.util.List;

/** What an apply did, step by step. */
public record Report(List<StepResult> results) {
  public Report {
    results = List.copyOf(results);
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
