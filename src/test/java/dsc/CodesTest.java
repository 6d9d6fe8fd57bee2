package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.diag.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code can be looked up, and something shows it. */
final class CodesTest {
  private static final Path TESTS = Path.of("src", "test");
  private static final Pattern ID = Pattern.compile("DSC\\d{4}");
  private static final Pattern CONSTANT = Pattern.compile("\\bCode\\.([A-Z][A-Z_]+)\\b");

  @Test
  void everyCodeIsExplained() {
    assertEquals(
        List.of(),
        codes(code -> Code.class.getResource("/dsc/explain/" + code.id() + ".md") == null));
  }

  @Test
  void everyCodeIsShownByACaseOrATest() {
    Set<String> shown = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      files.filter(Files::isRegularFile).forEach(file -> collect(file, shown));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertEquals(
        List.of(), codes(code -> !shown.contains(code.id()) && !shown.contains(code.name())));
  }

  private static void collect(Path file, Set<String> shown) {
    if (file.endsWith("CodesTest.java")) {
      return; // else the list above would show its own codes
    }
    find(ID, file.toString(), 0, shown);
    if (file.toString().matches(".*\\.(java|txt|test|json)")) {
      try {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        find(ID, text, 0, shown);
        find(CONSTANT, text, 1, shown);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void find(Pattern pattern, String text, int group, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
  }

  private static List<String> codes(Predicate<Code> which) {
    return Arrays.stream(Code.values())
        .filter(which)
        .map(code -> code.id() + " " + code.name())
        .toList();
  }
}
