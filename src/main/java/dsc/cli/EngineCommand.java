package dsc.cli;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.hyper.Engine;
import dsc.hyper.EngineInstaller;
import dsc.hyper.EngineLocator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code dsc engine}: the Hyper engine that extracts are made with. */
final class EngineCommand extends Subcommand {
  EngineCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Show or install the Hyper engine, the program that writes extracts.
        It is installed by itself when first needed, with your own npm or pip.
        """,
        """
        Examples:
          dsc engine status     where it is and which version
          dsc engine install    install it now, for example while building an image
          dsc engine path       only the path, for scripts
        """);
    spec().usageMessage().synopsisSubcommandLabel("COMMAND");
    add("install", "Install the engine into the user's cache folder.", this::install);
    add("path", "Print the path of the engine, and nothing else.", this::path);
    add("status", "Say which engine is used, where it is and its version.", this::status);
  }

  private void add(String name, String description, Callable<Integer> command) {
    CommandSpec part = CommandSpec.wrapWithoutInspection(command);
    part.usageMessage().description(description);
    spec().addSubcommand(name, part);
  }

  private int status() {
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

  private int install() {
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

  private int path() {
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
