package dsc.cli;

import dsc.Compiler;
import java.util.Map;

/** The command line as a function from arguments to an exit code. */
public final class CommandLineProgram {
  private CommandLineProgram() {}

  /** Runs one command on the process's own streams and environment. Never throws. */
  public static int run(String... arguments) {
    Map<String, String> environment = System.getenv();
    // Reading arguments and loading the schema take a tenth of a second each at a cold start.
    Thread.ofPlatform().name("dsc-prepare").daemon().start(Compiler::prepare);
    return DscCommand.run(Console.system(environment), environment, arguments);
  }
}
