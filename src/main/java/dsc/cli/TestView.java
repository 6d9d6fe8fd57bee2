package dsc.cli;

import dsc.cli.TestCommand.SpecResult;
import dsc.diag.Ansi;
import dsc.diag.Cells;
import dsc.diag.HumanRenderer;
import dsc.evaluate.TestResult;
import dsc.resolve.Symbol;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The results of tests, for people and as JSON. */
final class TestView {
  /** Goes up when a field of the JSON changes its meaning or goes away. */
  private static final int FORMAT_VERSION = 1;

  private static final JsonMapper JSON = new JsonMapper();

  private final Console console;
  private final boolean quiet;

  /**
   * @param quiet whether only failures are shown
   */
  TestView(Console console, boolean quiet) {
    this.console = console;
    this.quiet = quiet;
  }

  void human(List<SpecResult> specs) {
    PrintWriter out = console.out();
    HumanRenderer renderer = new HumanRenderer(console.ansi(), console.width());
    for (SpecResult spec : specs) {
      for (TestResult result : spec.results()) {
        String name = Cells.safe(result.test().name());
        if (!result.passed()) {
          out.println(console.ansi().paint(Ansi.Style.RED, "FAIL") + "  " + name);
          result.failures().forEach(failure -> out.print(renderer.render(failure)));
        } else if (!quiet) {
          out.println(console.ansi().paint(Ansi.Style.GREEN, "ok") + "    " + name);
        }
      }
    }
    long failures = specs.stream().mapToLong(SpecResult::failures).sum();
    out.println(Counted.of(tests(specs), "test") + ", " + Counted.of(failures, "failure") + ".");
    if (!quiet) {
      specs.stream()
          .filter(spec -> !spec.untested().isEmpty())
          .forEach(
              spec ->
                  out.println(
                      "In "
                          + spec.datasource()
                          + ", calculations exercised by no test: "
                          + spec.untested().stream()
                              .map(Symbol::caption)
                              .collect(Collectors.joining(", "))));
    }
  }

  void json(List<SpecResult> specs) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format_version", FORMAT_VERSION);
    ArrayNode all = root.putArray("specs");
    for (SpecResult spec : specs) {
      ObjectNode node = all.addObject();
      node.put("datasource", spec.datasource());
      ArrayNode tests = node.putArray("tests");
      for (TestResult result : spec.results()) {
        ObjectNode test = tests.addObject();
        test.put("name", result.test().name());
        test.put("passed", result.passed());
        ArrayNode failures = test.putArray("diagnostics");
        result.failures().forEach(f -> DiagnosticsView.add(failures.addObject(), f));
      }
      ArrayNode untested = node.putArray("untested");
      spec.untested().forEach(calculation -> untested.add(calculation.caption()));
    }
    ObjectNode summary = root.putObject("summary");
    summary.put("tests", tests(specs));
    summary.put("failures", specs.stream().mapToLong(SpecResult::failures).sum());
    console.out().println(root.toPrettyString());
  }

  private static long tests(List<SpecResult> specs) {
    return specs.stream().mapToLong(spec -> spec.results().size()).sum();
  }
}
