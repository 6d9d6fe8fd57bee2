package dsc.query;

import dsc.hyper.Connection;
import dsc.hyper.Engine;
import dsc.hyper.EngineInstaller;
import dsc.hyper.EngineLocator;
import dsc.hyper.EngineSettings;
import dsc.hyper.HyperProcess;

/** One engine for all tests of the JVM; it ends with the JVM. */
final class Engines {
  private Engines() {}

  static Connection connect() {
    return Shared.PROCESS.connect();
  }

  private static final class Shared {
    static final HyperProcess PROCESS = HyperProcess.start(engine(), EngineSettings.standard());

    private static Engine engine() {
      return EngineLocator.system()
          .find()
          .orElseGet(() -> EngineInstaller.system().install(step -> {}));
    }
  }
}
