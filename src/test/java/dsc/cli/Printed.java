package dsc.cli;

import dsc.diag.Ansi;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

/** What one command printed where, and how it ended. */
record Printed(String out, String err, int code) {
  private static final int WIDTH = 100;

  /** Runs the command in this process, without a terminal. */
  static Printed of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), Optional.empty(), Ansi.OFF, WIDTH);
    int code = DscCommand.run(console, Map.of(), arguments);
    return new Printed(out.toString(), err.toString(), code);
  }
}
