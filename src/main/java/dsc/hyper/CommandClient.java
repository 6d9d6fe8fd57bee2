package dsc.hyper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the user's own {@code npm} or {@code pip}, so that their registry, proxy and credentials
 * apply and dsc needs to know none of them.
 */
record CommandClient(Platform platform, Duration limit) implements PackageClient {

  @Override
  public Path fetch(EnginePackage wanted, Path folder) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (List<String> words : spellings(wanted)) {
      try {
        new Command(words, folder, limit).run();
        return onlyFile(folder);
      } catch (Command.Missing e) {
        reasons.add(PrivateFolder.reason(e));
      }
    }
    throw new IOException(String.join(", ", reasons));
  }

  /** The command as this platform may spell it. */
  private List<List<String>> spellings(EnginePackage wanted) {
    List<String> arguments = wanted.command().subList(1, wanted.command().size());
    Stream<List<String>> programs =
        switch (wanted) {
          case EnginePackage.Npm npm ->
              Stream.of(List.of(platform.isWindows() ? "npm.cmd" : "npm"));
          case EnginePackage.Wheel wheel ->
              platform.isWindows()
                  ? Stream.of(List.of("py", "-m", "pip"), List.of("python", "-m", "pip"))
                  : Stream.of(List.of("python3", "-m", "pip"), List.of("pip3"), List.of("pip"));
        };
    return programs
        .map(program -> Stream.of(program, arguments).flatMap(List::stream).toList())
        .toList();
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
}
