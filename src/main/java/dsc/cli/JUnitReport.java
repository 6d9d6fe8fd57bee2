package dsc.cli;

import dsc.cli.TestCommand.SpecResult;
import dsc.diag.Ansi;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.DscException;
import dsc.diag.HumanRenderer;
import dsc.evaluate.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Test results in the XML that CI servers read: a suite for each spec, without times. */
final class JUnitReport {
  private static final int WIDTH = 100;

  private JUnitReport() {}

  static void write(Path file, List<SpecResult> specs) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      Files.writeString(file, text(specs), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + file + "` could not be written", e);
    }
  }

  private static String text(List<SpecResult> specs) {
    return JUnitXml.text(
        specs.stream()
            .map(
                spec ->
                    new JUnitXml.Suite(
                        spec.datasource(),
                        spec.results().stream().map(JUnitReport::testCase).toList()))
            .toList());
  }

  private static JUnitXml.Case testCase(TestResult result) {
    HumanRenderer renderer = new HumanRenderer(Ansi.OFF, WIDTH);
    return new JUnitXml.Case(
        result.test().name(),
        result.failures().stream().findFirst().map(Diagnostic::message),
        result.failures().stream().map(renderer::render).collect(Collectors.joining()));
  }
}
