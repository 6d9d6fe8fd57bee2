package dsc.cli;

import dsc.Version;
import dsc.diag.Code;
import dsc.plan.Plan;
import dsc.plan.PlannedHazard;
import dsc.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan as CI servers read it: its refusals and hazards are the results. */
final class PlanReport {
  private static final JsonMapper JSON = new JsonMapper();

  private PlanReport() {}

  /** One thing that a reviewer should look at. */
  private record Finding(Code code, String element, String reason, boolean stops, boolean refused) {
    String text() {
      return element + ": " + reason;
    }

    String level() {
      return refused ? "error" : stops ? "warning" : "note";
    }
  }

  private static List<Finding> findings(Step step) {
    List<Finding> findings = new ArrayList<>();
    String key = step.key().toString();
    step.refusal().ifPresent(r -> findings.add(new Finding(r.code(), key, r.reason(), true, true)));
    for (PlannedHazard planned : step.hazards()) {
      findings.add(
          new Finding(
              planned.hazard().code(),
              planned.hazard().subject().in(key),
              planned.hazard().reason(),
              !planned.allowed(),
              false));
    }
    return findings;
  }

  /** SARIF 2.1.0; places are addresses of elements, because a plan has no lines. */
  static String sarif(Plan plan) {
    List<Finding> all = plan.steps().stream().flatMap(step -> findings(step).stream()).toList();
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "dsc");
    driver.put("version", Version.text());
    ArrayNode rules = driver.putArray("rules");
    for (Code code : new TreeSet<>(all.stream().map(Finding::code).toList())) {
      ObjectNode rule = rules.addObject();
      rule.put("id", code.id());
      rule.putObject("shortDescription").put("text", code.headline());
    }
    ArrayNode results = run.putArray("results");
    for (Finding finding : all) {
      ObjectNode result = results.addObject();
      result.put("ruleId", finding.code().id());
      result.put("level", finding.level());
      result.putObject("message").put("text", finding.text());
      result
          .putArray("locations")
          .addObject()
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", finding.element());
    }
    return root.toPrettyString();
  }

  /** JUnit XML: a test case for each data source, failed when something stops its step. */
  static String junit(Plan plan) {
    StringBuilder cases = new StringBuilder();
    int failed = 0;
    for (Step step : plan.steps()) {
      List<String> stops =
          findings(step).stream()
              .filter(Finding::stops)
              .map(finding -> finding.code().id() + " " + finding.text())
              .toList();
      cases
          .append("    <testcase classname=\"dsc plan\" name=\"")
          .append(XmlText.escaped(step.key().toString()));
      if (stops.isEmpty()) {
        cases.append("\"/>\n");
      } else {
        failed++;
        cases
            .append("\">\n      <failure message=\"")
            .append(XmlText.escaped(stops.getFirst()))
            .append("\">")
            .append(XmlText.escaped(String.join("\n", stops)))
            .append("</failure>\n    </testcase>\n");
      }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"dsc"
        + " plan\" tests=\""
        + plan.steps().size()
        + "\" failures=\""
        + failed
        + "\" errors=\"0\" skipped=\"0\">\n"
        + cases
        + "  </testsuite>\n</testsuites>\n";
  }
}
