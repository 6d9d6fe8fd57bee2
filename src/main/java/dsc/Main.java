package dsc;

import java.util.Locale;
import java.util.TimeZone;

/** The program's entry point. */
public final class Main {
  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] args) {
    // Whatever forgets to name a locale or zone must still give the same bytes on every machine.
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    System.exit(dsc.cli.CommandLineProgram.run(args));
  }
}
