package dsc.cli;

import dsc.Packages;
import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.plan.Applier;
import dsc.plan.Freshness;
import dsc.plan.Plan;
import dsc.plan.PlanJson;
import dsc.plan.Progress;
import dsc.plan.Report;
import dsc.plan.ReportJson;
import dsc.plan.Step;
import dsc.plan.StepResult;
import dsc.plan.render.PlanText;
import dsc.plan.render.ReportText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dsc apply}: plans, asks, builds, publishes and verifies. */
@Command(
    name = "apply",
    description = {
      "Plan, ask, then build and publish what changed, and read it back to verify it.",
      "What fails leaves the old data source in place; running it again finishes the job."
    },
    footer = {
      "",
      "Examples:",
      "  dsc apply examples/flights              asks before it writes",
      "  dsc apply examples/flights --yes        does not ask; for CI",
      "  dsc apply examples/flights flights.plan.json    exactly a saved plan, or nothing",
      "  dsc apply --target prod --canary 2 --wave 10    two first, then ten at a time"
    })
final class ApplyCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;
  @Mixin private SelectionOptions selection;
  @Mixin private TargetOptions targetOptions;
  @Mixin private RolloutOptions rolloutOptions;
  @Mixin private EngineOptions engineOptions;
  @Mixin private OutputOptions output;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask. Needed where there is no terminal.")
  private boolean yes;

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Optional<Path> file = takePlanFile();
    try (Engines engines = engineOptions.engines(console)) {
      Work work = Work.load(selection, dsc.environment(), engines::with);
      LazyEngine engine = engines.with(work.databases());
      Optional<Planning> planning = Planning.prepare(work, targetOptions, engine);
      if (planning.isEmpty()) {
        new DiagnosticsView(console, output).show(work.diags());
        return ExitCode.INPUT.number();
      }
      new DiagnosticsView(console, OutputOptions.human()).show(work.diags());
      try (Planning ready = planning.get()) {
        return apply(console, ready, file, engine);
      }
    }
  }

  /** A saved plan among the arguments; the other arguments are the specs. */
  private Optional<Path> takePlanFile() {
    Optional<Path> plan =
        selection.specs.stream().filter(path -> path.toString().endsWith(".json")).findFirst();
    plan.ifPresent(path -> selection.specs.remove(path));
    return plan;
  }

  private int apply(Console console, Planning planning, Optional<Path> file, LazyEngine engine) {
    // First what an apply that was killed left to do, so that the plan is of a settled target.
    planning.target().recover();
    Plan now = planning.plan(targetOptions, selection);
    Plan plan = now;
    if (file.isPresent()) {
      plan = saved(file.get()).allowing(planning.policy(targetOptions));
      Diagnostics stale = new Diagnostics();
      stale.reportAll(Freshness.check(plan, now));
      if (stale.hasErrors()) {
        new DiagnosticsView(console, output).show(stale);
        return ExitCode.REFUSED.number();
      }
    }
    boolean human = output.format == OutputOptions.Format.human;
    if (human && !output.quiet) {
      console.out().print(PlanText.render(plan, console.width(), console.ansi()));
      console.out().flush();
    }
    if (!plan.isEmpty() && plan.canApply() && !confirmed(console)) {
      return ExitCode.REFUSED.number();
    }
    Packages packages = new Packages(planning.artifacts(), engine);
    if (human && !output.quiet) {
      engine.showProgress(console);
    }
    packages.announce(plan);
    Applier applier =
        new Applier(
            planning.target(),
            packages,
            rolloutOptions.rollout(planning.declared()),
            human && !output.quiet ? new Lines(console) : Progress.silent());
    Report report = applier.apply(plan, planning.desired());
    switch (output.format) {
      case human -> console.out().print(ReportText.render(report, console.width(), console.ansi()));
      case json -> console.out().println(ReportJson.write(report));
    }
    boolean foreign =
        report.results().stream()
            .flatMap(result -> result.failure().stream())
            .anyMatch(failure -> failure.code() == Code.FOREIGN_ROWS);
    return (report.succeeded() ? ExitCode.DONE : foreign ? ExitCode.REFUSED : ExitCode.WORLD)
        .number();
  }

  private boolean confirmed(Console console) {
    if (yes) {
      return true;
    }
    if (!console.isTerminal()) {
      console.err().println("Not applied: there is no terminal to ask on. Use --yes.");
      return false;
    }
    boolean agreed = console.confirms("Apply this plan?");
    if (!agreed) {
      console.err().println("Not applied.");
    }
    return agreed;
  }

  private static Plan saved(Path path) {
    try {
      return PlanJson.read(Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DscException(
          Code.PLAN_FILE_INVALID,
          "the plan file `" + path + "` cannot be read",
          List.of("make one with `dsc plan --out " + path + "`"));
    }
  }

  /** One line for each data source as it is worked on. */
  private record Lines(Console console) implements Progress {
    @Override
    public void started(Step step) {
      console.progress("  " + step.key() + ": " + step.action().text() + " …");
    }

    @Override
    public void wave(int number, int of, int steps) {
      if (of > 1) {
        console.progress("wave " + number + " of " + of + ": " + Counted.of(steps, "data source"));
      }
    }

    @Override
    public void finished(StepResult result) {
      result
          .failure()
          .ifPresent(why -> console.progress("  " + result.step().key() + ": " + why.getMessage()));
    }
  }
}
