package dsc.plan.render;

import dsc.diag.Ansi;
import dsc.diag.Ansi.Style;
import dsc.plan.Action;
import dsc.plan.BuiltRows;
import dsc.plan.Report;
import dsc.plan.StepResult;
import dsc.plan.StepResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an apply did, for a terminal or a log. */
public final class ReportText {
  private ReportText() {}

  /** One line per step that was to change something, and the total. */
  public static String render(Report report, int width, Ansi ansi) {
    Page page = new Page(width, ansi);
    report.results().forEach(result -> line(page, result));
    report.stopped().ifPresent(why -> page.sentence(0, Style.RED, "", why));
    return page.bold(total(report)).text();
  }

  /** One line that says what the apply amounted to. */
  public static String total(Report report) {
    List<String> counts = new ArrayList<>();
    for (Action action : List.of(Action.CREATE, Action.UPDATE, Action.REMOVE)) {
      long done =
          report.results().stream()
              .filter(r -> r.status() == Status.DONE && r.step().action() == action)
              .count();
      if (done > 0) {
        counts.add(done + " " + past(action));
      }
    }
    for (Status status : List.of(Status.FAILED, Status.UNKNOWN, Status.NOT_REACHED)) {
      if (report.count(status) > 0) {
        counts.add(report.count(status) + " " + status.text());
      }
    }
    String total =
        counts.isEmpty() ? "Nothing to apply." : "Applied: " + String.join(", ", counts) + ".";
    String rows = rows(report);
    return report.succeeded() ? total + rows : total + rows + " Run `dsc apply` again to finish.";
  }

  /** How many rows were read for how many extracts. */
  private static String rows(Report report) {
    List<BuiltRows> built = report.results().stream().flatMap(r -> r.rows().stream()).toList();
    long read = built.stream().mapToLong(BuiltRows::read).sum();
    return built.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            " %,d %s built, %,d %s read.",
            built.size(),
            built.size() == 1 ? "extract" : "extracts",
            read,
            read == 1 ? "row" : "rows");
  }

  private static String rows(Optional<BuiltRows> built) {
    return built
        .map(
            rows ->
                rows.all() == rows.read()
                    ? String.format(Locale.ROOT, ", %,d rows", rows.all())
                    : String.format(
                        Locale.ROOT, ", %,d rows, %,d of them read now", rows.all(), rows.read()))
        .orElse("");
  }

  private static void line(Page page, StepResult result) {
    String key = result.step().key().toString();
    switch (result.status()) {
      case DONE ->
          page.marked(
              0, Style.GREEN, '✓', key + " " + past(result.step().action()) + rows(result.rows()));
      case FAILED, UNKNOWN -> {
        String code = result.failure().map(f -> f.code().id() + ": ").orElse("");
        String why = result.failure().map(Throwable::getMessage).orElse("");
        page.sentence(0, Style.RED, "✗ ", key + " " + result.status().text() + ": " + code + why);
        result.failure().stream()
            .flatMap(failure -> failure.help().stream())
            .forEach(help -> page.sentence(2, Style.DIM, "help: ", help));
      }
      case NOT_REACHED -> page.marked(0, Style.DIM, '-', key + " not reached");
      case NOTHING_TO_DO -> {}
    }
  }

  private static String past(Action action) {
    return switch (action) {
      case CREATE -> "created";
      case UPDATE -> "updated";
      case REMOVE -> "removed";
      case NONE, KEEP, REFUSE -> "left alone";
    };
  }
}
