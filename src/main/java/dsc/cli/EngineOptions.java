package dsc.cli;

import dsc.extract.Databases;
import dsc.hyper.EngineSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which Hyper engine a command uses, and how much it may take. */
final class EngineOptions {
  @Option(
      names = "--hyperd",
      paramLabel = "PATH",
      description =
          "The Hyper engine to use: the program or the folder of an unpacked Hyper API. Default:"
              + " the one that `dsc engine status` shows.")
  Optional<Path> hyperd = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Limited.class,
      description =
          "How much memory the engine may take for all extracts together: 4g, 500m, or 50%% of the"
              + " machine's. Default: 80%%.")
  EngineSettings settings = EngineSettings.standard();

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
    return new LazyEngine(hyperd, settings, console::progress, databases);
  }

  /** Settings with a limit. */
  static final class Limited implements ITypeConverter<EngineSettings> {
    @Override
    public EngineSettings convert(String amount) {
      try {
        return EngineSettings.standard().withMemoryLimit(amount);
      } catch (IllegalArgumentException notAnAmount) {
        throw new TypeConversionException(
            "`" + amount + "` is no amount of memory; write 4g, 500m or 50%");
      }
    }
  }
}
