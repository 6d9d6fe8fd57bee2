package dsc.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a plan does to one publication. {@code published} and {@code desired} are what the plan was
 * made from; a plan whose either has moved must not be applied. The notes are facts worth reading,
 * drift is what somebody else changed since dsc applied last, {@code unchanged} counts the elements
 * that stay.
 */
public record Step(
    PublicationKey key,
    String name,
    Action action,
    Optional<Refusal> refusal,
    List<String> notes,
    Optional<Revision> published,
    Optional<Fingerprint> desired,
    ExtractDecision extract,
    List<PlannedChange> drift,
    List<PlannedChange> changes,
    List<PlannedHazard> hazards,
    int unchanged) {
  public Step {
    notes = List.copyOf(notes);
    drift = List.copyOf(drift);
    changes = List.copyOf(changes);
    hazards = List.copyOf(hazards);
  }

  /** The same with the hazards that the policy allows marked as allowed. */
  Step allowing(Policy policy) {
    return withHazards(
        hazards.stream()
            .map(h -> new PlannedHazard(h.hazard(), h.allowed() || policy.allows(key, h.hazard())))
            .toList());
  }

  /** The same with none of the hazards allowed. */
  Step allowingNothing() {
    return withHazards(hazards.stream().map(h -> new PlannedHazard(h.hazard(), false)).toList());
  }

  private Step withHazards(List<PlannedHazard> judged) {
    return new Step(
        key, name, action, refusal, notes, published, desired, extract, drift, changes, judged,
        unchanged);
  }

  /** Whether nothing stands in the way of taking this step. */
  boolean canApply() {
    return refusal.isEmpty() && hazards.stream().allMatch(PlannedHazard::allowed);
  }
}
