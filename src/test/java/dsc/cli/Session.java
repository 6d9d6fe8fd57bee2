package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Ansi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Runs the lines of a {@code cmd} file one after the other in a copy of its folder, and keeps what
 * each printed. {@code dsc …} is a command ({@code meanwhile dsc …}: while another apply holds the
 * target), in which {@code @} at the start of an argument stands for the folder; {@code answer …}
 * gives the next command a terminal with somebody who types that; {@code replace FILE | OLD | NEW},
 * {@code repack PACKAGE | OLD | NEW}, {@code write FILE | TEXT}, {@code delete FILE}, {@code cat
 * FILE} and {@code list} are what happens in between.
 */
final class Session {
  private static final int WIDTH = 100;
  private static final Path WORK = Path.of("target", "cli");

  private final Path folder;
  private final StringBuilder transcript = new StringBuilder();
  private Optional<String> answer = Optional.empty();

  private Session(Path folder) {
    this.folder = folder;
  }

  /** The transcript of a case, the same on every machine. */
  static String transcript(Path testCase) {
    Path folder = WORK.resolve(testCase.getFileName());
    try {
      remove(folder);
      copy(testCase, folder);
      Session session = new Session(folder);
      for (String line : Files.readAllLines(testCase.resolve("cmd"), StandardCharsets.UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          session.run(line.strip());
        }
      }
      return session.transcript.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String line) throws IOException {
    transcript.append("$ ").append(line).append('\n');
    String[] words = line.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "dsc" -> command(arguments(rest));
      case "meanwhile" -> meanwhile(arguments(rest.substring("dsc ".length())));
      case "answer" -> answer = Optional.of(rest);
      case "replace" -> {
        String[] parts = rest.split(" \\| ", 3);
        Path file = folder.resolve(parts[0]);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (!text.contains(parts[1])) {
          throw new AssertionError(parts[1] + " is not in " + file);
        }
        Files.writeString(file, text.replace(parts[1], parts[2]));
      }
      case "repack" -> {
        String[] parts = rest.split(" \\| ", 3);
        repack(folder.resolve(parts[0]), parts[1], parts[2]);
      }
      case "write" -> {
        String[] parts = rest.split(" \\| ", 2);
        Files.writeString(folder.resolve(parts[0]), parts[1] + "\n");
      }
      case "delete" -> Files.delete(folder.resolve(rest));
      case "list" -> list();
      case "cat" ->
          transcript.append(Files.readString(folder.resolve(rest), StandardCharsets.UTF_8));
      default -> throw new AssertionError("no such line: " + line);
    }
    transcript.append('\n');
  }

  private String[] arguments(String text) {
    List<String> arguments = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        arguments.add(word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word);
      }
    }
    return arguments.toArray(String[]::new);
  }

  private void command(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out),
            new PrintWriter(err),
            answer.map(text -> new BufferedReader(new StringReader(text + "\n"))),
            Ansi.OFF,
            WIDTH);
    answer = Optional.empty();
    int code = DscCommand.run(console, Map.of(), arguments);
    transcript.append(portable(out.toString()));
    portable(err.toString())
        .lines()
        .forEach(line -> transcript.append(("2> " + line).stripTrailing()).append('\n'));
    transcript.append("exit ").append(code).append('\n');
  }

  /** Runs a command while another apply holds the target. */
  private void meanwhile(String... arguments) throws IOException {
    Path lock = folder.resolve("published/.dsc/lock");
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertTrue(held.isValid());
      command(arguments);
    }
  }

  private String portable(String text) {
    return text.replace(folder.toAbsolutePath() + "/", "@")
        .replace(folder.toAbsolutePath().toString(), "@")
        .replace(folder + "/", "@")
        .replace(folder.toString(), "@")
        .replace("process " + ProcessHandle.current().pid(), "process N")
        .replace(System.lineSeparator(), "\n");
  }

  /** What somebody does by hand who opens a package, edits the document and saves it. */
  private static void repack(Path file, String old, String now) throws IOException {
    byte[] tds;
    String name;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.entries().nextElement();
      name = entry.getName();
      tds = zip.getInputStream(entry).readAllBytes();
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(
          new String(tds, StandardCharsets.UTF_8)
              .replace(old, now)
              .getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private void list() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.equals("cmd") && !name.equals("expected.txt"))
          .sorted()
          .forEach(name -> transcript.append(name).append('\n'));
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
