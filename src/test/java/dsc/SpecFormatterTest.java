package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Folders {@code fmt/<case>} with a {@code spec.yaml} and what it becomes. */
final class SpecFormatterTest {
  @TestFactory
  Stream<DynamicTest> formulasAreLaidOutAndTheRestStays() {
    return Golden.tests("fmt", "expected.yaml", folder -> format(read(folder)));
  }

  @TestFactory
  Stream<DynamicTest> formattingTwiceIsFormattingOnce() {
    return Golden.folders("fmt").stream()
        .map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> checkTwice(read(folder))));
  }

  private static void checkTwice(String text) {
    String once = format(text);
    assertEquals(once, format(once));
  }

  @TestFactory
  Stream<DynamicTest> windowsLineEndingsStay() {
    return Golden.folders("fmt").stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.toString(),
                    () ->
                        assertEquals(
                            format(read(folder)).replace("\n", "\r\n"),
                            format(read(folder).replace("\n", "\r\n")))));
  }

  @Test
  void aFormulaWithErrorsIsReportedAndStays() {
    Diagnostics diags = new Diagnostics();
    String text = "calculations:\n  A: 1 +\n  B: sum(1)\n";
    assertEquals(
        "calculations:\n  A: 1 +\n  B: SUM(1)\n",
        SpecFormatter.format(new SourceFile("a.yaml", text), diags).orElseThrow());
    assertEquals(
        List.of("DSC3022"),
        diags.sorted().stream().map(Diagnostic::code).map(c -> c.id()).toList());
  }

  @Test
  void aFormulaThatCannotStayPlainGetsQuotes() {
    assertEquals("calculations:\n  A: \"[x] + 1\"\n", format("calculations:\n  A: x+1\n"));
    assertEquals("calculations:\n  A: '[x] = ''\"'''\n", format("calculations:\n  A: x = '\"'\n"));
  }

  @Test
  void anAliasedFormulaIsLaidOutOnce() {
    assertEquals(
        "calculations:\n  A: &f SUM(1)\n  B: *f\n",
        format("calculations:\n  A: &f sum( 1 )\n  B: *f\n"));
  }

  private static String format(String text) {
    return SpecFormatter.format(new SourceFile("spec.yaml", text), new Diagnostics()).orElseThrow();
  }

  private static String read(Path folder) {
    try {
      return Files.readString(folder.resolve("spec.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
