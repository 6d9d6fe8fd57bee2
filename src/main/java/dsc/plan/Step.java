package dsc.plan;

import dsc.diag.Code;
import java.util.List;
import java.util.Optional;

/**
 * What a plan does to one publication. {@code published} and {@code desired} are what the plan was
 * made from; a plan whose either has moved must not be applied. The notes are facts worth reading,
 * drift is what somebody else changed since dsc applied last, {@code unchanged} counts the elements
 * that stay. {@code impact} is who uses what the step breaks, where the target can tell.
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
    int unchanged,
    Optional<Impact> impact) {
  public Step {
    notes = List.copyOf(notes);
    drift = List.copyOf(drift);
    changes = List.copyOf(changes);
    hazards = List.copyOf(hazards);
  }

  /** A step about whose users nothing was asked. */
  public Step(
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
    this(
        key,
        name,
        action,
        refusal,
        notes,
        published,
        desired,
        extract,
        drift,
        changes,
        hazards,
        unchanged,
        Optional.empty());
  }

  /** The same with what is known of those who use it. */
  Step withImpact(Optional<Impact> known) {
    return new Step(
        key, name, action, refusal, notes, published, desired, extract, drift, changes, hazards,
        unchanged, known);
  }

  /** The same, but not to be taken. */
  Step refused(Code code, String reason) {
    return new Step(
        key,
        name,
        Action.REFUSE,
        Optional.of(new Refusal(code, reason)),
        notes,
        published,
        desired,
        extract,
        drift,
        changes,
        hazards,
        unchanged,
        impact);
  }

  /** The same without anything but the drift. */
  Step driftOnly() {
    return new Step(
        key,
        name,
        Action.NONE,
        Optional.empty(),
        notes,
        published,
        desired,
        ExtractDecision.of(ExtractDecision.Kind.NONE),
        drift,
        List.of(),
        List.of(),
        unchanged);
  }

  /** The same with the hazards that the policy allows marked as allowed. */
  Step allowing(Policy policy) {
    return withHazards(
        hazards.stream()
            .map(h -> new PlannedHazard(h.hazard(), h.allowed() || policy.allows(key, h.hazard())))
            .toList());
  }

  /** What a saved plan and one made now must have in common: not what others do meanwhile. */
  Step comparable() {
    return withImpact(Optional.empty()).allowingNothing();
  }

  /** The same with none of the hazards allowed. */
  Step allowingNothing() {
    return withHazards(hazards.stream().map(h -> new PlannedHazard(h.hazard(), false)).toList());
  }

  private Step withHazards(List<PlannedHazard> judged) {
    return new Step(
        key, name, action, refusal, notes, published, desired, extract, drift, changes, judged,
        unchanged, impact);
  }

  /** Whether nothing stands in the way of taking this step. */
  boolean canApply() {
    return refusal.isEmpty() && hazards.stream().allMatch(PlannedHazard::allowed);
  }
}
