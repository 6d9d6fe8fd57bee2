package dsc.plan;

/** Told about an apply while it runs. */
public interface Progress {
  void started(Step step);

  void finished(StepResult result);

  /** A wave begins; the first is number 1. */
  default void wave(int number, int of, int steps) {}

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void started(Step step) {}

      @Override
      public void finished(StepResult result) {}
    };
  }
}
