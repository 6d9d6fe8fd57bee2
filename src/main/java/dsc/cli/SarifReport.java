package dsc.cli;

import dsc.Version;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Fix;
import dsc.diag.Label;
import dsc.diag.Position;
import dsc.diag.Severity;
import dsc.diag.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Problems in SARIF 2.1.0, which code hosts show at the lines of a pull request. Source: OASIS,
 * "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
 */
final class SarifReport {
  private static final JsonMapper JSON = new JsonMapper();

  private SarifReport() {}

  static String text(Diagnostics diags) {
    List<Code> rules = diags.sorted().stream().map(Diagnostic::code).distinct().sorted().toList();
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "dsc");
    driver.put("version", Version.text());
    ArrayNode described = driver.putArray("rules");
    rules.forEach(code -> rule(described.addObject(), code));
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    diags.sorted().forEach(d -> result(results.addObject(), d, rules.indexOf(d.code())));
    return root.toPrettyString();
  }

  private static void rule(ObjectNode rule, Code code) {
    rule.put("id", code.id());
    rule.put("name", code.name());
    rule.putObject("shortDescription").put("text", code.headline());
    ObjectNode help = rule.putObject("help");
    help.put("text", ExplainCommand.text(code));
  }

  private static void result(ObjectNode result, Diagnostic diagnostic, int rule) {
    result.put("ruleId", diagnostic.code().id());
    result.put("ruleIndex", rule);
    result.put("level", level(diagnostic.severity()));
    StringBuilder message = new StringBuilder(diagnostic.message());
    diagnostic.notes().forEach(note -> message.append("\nhelp: ").append(note));
    result.putObject("message").put("text", message.toString());
    ArrayNode locations = result.putArray("locations");
    diagnostic.primary().ifPresent(label -> place(locations.addObject(), label.span()));
    if (!diagnostic.related().isEmpty()) {
      ArrayNode related = result.putArray("relatedLocations");
      diagnostic.related().forEach(label -> related(related.addObject(), label));
    }
    diagnostic.fix().ifPresent(fix -> fix(result.putArray("fixes").addObject(), fix));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  private static void related(ObjectNode node, Label label) {
    place(node, label.span());
    if (!label.text().isEmpty()) {
      node.putObject("message").put("text", label.text());
    }
  }

  private static void fix(ObjectNode node, Fix fix) {
    node.putObject("description").put("text", fix.title());
    ObjectNode change = node.putArray("artifactChanges").addObject();
    change.putObject("artifactLocation").put("uri", uri(fix.span().file().path()));
    ObjectNode replacement = change.putArray("replacements").addObject();
    region(replacement.putObject("deletedRegion"), fix.span());
    replacement.putObject("insertedContent").put("text", fix.replacement());
  }

  private static void place(ObjectNode node, Span span) {
    ObjectNode physical = node.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(span.file().path()));
    region(physical.putObject("region"), span);
  }

  private static void region(ObjectNode region, Span span) {
    Position start = span.file().position(span.start());
    Position end = span.file().position(span.end());
    region.put("startLine", start.line());
    region.put("startColumn", start.column());
    region.put("endLine", end.line());
    region.put("endColumn", end.column());
  }

  /** Relative to the folder dsc was started in, as the path is. */
  private static String uri(String path) {
    String slashed = path.replace('\\', '/');
    try {
      // A colon before the first slash would make a scheme of what stands before it.
      boolean schemeLike = slashed.indexOf(':') >= 0 && !slashed.startsWith("/");
      return new URI(null, null, schemeLike ? "./" + slashed : slashed, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no URI of " + path, e);
    }
  }
}
