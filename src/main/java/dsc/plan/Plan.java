package dsc.plan;

import java.util.List;
import java.util.Optional;

/**
 * What would be done to a target, in words and complete: what is printed is what is applied. Made
 * by a {@link Planner}, saved and read by {@link PlanJson}.
 */
public record Plan(String version, String target, List<Step> steps) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** Whether applying it would change nothing. */
  public boolean isEmpty() {
    return steps.stream().noneMatch(step -> step.action().writes() || step.refusal().isPresent());
  }

  /** Whether nothing stands in the way: no step is refused, every hazard is allowed. */
  public boolean canApply() {
    return steps.stream().allMatch(Step::canApply);
  }

  public Optional<Step> step(PublicationKey key) {
    return steps.stream().filter(step -> step.key().equals(key)).findFirst();
  }

  public long count(Action action) {
    return steps.stream().filter(step -> step.action() == action).count();
  }

  /** Only what somebody else changed since dsc applied last; there is nothing to apply in it. */
  public Plan driftOnly() {
    return new Plan(
        version,
        target,
        steps.stream().filter(s -> !s.drift().isEmpty()).map(Step::driftOnly).toList());
  }

  /** How many publications somebody else changed. */
  public long drifted() {
    return steps.stream().filter(step -> !step.drift().isEmpty()).count();
  }

  /** All hazards, allowed or not. */
  public List<PlannedHazard> hazards() {
    return steps.stream().flatMap(step -> step.hazards().stream()).toList();
  }

  /** The same with the hazards that the policy allows marked as allowed. */
  public Plan allowing(Policy policy) {
    return new Plan(version, target, steps.stream().map(s -> s.allowing(policy)).toList());
  }
}
