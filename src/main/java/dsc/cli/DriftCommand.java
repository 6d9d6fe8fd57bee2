package dsc.cli;

import dsc.plan.Plan;
import dsc.plan.PlanJson;
import dsc.plan.render.PlanText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dsc drift}: what somebody else changed in a target since dsc applied last. */
@Command(
    name = "drift",
    description = {
      "Show what somebody else changed at the target since the last apply.",
      "The same as `dsc plan --refresh-only`. What your specs would change is not shown."
    },
    footer = {
      "",
      "Examples:",
      "  dsc drift --target prod",
      "  dsc drift --detailed-exitcode     for a nightly job: 0 no drift, 2 drift"
    })
final class DriftCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;
  @Mixin private SelectionOptions selection;
  @Mixin private EngineOptions engineOptions;
  @Mixin private OutputOptions output;

  @Option(names = "--target", paramLabel = "NAME", description = "A target of dsc.yaml.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when there is drift, 0 when there is none.")
  private boolean detailed;

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    TargetOptions options = new TargetOptions();
    options.target = target;
    try (Engines engines = engineOptions.engines(console)) {
      Work work = Work.load(selection, dsc.environment(), engines::with);
      LazyEngine engine = engines.with(work.databases());
      Optional<Planning> planning = Planning.prepare(work, options, engine);
      if (planning.isEmpty()) {
        new DiagnosticsView(console, output).show(work.diags());
        return ExitCode.INPUT.number();
      }
      new DiagnosticsView(console, OutputOptions.human()).show(work.diags());
      try (Planning ready = planning.get()) {
        Plan drift = ready.plan(options, selection).driftOnly();
        switch (output.format) {
          case human -> console.out().print(PlanText.drift(drift, console.width(), console.ansi()));
          case json -> console.out().println(PlanJson.write(drift));
        }
        return (detailed && drift.drifted() > 0 ? ExitCode.CHANGES : ExitCode.DONE).number();
      }
    }
  }
}
