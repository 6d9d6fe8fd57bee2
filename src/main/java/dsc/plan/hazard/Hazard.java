package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.plan.diff.Address;
import java.util.List;

/**
 * Somebody may be hurt: by what, how badly, why in one sentence, and which elements of the same
 * data source depend on the changed one.
 */
public record Hazard(
    Code code, ChangeClass changeClass, Address subject, String reason, List<Address> dependents) {
  public Hazard {
    dependents = List.copyOf(dependents);
  }
}
