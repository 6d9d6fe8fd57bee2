package dsc.cli;

import dsc.cli.TestCommand.SpecResult;
import dsc.diag.Ansi;
import dsc.diag.Code;
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

  static String text(List<SpecResult> specs) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites>\n");
    for (SpecResult spec : specs) {
      out.append("  <testsuite name=\"")
          .append(XmlText.escaped(spec.datasource()))
          .append("\" tests=\"")
          .append(spec.results().size())
          .append("\" failures=\"")
          .append(spec.failures())
          .append("\" errors=\"0\" skipped=\"0\">\n");
      spec.results().forEach(result -> test(spec.datasource(), result, out));
      out.append("  </testsuite>\n");
    }
    return out.append("</testsuites>\n").toString();
  }

  private static void test(String datasource, TestResult result, StringBuilder out) {
    out.append("    <testcase classname=\"")
        .append(XmlText.escaped(datasource))
        .append("\" name=\"")
        .append(XmlText.escaped(result.test().name()));
    if (result.passed()) {
      out.append("\"/>\n");
      return;
    }
    HumanRenderer renderer = new HumanRenderer(Ansi.OFF, WIDTH);
    out.append("\">\n      <failure message=\"")
        .append(XmlText.escaped(result.failures().getFirst().message()))
        .append("\">")
        .append(
            XmlText.escaped(
                result.failures().stream().map(renderer::render).collect(Collectors.joining())))
        .append("</failure>\n    </testcase>\n");
  }
}
