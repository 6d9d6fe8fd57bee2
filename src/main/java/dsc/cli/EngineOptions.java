package dsc.cli;

import dsc.extract.Databases;
import dsc.hyper.EngineSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** Which Hyper engine a command uses, and how much it may take. */
final class EngineOptions extends Arguments {
  final Given<Optional<Path>> hyperd =
      option(
              "--hyperd",
              "PATH",
              "The Hyper engine to use: the program or the folder of an unpacked Hyper API."
                  + " Default: the one that `dsc engine status` shows.")
          .optional(Path.class);

  final Given<EngineSettings> settings =
      option(
              "--memory",
              "SIZE",
              "How much memory the engine may take for all extracts together: 4g, 500m, or 50%% of"
                  + " the machine's. Default: 80%%.")
          .read(EngineOptions::limited)
          .value(EngineSettings.class, EngineSettings.forLoads());

  /** The engine that this command and its look at tenants share. */
  Engines engines(Console console) {
    return new Engines(databases -> engine(console, databases));
  }

  /** The same with one that is on its way. */
  Engines engines(Console console, EarlyEngine early) {
    return new Engines(databases -> engine(console, databases).after(early));
  }

  /** The engine, for rows of files and of these databases; started when something needs it. */
  LazyEngine engine(Console console, Databases databases) {
    return new LazyEngine(hyperd.value(), settings.value(), console::progress, databases);
  }

  private static EngineSettings limited(String memory) {
    try {
      return EngineSettings.forLoads().withMemoryLimit(memory);
    } catch (IllegalArgumentException notAnAmount) {
      throw new TypeConversionException(
          "`" + memory + "` is no amount of memory; write 4g, 500m or 50%");
    }
  }
}
