package dsc.plan;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.List;

/** Why a plan is not applied, or not as it should have been. */
final class Problems {
  private static final String AGAIN = "Run `dsc plan` again and review the new plan.";

  private Problems() {}

  static DscException notAllowed(Plan plan) {
    List<PlannedHazard> hazards = plan.hazards().stream().filter(h -> !h.allowed()).toList();
    List<Step> refused = plan.steps().stream().filter(step -> step.refusal().isPresent()).toList();
    if (!refused.isEmpty()) {
      Refusal refusal = refused.getFirst().refusal().orElseThrow();
      return new DscException(refusal.code(), refused.getFirst().key() + ": " + refusal.reason());
    }
    List<String> codes =
        hazards.stream().map(h -> h.hazard().code().id()).distinct().sorted().toList();
    return new DscException(
        Code.HAZARD_NOT_ALLOWED,
        hazards.size() == 1
            ? "The plan has a hazard that is not allowed."
            : "The plan has " + hazards.size() + " hazards that are not allowed.",
        List.of(
            "Read the plan; if you mean it, allow them: --allow " + String.join(",", codes) + "."));
  }

  static DscException otherTarget(String planned, String given) {
    return new DscException(
        Code.PLAN_TARGET_MOVED, "The plan is for " + planned + ", not for " + given + ".");
  }

  static DscException targetMoved(PublicationKey key) {
    return new DscException(
        Code.PLAN_TARGET_MOVED,
        key + " was published or changed after the plan was made.",
        List.of(AGAIN));
  }

  static DscException specMoved(PublicationKey key) {
    return new DscException(
        Code.PLAN_SPEC_MOVED,
        "The spec of " + key + " changed after the plan was made.",
        List.of(AGAIN));
  }

  static DscException noRollback(PublicationKey key) {
    return new DscException(
        Code.ROLLBACK_NOT_POSSIBLE,
        key + " cannot be rolled back: this target keeps no earlier content.");
  }

  static DscException differs(PublicationKey key, String how) {
    return new DscException(
        Code.PUBLISHED_DIFFERS,
        key + " was published, but what the target now holds differs: " + how + ".",
        List.of("Run `dsc plan` to see the difference."));
  }
}
