package dsc.plan.render;

import dsc.diag.Ansi;
import dsc.diag.Cells;
import dsc.plan.Plan;
import dsc.plan.PlannedHazard;
import dsc.plan.Step;
import dsc.plan.diff.Address;
import dsc.plan.hazard.Hazard;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as a comment on a pull request: the total, the hazards, and each data source folded away.
 * The same plan gives the same text, and it never grows past what the comment may have. Names come
 * from servers and strangers, so nothing in them is taken for markup.
 */
public final class PlanMarkdown {
  /** What the strictest of the usual hosts takes is 65,536 characters; some are left for others. */
  public static final int MOST_CHARACTERS = 60_000;

  /** By which a bot finds the comment it wrote before. */
  public static final String MARKER = "<!-- dsc plan -->";

  private static final int WIDTH = 100;
  private static final int MOST_HAZARDS = 25;
  private static final int MOST_DEPENDENTS = 5;
  private static final int END = 200;

  private PlanMarkdown() {}

  public static String render(Plan plan, int mostCharacters) {
    StringBuilder out = new StringBuilder();
    out.append(MARKER).append("\n### ").append(escaped(PlanText.total(plan))).append("\n\n");
    List<List<Step>> groups = PlanText.groups(plan.steps());
    hazards(groups, out);
    for (int i = 0; i < groups.size(); i++) {
      int room = mostCharacters - out.length() - END;
      String section = section(groups.get(i), room);
      if (section.length() > room) {
        out.append("And ")
            .append(Numbers.of(groups.size() - i, "data source"))
            .append(" more; the JSON form of the plan has them all.\n");
        break;
      }
      out.append(section);
    }
    return out.toString();
  }

  private static void hazards(List<List<Step>> groups, StringBuilder out) {
    List<String> lines = new ArrayList<>();
    for (List<Step> group : groups) {
      String prefix = prefix(group);
      group.getFirst().hazards().forEach(hazard -> lines.add(hazard(prefix, hazard)));
    }
    lines.stream().limit(MOST_HAZARDS).forEach(line -> out.append(line).append('\n'));
    if (lines.size() > MOST_HAZARDS) {
      out.append("- … ").append(lines.size() - MOST_HAZARDS).append(" more hazards\n");
    }
    if (!lines.isEmpty()) {
      out.append('\n');
    }
  }

  /** What stands for the key in addresses: tenants to which the same happens have none. */
  private static String prefix(List<Step> group) {
    Step first = group.getFirst();
    return group.size() == 1 ? first.key().toString() : first.key().datasource();
  }

  private static String hazard(String prefix, PlannedHazard planned) {
    Hazard hazard = planned.hazard();
    List<String> users = hazard.dependents().stream().map(Address::toString).toList();
    return "- **"
        + hazard.code().id()
        + "** "
        + hazard.changeClass().text()
        + (planned.allowed() ? "" : ", **needs --allow**")
        + ": "
        + code(hazard.subject().in(prefix))
        + " "
        + escaped(hazard.reason())
        + (users.isEmpty()
            ? ""
            : " Used by " + escaped(Numbers.some(users, MOST_DEPENDENTS)) + ".");
  }

  private static String section(List<Step> group, int room) {
    Step first = group.getFirst();
    // One step to the left, so that a mark at the start of a line gets the colour of a diff.
    String body =
        StepText.of(first, prefix(group), WIDTH, Ansi.OFF)
            .replaceAll("(?m)^ {2}", "")
            .stripTrailing();
    String head = "<details><summary>" + html(PlanText.headline(group)) + "</summary>\n\n";
    String fence = "`".repeat(Math.max(3, longestRun(body) + 1));
    int over = head.length() + body.length() + 2 * fence.length() + 40 - room;
    if (over > 0 && body.length() - over > 1000) {
      int end = body.lastIndexOf('\n', body.length() - over - 20);
      body = body.substring(0, Math.max(0, end)) + "\n… the rest is left out";
    }
    return head + fence + "diff\n" + body + "\n" + fence + "\n\n</details>\n\n";
  }

  /** A code span that no backtick in the text can end. */
  private static String code(String text) {
    String safe = Cells.safe(text.replaceAll("\\s", " "));
    String ticks = "`".repeat(longestRun(safe) + 1);
    String pad = safe.startsWith("`") || safe.endsWith("`") ? " " : "";
    return ticks + pad + safe + pad + ticks;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Text in which no character is markup, a mention or a link to an issue. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int c : Cells.safe(text.replaceAll("\\s", " ")).codePoints().toArray()) {
      if (c == '@' || c == '#' || c == '<' || c == '>' || c == '&') {
        out.append("&#").append(c).append(';');
      } else if ("\\`*_{}[]|~".indexOf(c) >= 0) {
        out.append('\\').appendCodePoint(c);
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static String html(String text) {
    StringBuilder out = new StringBuilder();
    for (int c : Cells.safe(text.replaceAll("\\s", " ")).codePoints().toArray()) {
      if ("@#<>&\"'`*_[]".indexOf(c) >= 0) {
        out.append("&#").append(c).append(';');
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }
}
