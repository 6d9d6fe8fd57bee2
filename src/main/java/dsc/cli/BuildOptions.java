package dsc.cli;

import picocli.CommandLine.Option;

/** How many extracts are made at once. */
final class BuildOptions {
  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "How many extracts are made at once. Default: one for each processor.")
  private int parallel;

  /** At least one. */
  int threads() {
    return parallel > 0 ? parallel : Math.max(1, Runtime.getRuntime().availableProcessors());
  }
}
