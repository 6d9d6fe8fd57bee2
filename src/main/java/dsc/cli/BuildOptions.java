package dsc.cli;

/** How many extracts are made at once. */
final class BuildOptions extends Arguments {
  private final Given<Integer> parallel =
      option(
              "--parallel",
              "N",
              "How many extracts are made at once. Default: three for every two processors.")
          .value(int.class, 0);

  /** At least one. */
  int threads() {
    return parallel.value() > 0 ? parallel.value() : usual();
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
