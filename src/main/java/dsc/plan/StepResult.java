package dsc.plan;

import dsc.diag.DscException;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a step.
 *
 * @param rows those of the extract that was built for it
 */
public record StepResult(
    Step step, Status status, Optional<DscException> failure, Optional<BuiltRows> rows) {

  /** How a step ended. */
  public enum Status {
    /** Done, read back and found right. */
    DONE,
    /** There was nothing to do. */
    NOTHING_TO_DO,
    /** The target still holds what it held. */
    FAILED,
    /** The target did not say whether it took it; planning again tells. */
    UNKNOWN,
    /** An earlier step failed and the run was to stop there. */
    NOT_REACHED;

    /** The spelling in reports. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  static StepResult of(Step step, Status status) {
    return new StepResult(step, status, Optional.empty(), Optional.empty());
  }

  static StepResult failed(Step step, Status status, DscException why) {
    return new StepResult(step, status, Optional.of(why), Optional.empty());
  }
}
