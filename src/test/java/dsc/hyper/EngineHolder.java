package dsc.hyper;

import dsc.hyper.Engine.Origin;
import java.nio.file.Path;

/** A small program that starts an engine, prints the engine's folder and waits to be killed. */
final class EngineHolder {
  private EngineHolder() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (HyperProcess process =
            HyperProcess.start(
                new Engine(Path.of(arguments[0]), Origin.OPTION), EngineSettings.standard());
        Connection connection = process.connect()) {
      System.out.println(process.scratchFolder());
      connection.query("SELECT 1");
      Thread.sleep(600_000);
    }
  }
}
