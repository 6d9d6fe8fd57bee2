package dsc.cli;

import dsc.Version;
import dsc.diag.Ansi;
import dsc.diag.DscException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Turns what a command threw into words and an exit code. A failure of the world is one sentence; a
 * bug is a sentence and a report file. No stack trace is printed.
 */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    console.out().flush();
    if (failure instanceof DscException world) {
      return world(world);
    }
    return bug(failure, line.getCommandSpec().qualifiedName());
  }

  private int world(DscException failure) {
    PrintWriter err = console.err();
    err.println(
        console.ansi().paint(Ansi.Style.RED, "error[" + failure.code().id() + "]")
            + ": "
            + failure.getMessage());
    failure.help().forEach(line -> err.println("  = help: " + line));
    if (failure.code().isRefusal()) {
      return ExitCode.REFUSED.number();
    }
    return (failure.code().isOfInput() ? ExitCode.INPUT : ExitCode.WORLD).number();
  }

  private int bug(Exception failure, String command) {
    PrintWriter err = console.err();
    err.println(
        console.ansi().paint(Ansi.Style.RED, "bug") + ": dsc met a situation it was not made for.");
    try {
      Path report = Files.createTempFile("dsc-bug-", ".txt");
      Files.writeString(report, report(failure, command), StandardCharsets.UTF_8);
      err.println("  = help: please report it and attach " + report);
    } catch (IOException unwritable) {
      err.println("  = note: " + failure.getClass().getName() + " in " + command);
    }
    return ExitCode.BUG.number();
  }

  /** The report holds no arguments and no environment: either may hold secrets. */
  private static String report(Exception failure, String command) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return "dsc "
        + Version.text()
        + "\ncommand: "
        + command
        + "\njava: "
        + Runtime.version()
        + "\nsystem: "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + "\n\n"
        + trace;
  }
}
