package dsc.cli;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.hyper.Engine;
import dsc.hyper.EngineInstaller;
import dsc.hyper.EngineLocator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code dsc engine}: the Hyper engine that extracts are made with. */
@Command(
    name = "engine",
    description = {
      "Show or install the Hyper engine, the program that writes extracts.",
      "It is installed by itself when first needed, with your own npm or pip."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  dsc engine status     where it is and which version",
      "  dsc engine install    install it now, for example while building an image",
      "  dsc engine path       only the path, for scripts"
    })
final class EngineCommand {
  @ParentCommand private DscCommand dsc;

  @Command(name = "status", description = "Say which engine is used, where it is and its version.")
  int status() {
    EngineLocator locator = EngineLocator.system();
    java.util.Optional<Engine> engine = locator.find();
    if (engine.isEmpty()) {
      dsc.console()
          .out()
          .println(
              "not installed; `dsc engine install` gets version "
                  + EngineInstaller.system().version());
      return ExitCode.WORLD.number();
    }
    dsc.console().out().println("path    " + engine.get().executable());
    dsc.console().out().println("from    " + engine.get().origin().text());
    dsc.console().out().println("version " + engine.get().version());
    return ExitCode.DONE.number();
  }

  @Command(name = "install", description = "Install the engine into the user's cache folder.")
  int install() {
    Engine engine =
        EngineInstaller.system()
            .install(
                line -> {
                  dsc.console().err().println(line);
                  dsc.console().err().flush();
                });
    dsc.console().out().println(engine.executable());
    return ExitCode.DONE.number();
  }

  @Command(name = "path", description = "Print the path of the engine, and nothing else.")
  int path() {
    Engine engine =
        EngineLocator.system()
            .find()
            .orElseThrow(
                () ->
                    new DscException(
                        Code.ENGINE_NOT_FOUND,
                        "there is no Hyper engine on this machine",
                        List.of("run `dsc engine install`")));
    dsc.console().out().println(engine.executable());
    return ExitCode.DONE.number();
  }
}
