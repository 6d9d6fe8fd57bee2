package dsc.plan.render;

import dsc.diag.Ansi;
import dsc.diag.Ansi.Style;
import dsc.diag.Code;
import dsc.plan.ExtractDecision;
import dsc.plan.Impact;
import dsc.plan.PlannedChange;
import dsc.plan.PlannedHazard;
import dsc.plan.Step;
import dsc.plan.diff.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happens to one publication, below its headline. */
final class StepText {
  private static final int INDENT = 2;
  private static final int HAZARD_INDENT = 4;
  private static final int MOST_DEPENDENTS = 8;

  private final Step step;
  private final Page page;
  private final ChangeText changes;
  private final List<PlannedHazard> untold;

  private StepText(Step step, String prefix, Page page) {
    this.step = step;
    this.page = page;
    this.changes = new ChangeText(page, prefix);
    this.untold = new ArrayList<>(step.hazards());
  }

  /** The prefix stands for the key in addresses, so that tenants with equal steps look equal. */
  static String of(Step step, String prefix, int width, Ansi ansi) {
    Page page = new Page(width, ansi);
    new StepText(step, prefix, page).write();
    return page.text();
  }

  private void write() {
    step.refusal()
        .ifPresent(
            refusal ->
                page.sentence(
                    INDENT, Style.RED, "! " + refusal.code().id() + ": ", refusal.reason()));
    step.notes().forEach(note -> page.sentence(INDENT, Style.DIM, "", note));
    drift();
    for (PlannedChange change : step.changes()) {
      changes.write(INDENT, change);
      hazards(
          INDENT + HAZARD_INDENT,
          hazard -> hazard.hazard().subject().equals(change.address()) && !isDrift(hazard));
    }
    hazards(INDENT, hazard -> true);
    step.impact().ifPresent(this::impact);
    if (step.unchanged() > 0 && step.action().writes()) {
      page.dim(INDENT, "(" + Numbers.of(step.unchanged(), "unchanged element") + ")");
    }
    extract(step.extract());
  }

  private void drift() {
    boolean any = !step.drift().isEmpty() || step.hazards().stream().anyMatch(StepText::isDrift);
    if (!any) {
      return;
    }
    page.plain(INDENT, "changed in the target by somebody else since the last apply:");
    for (PlannedChange change : step.drift()) {
      changes.write(2 * INDENT, change);
      hazards(
          2 * INDENT + HAZARD_INDENT,
          hazard -> isDrift(hazard) && hazard.hazard().subject().equals(change.address()));
    }
    hazards(2 * INDENT, StepText::isDrift);
  }

  private static boolean isDrift(PlannedHazard hazard) {
    return hazard.hazard().code() == Code.DRIFT_OVERWRITTEN;
  }

  /** Writes the hazards that are meant and were not written yet. */
  private void hazards(int indent, Predicate<PlannedHazard> which) {
    List<PlannedHazard> meant = untold.stream().filter(which).toList();
    untold.removeAll(meant);
    meant.forEach(hazard -> hazard(indent, hazard));
  }

  private void hazard(int indent, PlannedHazard planned) {
    String lead =
        "! "
            + planned.hazard().code().id()
            + " "
            + planned.hazard().changeClass().text()
            + (planned.allowed() ? "" : " (needs --allow)")
            + ": ";
    page.sentence(
        indent, planned.allowed() ? Style.YELLOW : Style.RED, lead, planned.hazard().reason());
    List<Address> users = planned.hazard().dependents();
    if (!users.isEmpty()) {
      List<String> names = users.stream().map(Address::toString).toList();
      page.sentence(indent + 2, Style.DIM, "used by ", Numbers.some(names, MOST_DEPENDENTS));
    }
  }

  private void impact(Impact impact) {
    String workbooks = Numbers.of(impact.workbooks().size(), "workbook");
    String lead =
        switch (impact.completeness()) {
          case COMPLETE ->
              impact.workbooks().isEmpty()
                  ? "no workbook uses this data source"
                  : workbooks + " built on this data source:";
          case PARTIAL -> "at least " + workbooks + " built on this data source, perhaps more:";
          case UNKNOWN -> "who uses this data source is unknown";
        };
    page.sentence(INDENT, Style.BOLD, "impact ", lead);
    for (Impact.Workbook workbook : impact.workbooks()) {
      page.plain(
          INDENT + 2,
          "\""
              + workbook.name()
              + "\""
              + (workbook.project().isEmpty() ? "" : " in " + workbook.project())
              + (workbook.owner().isEmpty() ? "" : ", owner " + workbook.owner()));
    }
    for (Impact.Use use : impact.uses()) {
      page.sentence(
          INDENT + 2, Style.DIM, "", use.field() + ": " + uses(use, impact.completeness()));
    }
    impact.reasons().forEach(why -> page.sentence(INDENT + 2, Style.YELLOW, "! ", why));
  }

  private static String uses(Impact.Use use, Impact.Completeness completeness) {
    if (use.isUnused()) {
      return completeness == Impact.Completeness.COMPLETE
          ? "used nowhere"
          : "no use is known, which does not mean that there is none";
    }
    List<String> kinds = new ArrayList<>();
    kind(kinds, "sheets", use.sheets());
    kind(kinds, "dashboards", use.dashboards());
    kind(kinds, "calculations", use.calculations());
    return String.join("; ", kinds);
  }

  private static void kind(List<String> kinds, String name, List<String> uses) {
    if (!uses.isEmpty()) {
      kinds.add(name + " " + Numbers.some(uses, MOST_DEPENDENTS));
    }
  }

  private void extract(ExtractDecision decision) {
    String what =
        switch (decision.kind()) {
          case NONE -> "";
          case REUSE -> "reused";
          case BUILD -> step.published().isPresent() ? "rebuilt" : "built";
          case INCREMENT -> "gets its new rows";
          case REMOVE -> "removed";
        };
    boolean worthSaying =
        !what.isEmpty() && (step.action().writes() || !decision.reasons().isEmpty());
    if (worthSaying) {
      String why = decision.reasons().isEmpty() ? "" : ": " + Numbers.and(decision.reasons());
      page.sentence(INDENT, Style.BOLD, "extract ", what + why);
    }
  }
}
