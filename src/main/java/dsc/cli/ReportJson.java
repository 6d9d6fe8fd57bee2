package dsc.cli;

import dsc.plan.Plan;
import dsc.plan.PlanJson;
import dsc.plan.Report;
import dsc.plan.StepResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an apply did, as JSON: the plan and what became of each step. */
final class ReportJson {
  private static final int FORMAT_VERSION = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private ReportJson() {}

  static String write(Plan plan, Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format_version", FORMAT_VERSION);
    root.put("succeeded", report.succeeded());
    ArrayNode results = root.putArray("results");
    for (StepResult result : report.results()) {
      ObjectNode node = results.addObject();
      node.put("address", result.step().key().toString());
      node.put("name", result.step().name());
      node.put("action", result.step().action().text());
      node.put("status", result.status().text());
      result
          .failure()
          .ifPresent(
              why -> {
                node.put("code", why.code().id());
                node.put("reason", why.getMessage());
              });
    }
    root.set("plan", JSON.readTree(PlanJson.write(plan)));
    return root.toPrettyString();
  }
}
