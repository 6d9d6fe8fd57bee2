package dsc.cli;

import dsc.diag.Ansi;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads and writes: results to {@code out}, progress and problems to {@code err}.
 * Colour and questions only when a person is there.
 */
record Console(
    PrintWriter out, PrintWriter err, Optional<BufferedReader> answers, Ansi ansi, int width) {
  private static final int WIDTH_OF_A_LOG = 100;

  /** Nothing is left of what stood in the rest of the line. */
  private static final String REST_OF_LINE = "\u001b[K";

  /** The process's own streams. */
  static Console system(Map<String, String> environment) {
    // Only the launcher can tell on every JDK whether a person is there.
    boolean terminal = Boolean.getBoolean("dsc.terminal");
    boolean colour =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Console(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        terminal
            ? Optional.of(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)))
            : Optional.empty(),
        colour ? Ansi.ON : Ansi.OFF,
        width(environment));
  }

  Console withoutColour() {
    return new Console(out, err, answers, Ansi.OFF, width);
  }

  boolean isTerminal() {
    return answers.isPresent();
  }

  /** Asks a question on the terminal; false without one, or for anything but {@code yes}. */
  boolean confirms(String question) {
    if (answers.isEmpty()) {
      return false;
    }
    err.print(question + " Only `yes` goes on: ");
    err.flush();
    try {
      String answer = answers.get().readLine();
      return answer != null && answer.strip().equals("yes");
    } catch (IOException noAnswer) {
      return false;
    }
  }

  /** A line about what is going on, at once. */
  void progress(String line) {
    err.println(line);
    err.flush();
  }

  /** How far something is: on a terminal whatever is printed next takes its place. */
  void status(String text) {
    if (isTerminal()) {
      String line = text.length() < width - 2 ? text : text.substring(0, width - 3);
      err.print("  " + line + REST_OF_LINE + "\r");
      err.flush();
    } else {
      progress("  " + text);
    }
  }

  /** Takes the status away. */
  void endStatus() {
    if (isTerminal()) {
      err.print(REST_OF_LINE);
      err.flush();
    }
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  private static int width(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : WIDTH_OF_A_LOG;
  }
}
