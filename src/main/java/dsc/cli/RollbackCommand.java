package dsc.cli;

import dsc.diag.DscException;
import dsc.plan.Desired;
import dsc.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code dsc rollback}: puts back what was published before. */
final class RollbackCommand extends Subcommand implements Callable<Integer> {
  private final SelectionOptions selection = with(new SelectionOptions());
  private final EngineOptions engineOptions = with(new EngineOptions());
  private final OutputOptions output = with(new OutputOptions());

  private final Given<Optional<String>> target =
      option("--target", "NAME", "A target of dsc.yaml.").optional(String.class);

  private final Given<Boolean> yes =
      flag("-y --yes", "Do not ask. Needed where there is no terminal.");

  RollbackCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Publish the revision again that was in place before the present one.
        Only what dsc manages is rolled back. Owner, tags, permissions and logins stay. The spec is
        not changed, so the next plan shows what it would do again.
        """,
        """
        Examples:
          dsc rollback flights.yaml --target prod
          dsc rollback --tenant acme,globex --yes     only these tenants
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
    if (!yes.value() && !console.isTerminal()) {
      console.err().println("Not rolled back: there is no terminal to ask on. Use --yes.");
      return ExitCode.REFUSED.number();
    }
    if (!yes.value() && !console.confirms("Roll them back?")) {
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
