package dsc.cli;

import dsc.plan.Rollout;
import dsc.project.ServerOptions;
import dsc.project.Target;
import java.util.Optional;

/** In which order and how fast an apply goes, and when it stops. */
final class RolloutOptions extends Arguments {
  private final Given<Boolean> keepGoing =
      flag("--keep-going", "Go on with the other data sources after one failed.");

  private final Given<Optional<Integer>> canary =
      option("--canary", "N", "Publish N data sources first; go on only if all of them succeed.")
          .optional(Integer.class);

  private final Given<Optional<Integer>> wave =
      option(
              "--wave",
              "N",
              "After the canary, publish N at a time, each wave when the last has ended.")
          .optional(Integer.class);

  private final Given<Optional<Integer>> parallel =
      option(
              "--parallel",
              "N",
              "How many data sources are worked on at once. Default: 4, or what the server target"
                  + " says; for a directory two for each processor.")
          .optional(Integer.class);

  private final Given<Optional<Integer>> budget =
      option(
              "--error-budget",
              "N",
              "Stop when more than N failed. Default: 0, or what the target says.")
          .optional(Integer.class);

  /** What is not given here is as the target says. */
  Rollout rollout(Target target) {
    int errors = keepGoing.value() ? Integer.MAX_VALUE : notNegative(budget.value()).orElse(0);
    return switch (target) {
      case Target.Directory directory ->
          new Rollout(
              notNegative(canary.value()).orElse(0),
              notNegative(wave.value()).orElse(0),
              Math.max(1, notNegative(parallel.value()).orElse(BuildOptions.usual())),
              errors);
      case Target.Server server -> {
        ServerOptions options = server.options();
        yield new Rollout(
            notNegative(canary.value()).orElse(options.canary()),
            notNegative(wave.value()).orElse(options.wave()),
            Math.max(1, notNegative(parallel.value()).orElse(options.parallel())),
            keepGoing.value() ? errors : notNegative(budget.value()).orElse(options.errorBudget()));
      }
    };
  }

  private static Optional<Integer> notNegative(Optional<Integer> given) {
    return given.map(number -> Math.max(0, number));
  }
}
