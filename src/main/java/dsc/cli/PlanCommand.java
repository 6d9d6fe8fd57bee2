package dsc.cli;

import dsc.plan.Plan;
import dsc.plan.PlanJson;
import dsc.plan.render.PlanMarkdown;
import dsc.plan.render.PlanText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dsc plan}: what would change at a target, and whom it may hurt. */
@Command(
    name = "plan",
    description = {
      "Show what `apply` would change at the target, and whom it may hurt.",
      "Every field, filter and extract is shown with before and after. Writes nothing,"
          + " except a plan file with --out."
    },
    footer = {
      "",
      "Examples:",
      "  dsc plan examples/flights",
      "  dsc plan --out flights.plan.json          then: dsc apply flights.plan.json",
      "  dsc plan --detailed-exitcode              0 no changes, 2 changes",
      "  dsc plan --format markdown                a comment on a pull request"
    })
final class PlanCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;
  @Mixin private SelectionOptions selection;
  @Mixin private TargetOptions targetOptions;
  @Mixin private EngineOptions engineOptions;
  @Mixin private ReportOptions output;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Save the plan, for `dsc apply FILE`.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when there are changes, 0 when there are none.")
  private boolean detailed;

  @Option(
      names = "--refresh-only",
      description = "Show only what somebody else changed in the target since the last apply.")
  private boolean refreshOnly;

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    try (Engines engines = engineOptions.engines(console)) {
      Work work = Work.load(selection, dsc.environment(), engines::with);
      LazyEngine engine = engines.with(work.databases());
      Optional<Planning> planning = Planning.prepare(work, targetOptions, engine);
      if (planning.isEmpty()) {
        ValidationReport.show(console, output.format, work.files(), work.diags());
        return ExitCode.INPUT.number();
      }
      new DiagnosticsView(console, OutputOptions.human()).show(work.diags());
      try (Planning ready = planning.get()) {
        return plan(console, ready, new PlanFindings(work.variants()));
      }
    }
  }

  private int plan(Console console, Planning planning, PlanFindings findings) {
    Plan all = planning.plan(targetOptions, selection);
    Plan plan = refreshOnly ? all.driftOnly() : all;
    print(console, plan, findings);
    if (file.isPresent()) {
      byte[] text = PlanJson.write(plan).getBytes(StandardCharsets.UTF_8);
      Path ignored = FileReplacement.put(file.get(), text);
    }
    boolean news = refreshOnly ? plan.drifted() > 0 : !plan.isEmpty();
    return (detailed && news ? ExitCode.CHANGES : ExitCode.DONE).number();
  }

  private void print(Console console, Plan plan, PlanFindings findings) {
    switch (output.format) {
      case human ->
          console
              .out()
              .print(
                  refreshOnly
                      ? PlanText.drift(plan, console.width(), console.ansi())
                      : PlanText.render(plan, console.width(), console.ansi()));
      case json -> console.out().println(PlanJson.write(plan));
      case markdown -> console.out().print(PlanMarkdown.render(plan, PlanMarkdown.MOST_CHARACTERS));
      case sarif -> console.out().println(SarifReport.text(findings.of(plan)));
      case junit -> console.out().print(findings.junit(plan));
    }
  }
}
