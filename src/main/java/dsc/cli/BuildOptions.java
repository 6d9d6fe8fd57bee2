package dsc.cli;

/** How many extracts are made at once. */
final class BuildOptions extends Arguments {
  private final Given<Integer> parallel =
      option(
              "--parallel",
              "N",
              "How many extracts are made at once. Default: two for each processor.")
          .value(int.class, 0);

  /** At least one. */
  int threads() {
    return parallel.value() > 0 ? parallel.value() : usual();
  }

  /** More than there are processors, because opening and closing an extract waits for the disk. */
  static int usual() {
    return 2 * Runtime.getRuntime().availableProcessors();
  }
}
