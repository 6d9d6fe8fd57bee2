package dsc.cli;

import dsc.extract.Databases;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Hyper engine a command uses. */
final class EngineOptions {
  @Option(
      names = "--hyperd",
      paramLabel = "PATH",
      description =
          "The Hyper engine to use: the program or the folder of an unpacked Hyper API. Default:"
              + " the one that `dsc engine status` shows.")
  Optional<Path> hyperd = Optional.empty();

  /** The engine, for rows of files and of these databases; started when something needs it. */
  LazyEngine engine(Console console, Databases databases) {
    return new LazyEngine(hyperd, console::progress, databases);
  }
}
