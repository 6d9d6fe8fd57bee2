package dsc.hyper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the user's own {@code npm} or {@code pip}, so that their registry, proxy and credentials
 * apply and dsc needs to know none of them.
 */
record CommandClient(Platform platform, Duration limit) implements PackageClient {
  private static final int MESSAGE_LINES = 3;

  @Override
  public Path fetch(EnginePackage wanted, Path folder) throws IOException {
    Path said = folder.resolveSibling(folder.getFileName() + ".out");
    IOException last = new IOException("no command to run");
    for (List<String> command : spellings(wanted)) {
      try {
        run(command, folder, said);
        return onlyFile(folder);
      } catch (CommandMissing e) {
        last = e;
      } finally {
        Files.deleteIfExists(said);
      }
    }
    throw last;
  }

  /** The command as this platform may spell it; pip has many names. */
  private List<List<String>> spellings(EnginePackage wanted) {
    return switch (wanted) {
      case EnginePackage.Npm npm ->
          List.of(replaceFirst(npm.command(), platform.isWindows() ? "npm.cmd" : "npm"));
      case EnginePackage.Wheel wheel ->
          platform.isWindows()
              ? List.of(
                  replaceFirst(wheel.command(), "py", "-m", "pip"),
                  replaceFirst(wheel.command(), "python", "-m", "pip"),
                  wheel.command())
              : List.of(
                  replaceFirst(wheel.command(), "python3", "-m", "pip"),
                  replaceFirst(wheel.command(), "pip3"),
                  wheel.command());
    };
  }

  private static List<String> replaceFirst(List<String> command, String... program) {
    List<String> result = new ArrayList<>(List.of(program));
    result.addAll(command.subList(1, command.size()));
    return List.copyOf(result);
  }

  private void run(List<String> command, Path folder, Path said) throws IOException {
    Process process = start(command, folder, said);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            command.getFirst() + " did not finish within " + limit.toMinutes() + " minutes");
      }
      if (process.exitValue() != 0) {
        String text = Files.readString(said, StandardCharsets.ISO_8859_1);
        if (text.contains("No module named pip")) {
          throw new CommandMissing(command.getFirst() + " has no pip");
        }
        throw new IOException(command.getFirst() + " failed: " + lastLines(text));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.getFirst() + " was running", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Process start(List<String> command, Path folder, Path said) throws CommandMissing {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(said.toFile())
          .start();
    } catch (IOException e) {
      throw new CommandMissing(command.getFirst() + " is not installed");
    }
  }

  /**
   * The end of what the command said, without terminal codes and without passwords in addresses.
   */
  private static String lastLines(String text) {
    List<String> lines =
        text.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
            .replaceAll("://[^/@\\s]*@", "://")
            .lines()
            .map(line -> line.replaceAll("[^\\x20-\\x7e]", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    int from = Math.max(0, lines.size() - MESSAGE_LINES);
    return String.join("; ", lines.subList(from, lines.size()));
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.toList();
      if (found.size() != 1) {
        throw new IOException("it fetched " + found.size() + " files where one was expected");
      }
      return found.getFirst();
    }
  }

  /** The command isn't there; the next spelling may be. */
  private static final class CommandMissing extends IOException {
    private static final long serialVersionUID = 1L;

    CommandMissing(String message) {
      super(message);
    }
  }
}
