package dsc.hyper;

/** The engine that integration tests run: the one found on this machine, or else installed once. */
final class TestEngine {
  private TestEngine() {}

  static Engine get() {
    return EngineLocator.system()
        .find()
        .orElseGet(() -> EngineInstaller.system().install(step -> {}));
  }

  /** An engine that all tests of this JVM share; it ends with the JVM. */
  static HyperProcess shared() {
    return Shared.PROCESS;
  }

  /** Initialised when it is first used. */
  private static final class Shared {
    static final HyperProcess PROCESS = start();
  }

  /** A new engine with the usual settings. */
  static HyperProcess start() {
    return HyperProcess.start(get(), EngineSettings.standard());
  }
}
