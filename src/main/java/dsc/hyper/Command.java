package dsc.hyper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program of the user's that does some work in a folder without asking questions.
 *
 * @param words the program and its arguments
 * @param limit the time after which it is given up
 */
record Command(List<String> words, Path folder, Duration limit) {
  private static final int MESSAGE_LINES = 3;
  private static final Pattern TELLING =
      Pattern.compile("^ERROR: |npm (error|ERR!) code |reason: ");

  Command {
    words = List.copyOf(words);
  }

  /** The program isn't there; another spelling of it may be. */
  static final class Missing extends IOException {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }

  /**
   * Runs it to its end.
   *
   * @throws Missing if there is no such program
   * @throws IOException if it fails; the message is what it said, without passwords
   */
  void run() throws IOException {
    Path said = Files.createTempFile("dsc-said-", ".txt");
    try {
      run(said);
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private void run(Path said) throws IOException {
    Process process = start(said);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(name() + " did not finish within " + limit.toSeconds() + " seconds");
      }
      if (process.exitValue() != 0) {
        // A Python without pip is as good as none.
        String text = Files.readString(said, StandardCharsets.ISO_8859_1);
        if (text.contains("No module named pip")) {
          throw new Missing(name() + " has no pip");
        }
        throw new IOException(name() + " failed: " + essence(text));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + name() + " was running", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(Path said) throws Missing {
    try {
      return new ProcessBuilder(words)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(said.toFile())
          .start();
    } catch (IOException e) {
      throw new Missing(name() + " is not installed");
    }
  }

  private String name() {
    return words.getFirst();
  }

  /** The lines that tell most, without terminal codes and without passwords in addresses. */
  static String essence(String said) {
    List<String> lines =
        said.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
            .replaceAll("://[^/@\\s]*@", "://")
            .lines()
            .map(line -> line.replaceAll("[^\\x20-\\x7e]", "").strip())
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
    List<String> telling = lines.stream().filter(line -> TELLING.matcher(line).find()).toList();
    List<String> chosen =
        telling.isEmpty()
            ? lines.subList(Math.max(0, lines.size() - MESSAGE_LINES), lines.size())
            : telling.subList(0, Math.min(MESSAGE_LINES, telling.size()));
    return String.join("; ", chosen);
  }
}
