package dsc.cli;

import dsc.Variant;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Severity;
import dsc.diag.Span;
import dsc.plan.Plan;
import dsc.plan.PlannedHazard;
import dsc.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hazards and refusals of a plan as problems at the specs they come from, for the tools that
 * know problems and not plans. What stops an apply is an error, what is allowed a warning.
 */
final class PlanFindings {
  private final Map<String, Span> places = new HashMap<>();

  PlanFindings(List<Variant> variants) {
    variants.forEach(v -> places.put(v.id(), v.typed().resolved().spec().id().span()));
  }

  /** All of them. */
  Diagnostics of(Plan plan) {
    Diagnostics diags = new Diagnostics();
    plan.steps().forEach(step -> diags.reportAll(of(step)));
    return diags;
  }

  private List<Diagnostic> of(Step step) {
    List<Diagnostic> found = new ArrayList<>();
    step.refusal()
        .ifPresent(
            refusal -> found.add(at(step, refusal.code(), Severity.ERROR, refusal.reason())));
    for (PlannedHazard planned : step.hazards()) {
      var hazard = planned.hazard();
      String message = hazard.subject().in(step.key().toString()) + ": " + hazard.reason();
      Severity severity = planned.allowed() ? Severity.WARNING : Severity.ERROR;
      found.add(at(step, hazard.code(), severity, message));
    }
    return found;
  }

  private Diagnostic at(Step step, Code code, Severity severity, String message) {
    Span place = places.get(step.key().datasource());
    if (place == null) {
      return Diagnostic.general(code, severity, message);
    }
    return severity == Severity.ERROR
        ? Diagnostic.error(code, place, message)
        : Diagnostic.warning(code, place, message);
  }

  /** JUnit XML: a test case for each publication, failed when it cannot be applied. */
  String junit(Plan plan) {
    return JUnitXml.text(
        List.of(
            new JUnitXml.Suite(
                "dsc plan",
                plan.steps().stream()
                    .map(step -> ValidationReport.testCase(step.key().toString(), of(step)))
                    .toList())));
  }
}
