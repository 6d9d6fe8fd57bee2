package dsc.cli;

import dsc.plan.Plan;
import dsc.plan.PlanJson;
import dsc.plan.render.PlanText;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code dsc drift}: what somebody else changed in a target since dsc applied last. */
final class DriftCommand extends Subcommand implements Callable<Integer> {
  private final SelectionOptions selection = with(new SelectionOptions());
  private final EngineOptions engineOptions = with(new EngineOptions());
  private final OutputOptions output = with(new OutputOptions());

  private final Given<Optional<String>> target =
      option("--target", "NAME", "A target of dsc.yaml.").optional(String.class);

  private final Given<Boolean> detailed =
      flag("--detailed-exitcode", "Exit with 2 when there is drift, 0 when there is none.");

  DriftCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Show what somebody else changed at the target since the last apply.
        The same as `dsc plan --refresh-only`. What your specs would change is not shown.
        """,
        """
        Examples:
          dsc drift --target prod
          dsc drift --detailed-exitcode     for a nightly job: 0 no drift, 2 drift
        """);
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    TargetOptions options = new TargetOptions();
    options.target.set(target.value());
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
        switch (output.format.value()) {
          case human -> console.out().print(PlanText.drift(drift, console.width(), console.ansi()));
          case json -> console.out().println(PlanJson.write(drift));
        }
        return (detailed.value() && drift.drifted() > 0 ? ExitCode.CHANGES : ExitCode.DONE)
            .number();
      }
    }
  }
}
