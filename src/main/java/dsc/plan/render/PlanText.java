package dsc.plan.render;

import dsc.diag.Ansi;
import dsc.diag.Ansi.Style;
import dsc.plan.Action;
import dsc.plan.ExtractDecision;
import dsc.plan.Plan;
import dsc.plan.PublicationKey;
import dsc.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan for a terminal of any width, or for a log. */
public final class PlanText {
  private static final int MOST_KEYS = 4;

  private PlanText() {}

  /** The whole plan; the last line is the total. */
  public static String render(Plan plan, int width, Ansi ansi) {
    StringBuilder out = new StringBuilder();
    for (List<Step> group : groups(plan.steps())) {
      Step first = group.getFirst();
      Page headline = new Page(width, ansi);
      headline.marked(0, style(first.action()), mark(first.action()), headline(group));
      String prefix = group.size() == 1 ? first.key().toString() : first.key().datasource();
      out.append(headline.text()).append(StepText.of(first, prefix, width, ansi)).append('\n');
    }
    return out.append(new Page(width, ansi).bold(total(plan)).text()).toString();
  }

  /** The difference of two data sources, as {@link dsc.plan.Planner#difference} gives it. */
  public static String difference(Step step, int width, Ansi ansi) {
    String total =
        step.changes().isEmpty()
            ? "No differences."
            : Numbers.of(step.changes().size(), "difference")
                + ", "
                + Numbers.of(step.hazards().size(), "hazard")
                + ".";
    return StepText.of(step, step.key().toString(), width, ansi)
        + new Page(width, ansi).bold(total).text();
  }

  /** What somebody else changed, as {@link Plan#driftOnly} gives it. */
  public static String drift(Plan plan, int width, Ansi ansi) {
    StringBuilder out = new StringBuilder();
    for (Step step : plan.steps()) {
      Page headline = new Page(width, ansi);
      headline.marked(0, Style.YELLOW, '~', step.key() + " \"" + step.name() + "\"");
      out.append(headline.text())
          .append(StepText.of(step, step.key().toString(), width, ansi))
          .append('\n');
    }
    String total =
        plan.steps().isEmpty()
            ? "No drift: nobody else changed what dsc applied to " + plan.target() + "."
            : "Drift: "
                + Numbers.of(plan.steps().size(), "data source")
                + " changed since the last apply.";
    return out.append(new Page(width, ansi).bold(total).text()).toString();
  }

  /** One line that says what the plan amounts to. */
  public static String total(Plan plan) {
    long kept = plan.count(Action.KEEP);
    String orphans =
        kept == 0 ? "" : " " + Numbers.of(kept, "data source") + " in no spec any more.";
    if (plan.isEmpty()) {
      return "No changes: " + plan.target() + " is as the specs want it." + orphans;
    }
    List<String> counts = new ArrayList<>();
    count(counts, plan.count(Action.CREATE), " to create");
    count(counts, plan.count(Action.UPDATE), " to update");
    count(counts, plan.count(Action.REMOVE), " to remove");
    count(counts, plan.count(Action.REFUSE), " refused");
    count(counts, plan.count(Action.NONE), " unchanged");
    extracts(counts, plan, ExtractDecision.Kind.BUILD, " to build");
    extracts(counts, plan, ExtractDecision.Kind.INCREMENT, " to add new rows to");
    long hazards = plan.hazards().size();
    long open = plan.hazards().stream().filter(h -> !h.allowed()).count();
    counts.add(Numbers.of(hazards, "hazard") + (open == 0 ? "" : " (" + open + " not allowed)"));
    return "Plan: " + String.join(", ", counts) + "." + orphans;
  }

  private static void extracts(
      List<String> counts, Plan plan, ExtractDecision.Kind kind, String what) {
    long extracts =
        plan.steps().stream()
            .filter(s -> s.extract().kind() == kind && s.action().writes())
            .count();
    if (extracts > 0) {
      counts.add(Numbers.of(extracts, "extract") + what);
    }
  }

  private static void count(List<String> counts, long count, String what) {
    if (count > 0) {
      counts.add(count + what);
    }
  }

  /**
   * The steps worth showing; those of the tenants of a data source to which the same happens are
   * shown as one.
   */
  static List<List<Step>> groups(List<Step> steps) {
    Map<String, List<Step>> groups = new LinkedHashMap<>();
    for (Step step : steps) {
      if (isShown(step)) {
        String same =
            step.key().tenant().isPresent()
                ? step.action().text()
                    + StepText.of(step, step.key().datasource(), Integer.MAX_VALUE, Ansi.OFF)
                : "";
        groups
            .computeIfAbsent(step.key().datasource() + "\n" + same, k -> new ArrayList<>())
            .add(step);
      }
    }
    return List.copyOf(groups.values());
  }

  private static boolean isShown(Step step) {
    return step.action() != Action.NONE
        || !step.notes().isEmpty()
        || !step.drift().isEmpty()
        || step.hazards().stream().anyMatch(h -> !h.allowed());
  }

  static String headline(List<Step> group) {
    Step first = group.getFirst();
    List<String> keys = group.stream().map(Step::key).map(PublicationKey::toString).toList();
    String name = group.size() == 1 ? " \"" + first.name() + "\"" : "";
    return Numbers.some(keys, MOST_KEYS) + name + ": " + first.action().text();
  }

  private static char mark(Action action) {
    return switch (action) {
      case CREATE -> '+';
      case UPDATE -> '~';
      case REMOVE -> '-';
      case NONE, KEEP -> '=';
      case REFUSE -> '!';
    };
  }

  private static Style style(Action action) {
    return switch (action) {
      case CREATE -> Style.GREEN;
      case UPDATE -> Style.YELLOW;
      case REMOVE, REFUSE -> Style.RED;
      case NONE, KEEP -> Style.DIM;
    };
  }
}
