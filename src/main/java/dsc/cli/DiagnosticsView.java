package dsc.cli;

import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.HumanRenderer;
import dsc.diag.Label;
import dsc.diag.Position;
import dsc.diag.Severity;
import dsc.diag.Span;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Problems for people on the error stream, or as JSON on the output. */
final class DiagnosticsView {
  /** Goes up when a field of the JSON changes its meaning or goes away. */
  private static final int FORMAT_VERSION = 1;

  private final Console console;
  private final OutputOptions output;

  DiagnosticsView(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
  }

  /** Shows all of them; JSON shows an empty list too. */
  void show(Diagnostics diags) {
    switch (output.format.value()) {
      case human -> human(diags);
      case json -> console.out().println(json(diags).toPrettyString());
    }
  }

  private void human(Diagnostics diags) {
    if (diags.isEmpty()) {
      return;
    }
    console.err().print(new HumanRenderer(console.ansi(), console.width()).render(diags));
    long errors = count(diags, Severity.ERROR);
    long warnings = count(diags, Severity.WARNING);
    if (errors + warnings > 0) {
      console.err().println();
      console.err().println(Counted.of(errors, "error") + ", " + Counted.of(warnings, "warning"));
    }
  }

  static long count(Diagnostics diags, Severity severity) {
    return diags.sorted().stream().filter(d -> d.severity() == severity).count();
  }

  static ObjectNode json(Diagnostics diags) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format_version", FORMAT_VERSION);
    ArrayNode all = root.putArray("diagnostics");
    diags.sorted().forEach(d -> add(all.addObject(), d));
    ObjectNode summary = root.putObject("summary");
    summary.put("errors", count(diags, Severity.ERROR));
    summary.put("warnings", count(diags, Severity.WARNING));
    summary.put("notes", count(diags, Severity.NOTE));
    return root;
  }

  /** One problem as JSON. */
  static void add(ObjectNode node, Diagnostic diagnostic) {
    node.put("code", diagnostic.code().id());
    node.put("headline", diagnostic.code().headline());
    node.put("severity", diagnostic.severity().name().toLowerCase(java.util.Locale.ROOT));
    node.put("message", diagnostic.message());
    diagnostic.primary().ifPresent(label -> place(node.putObject("at"), label));
    ArrayNode related = node.putArray("related");
    diagnostic.related().forEach(label -> place(related.addObject(), label));
    ArrayNode help = node.putArray("help");
    diagnostic.notes().forEach(help::add);
    diagnostic
        .fix()
        .ifPresent(
            fix -> {
              ObjectNode mend = node.putObject("fix");
              mend.put("title", fix.title());
              mend.put("replacement", fix.replacement());
              mend.put("safe", fix.safe());
              place(mend.putObject("at"), new Label(fix.span(), ""));
            });
  }

  private static void place(ObjectNode node, Label label) {
    Span span = label.span();
    node.put("file", span.file().path());
    position(node.putObject("start"), span.file().position(span.start()), span.start());
    position(node.putObject("end"), span.file().position(span.end()), span.end());
    node.put("text", span.text());
    if (!label.text().isEmpty()) {
      node.put("label", label.text());
    }
  }

  private static void position(ObjectNode node, Position position, int offset) {
    node.put("line", position.line());
    node.put("column", position.column());
    node.put("offset", offset);
  }
}
