package dsc.cli;

import dsc.plan.Rollout;
import dsc.project.ServerOptions;
import dsc.project.Target;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which order and how fast an apply goes, and when it stops. */
final class RolloutOptions {
  @Option(
      names = "--keep-going",
      description = "Go on with the other data sources after one failed.")
  private boolean keepGoing;

  @Option(
      names = "--canary",
      paramLabel = "N",
      description = "Publish N data sources first; go on only if all of them succeed.")
  private Optional<Integer> canary = Optional.empty();

  @Option(
      names = "--wave",
      paramLabel = "N",
      description = "After the canary, publish N at a time, each wave when the last has ended.")
  private Optional<Integer> wave = Optional.empty();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "How many data sources are worked on at once. Default: 4, or what the server target says;"
              + " for a directory three for every two processors.")
  private Optional<Integer> parallel = Optional.empty();

  @Option(
      names = "--error-budget",
      paramLabel = "N",
      description = "Stop when more than N failed. Default: 0, or what the target says.")
  private Optional<Integer> budget = Optional.empty();

  /** What is not given here is as the target says. */
  Rollout rollout(Target target) {
    int errors = keepGoing ? Integer.MAX_VALUE : notNegative(budget).orElse(0);
    return switch (target) {
      case Target.Directory directory ->
          new Rollout(
              notNegative(canary).orElse(0),
              notNegative(wave).orElse(0),
              Math.max(1, notNegative(parallel).orElse(BuildOptions.usual())),
              errors);
      case Target.Server server -> {
        ServerOptions options = server.options();
        yield new Rollout(
            notNegative(canary).orElse(options.canary()),
            notNegative(wave).orElse(options.wave()),
            Math.max(1, notNegative(parallel).orElse(options.parallel())),
            keepGoing ? errors : notNegative(budget).orElse(options.errorBudget()));
      }
    };
  }

  private static Optional<Integer> notNegative(Optional<Integer> given) {
    return given.map(number -> Math.max(0, number));
  }
}
