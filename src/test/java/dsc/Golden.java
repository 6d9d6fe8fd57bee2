package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden tests: one folder per case, with what goes in and the file that must come out. With {@code
 * -Ddsc.golden=update} the expected files are written instead, and the run fails in CI.
 */
public final class Golden {
  private static final Path CASES = Path.of("src", "test", "cases");

  private Golden() {}

  /** The folders below {@code src/test/cases/<kind>}, by name. */
  public static List<Path> folders(String kind) {
    try (Stream<Path> folders = Files.list(CASES.resolve(kind))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One test per case: what {@code actual} makes of its folder must be the expected file. */
  public static Stream<DynamicTest> tests(
      String kind, String expected, Function<Path, String> actual) {
    return folders(kind).stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> check(folder.resolve(expected), actual.apply(folder))));
  }

  /** The text must be what the file holds. */
  public static void check(Path expected, String actual) {
    try {
      if (System.getProperty("dsc.golden", "check").equals("update")) {
        if (System.getenv("CI") != null) {
          fail("expected files are not rewritten in CI");
        }
        Files.writeString(expected, actual);
      } else if (Files.exists(expected)) {
        assertEquals(Files.readString(expected, StandardCharsets.UTF_8), actual);
      } else {
        fail(expected + " is missing; -Ddsc.golden=update writes it");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
