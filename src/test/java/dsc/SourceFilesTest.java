package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that the compiled classes don't show. */
final class SourceFilesTest {
  private static final int LONGEST = 500;
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");

  @Test
  void noSourceFileIsLongerThan500Lines() throws IOException {
    Predicate<Path> tooLong = file -> lines(file).size() > LONGEST;
    assertEquals(List.of(), javaFiles(MAIN).stream().filter(tooLong).toList());
    assertEquals(List.of(), javaFiles(TEST).stream().filter(tooLong).toList());
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() throws IOException {
    List<Path> undescribed =
        javaFiles(MAIN).stream()
            .map(file -> file.resolveSibling("package-info.java"))
            .distinct()
            .filter(info -> !Files.exists(info) || !isDescription(lines(info)))
            .toList();
    assertEquals(List.of(), undescribed);
  }

  @Test
  void onlyPropertiesAndGeneratorsUseThePropertyLibrary() throws IOException {
    List<Path> others =
        javaFiles(TEST).stream()
            .filter(file -> !file.getFileName().toString().endsWith("Properties.java"))
            .filter(file -> !file.startsWith(TEST.resolve("dsc/gen")))
            .filter(
                file -> lines(file).stream().anyMatch(line -> line.startsWith("import net.jqwik")))
            .toList();
    assertEquals(List.of(), others);
  }

  private static boolean isDescription(List<String> lines) {
    return lines.getFirst().startsWith("/**") && lines.contains("@NullMarked");
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
