package dsc.cli;

import dsc.diag.Ansi;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.HumanRenderer;
import dsc.diag.Label;
import dsc.diag.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was found in specs, as CI servers and pull requests show it. */
final class ValidationReport {
  /** By which a bot finds the comment it wrote before. */
  private static final String MARKER = "<!-- dsc validate -->";

  /** What the strictest of the usual hosts takes is 65,536 characters; some are left for others. */
  private static final int MOST_CHARACTERS = 60_000;

  private static final int WIDTH = 100;

  private ValidationReport() {}

  /** In the form the user chose; problems for people go to the error stream. */
  static void show(
      Console console, ReportOptions.Format format, List<String> files, Diagnostics diags) {
    switch (format) {
      case human -> new DiagnosticsView(console, OutputOptions.human()).show(diags);
      case json -> console.out().println(DiagnosticsView.json(diags).toPrettyString());
      case markdown -> console.out().print(markdown(diags));
      case sarif -> console.out().println(SarifReport.text(diags));
      case junit -> console.out().print(junit(files, diags));
    }
  }

  /** A comment for a pull request: the count, and the problems as text, folded away. */
  private static String markdown(Diagnostics diags) {
    StringBuilder out = new StringBuilder(MARKER).append("\n### ").append(title(diags));
    out.append("\n");
    if (diags.isEmpty()) {
      return out.toString();
    }
    String problems = new HumanRenderer(Ansi.OFF, WIDTH).render(diags);
    String shown =
        problems.length() <= MOST_CHARACTERS
            ? problems
            : problems.substring(0, problems.lastIndexOf("\n\n", MOST_CHARACTERS) + 1)
                + "\n… and more; `dsc validate` shows them all.\n";
    String fence = "`".repeat(Math.max(3, longestFence(shown) + 1));
    return out.append("\n<details open><summary>Problems</summary>\n\n")
        .append(fence)
        .append("text\n")
        .append(shown)
        .append(fence)
        .append("\n\n</details>\n")
        .toString();
  }

  private static String title(Diagnostics diags) {
    return diags.hasErrors()
        ? "Specs: " + Counted.of(DiagnosticsView.count(diags, Severity.ERROR), "error")
        : "Specs: valid, " + Counted.of(DiagnosticsView.count(diags, Severity.WARNING), "warning");
  }

  private static int longestFence(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** JUnit XML: a test case for each file, failed when an error lies in it. */
  private static String junit(List<String> files, Diagnostics diags) {
    SortedMap<String, List<Diagnostic>> byFile = new TreeMap<>();
    files.forEach(file -> byFile.put(file, new ArrayList<>()));
    for (Diagnostic diagnostic : diags.sorted()) {
      byFile.computeIfAbsent(file(diagnostic), file -> new ArrayList<>()).add(diagnostic);
    }
    List<JUnitXml.Case> cases = new ArrayList<>();
    byFile.forEach((file, found) -> cases.add(testCase(file, found)));
    return JUnitXml.text(List.of(new JUnitXml.Suite("dsc validate", cases)));
  }

  /** The problems of one file or publication, failed by its first error. */
  static JUnitXml.Case testCase(String name, List<Diagnostic> found) {
    HumanRenderer renderer = new HumanRenderer(Ansi.OFF, WIDTH);
    return new JUnitXml.Case(
        name,
        found.stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .findFirst()
            .map(Diagnostic::message),
        found.stream().map(renderer::render).collect(Collectors.joining("\n")));
  }

  private static String file(Diagnostic diagnostic) {
    return diagnostic.primary().map(Label::span).map(s -> s.file().path()).orElse("workspace");
  }
}
