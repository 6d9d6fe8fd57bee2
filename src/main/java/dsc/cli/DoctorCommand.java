package dsc.cli;

import dsc.Version;
import dsc.hyper.Engine;
import dsc.hyper.EngineLocator;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code dsc doctor}: what this machine has and lacks. */
final class DoctorCommand extends Subcommand implements Callable<Integer> {

  DoctorCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Say what this machine has and what it lacks, and what to do about it.
        """,
        "");
  }

  @Override
  public Integer call() {
    PrintWriter out = dsc.console().out();
    out.println("ok       dsc " + Version.text() + " on Java " + Runtime.version().feature());
    Optional<Engine> engine = EngineLocator.system().find();
    if (engine.isPresent()) {
      out.println(
          "ok       Hyper engine " + engine.get().version() + ": " + engine.get().executable());
      return ExitCode.DONE.number();
    }
    boolean npm = onPath("npm");
    boolean pip = onPath("pip") || onPath("pip3") || onPath("python3");
    out.println("missing  the Hyper engine, which extracts with `mode:` other than `none` need");
    if (npm || pip) {
      out.println(
          "         it is installed with your "
              + (npm ? "npm" : "pip")
              + " when first needed, or now with `dsc engine install`");
      return ExitCode.DONE.number();
    }
    out.println("missing  npm or pip, to install the engine with");
    out.println("         install one of them, or set HYPERD_PATH to an engine you have");
    return ExitCode.WORLD.number();
  }

  private boolean onPath(String program) {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    for (String folder :
        dsc.environment().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
      if (!folder.isEmpty()
          && (Files.isExecutable(Path.of(folder, program))
              || (windows
                  && (Files.exists(Path.of(folder, program + ".cmd"))
                      || Files.exists(Path.of(folder, program + ".exe")))))) {
        return true;
      }
    }
    return false;
  }
}
