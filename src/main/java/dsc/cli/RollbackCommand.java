package dsc.cli;

import dsc.diag.DscException;
import dsc.plan.Desired;
import dsc.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dsc rollback}: puts back what was published before. */
@Command(
    name = "rollback",
    description = {
      "Publish the revision again that was in place before the present one.",
      "Only what dsc manages is rolled back. Owner, tags, permissions and logins stay. The spec is",
      "not changed, so the next plan shows what it would do again."
    },
    footer = {
      "",
      "Examples:",
      "  dsc rollback flights.yaml --target prod",
      "  dsc rollback --tenant acme,globex --yes     only these tenants"
    })
final class RollbackCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;
  @Mixin private SelectionOptions selection;
  @Mixin private EngineOptions engineOptions;
  @Mixin private OutputOptions output;

  @Option(names = "--target", paramLabel = "NAME", description = "A target of dsc.yaml.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask. Needed where there is no terminal.")
  private boolean yes;

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
      try (Planning ready = planning.get()) {
        return rollBack(console, ready);
      }
    }
  }

  private int rollBack(Console console, Planning planning) {
    List<Desired> chosen = planning.desired();
    console.out().println("To roll back at " + planning.target().description() + ":");
    chosen.forEach(
        desired -> console.out().println("  " + desired.key() + " \"" + desired.name() + "\""));
    console.out().flush();
    if (!yes && !console.isTerminal()) {
      console.err().println("Not rolled back: there is no terminal to ask on. Use --yes.");
      return ExitCode.REFUSED.number();
    }
    if (!yes && !console.confirms("Roll them back?")) {
      console.err().println("Not rolled back.");
      return ExitCode.REFUSED.number();
    }
    List<DscException> failures = new ArrayList<>();
    try (Target.Session session = planning.target().open()) {
      for (Desired desired : chosen) {
        one(console, session, desired).ifPresent(failures::add);
      }
    }
    console
        .out()
        .println(
            "Rolled back: " + (chosen.size() - failures.size()) + " of " + chosen.size() + ".");
    if (failures.isEmpty()) {
      return ExitCode.DONE.number();
    }
    boolean refused = failures.stream().allMatch(failure -> failure.code().isRefusal());
    return (refused ? ExitCode.REFUSED : ExitCode.WORLD).number();
  }

  private static Optional<DscException> one(
      Console console, Target.Session session, Desired desired) {
    try {
      String now = session.rollBack(desired.key(), desired.attributes()).token();
      console.out().println("✓ " + desired.key() + " rolled back (now " + now + ")");
      return Optional.empty();
    } catch (DscException failure) {
      console
          .out()
          .println(
              "✗ "
                  + desired.key()
                  + " failed: "
                  + failure.code().id()
                  + ": "
                  + failure.getMessage());
      failure.help().forEach(help -> console.out().println("  help: " + help));
      return Optional.of(failure);
    }
  }
}
