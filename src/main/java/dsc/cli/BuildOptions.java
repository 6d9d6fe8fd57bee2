package dsc.cli;

import picocli.CommandLine.Option;

/** How many extracts are made at once. */
final class BuildOptions {
  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "How many extracts are made at once. Default: three for every two processors.")
  private int parallel;

  /** At least one. */
  int threads() {
    return parallel > 0 ? parallel : usual();
  }

  /**
   * More than there are processors, because opening and closing an extract waits for the disk: 200
   * extracts of 5,000 rows took two thirds as long with three on two processors as with two.
   */
  static int usual() {
    int processors = Runtime.getRuntime().availableProcessors();
    return processors + Math.max(1, processors / 2);
  }
}
