package dsc.cli;

import dsc.Variant;
import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.NormalForms;
import dsc.plan.PlanJson;
import dsc.plan.Planner;
import dsc.plan.PublicationKey;
import dsc.plan.Step;
import dsc.plan.render.PlanText;
import dsc.tds.TdsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code dsc diff}: the semantic difference of two data sources, whatever form they are in. */
final class DiffCommand extends Subcommand implements Callable<Integer> {
  private static final List<String> SPEC_ENDINGS = List.of(".yaml", ".yml");

  private final OutputOptions output = with(new OutputOptions());

  private final Given<Path> before =
      positional("0", "A", "What it was: a spec, .tds or .tdsx.")
          .required()
          .value(Path.class, Path.of(""));

  private final Given<Path> after =
      positional("1", "B", "What it is now: a spec, .tds or .tdsx.")
          .required()
          .value(Path.class, Path.of(""));

  private final Given<Optional<String>> tenant =
      option("--tenant", "ID", "The tenant to compile a spec for. Default: the first.")
          .optional(String.class);

  private final Given<Optional<String>> name =
      option("--name", "NAME", "Which data source of a workbook. Default: the only one.")
          .optional(String.class);

  private final Given<Boolean> detailed =
      flag("--detailed-exitcode", "Exit with 2 when there are differences, 0 when there are none.");

  DiffCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Show what is different between two data sources.
        Each is a spec, a .tds or .tdsx file, or in a .twb or .twbx workbook. What Tableau \
        rewrites by
        itself is no difference.
        """,
        """
        Examples:
          dsc diff old.tds new.tds
          dsc diff published.tdsx specs/sales.yaml
          dsc diff --detailed-exitcode a.tds b.tds     exit code 2 when they differ
        """);
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Diagnostics diags = new Diagnostics();
    Optional<Datasource> from = read(before.value(), diags);
    Optional<Datasource> to = read(after.value(), diags);
    new DiagnosticsView(console, OutputOptions.human()).show(diags);
    if (from.isEmpty() || to.isEmpty()) {
      return ExitCode.INPUT.number();
    }
    NormalForms forms = NormalForms.of(from.get(), to.get());
    Step step =
        Planner.difference(PublicationKey.of(to.get().name()), forms.before(), forms.after());
    switch (output.format.value()) {
      case human -> console.out().print(PlanText.difference(step, console.width(), console.ansi()));
      case json -> console.out().println(PlanJson.write(step));
    }
    boolean differs = !step.changes().isEmpty();
    return (detailed.value() && differs ? ExitCode.CHANGES : ExitCode.DONE).number();
  }

  private Optional<Datasource> read(Path file, Diagnostics diags) {
    String ending = file.toString().toLowerCase(Locale.ROOT);
    if (SPEC_ENDINGS.stream().anyMatch(ending::endsWith)) {
      return spec(file, diags);
    }
    byte[] document = SavedDocument.open(file).bytes();
    return name.value().isPresent()
        ? TdsReader.read(file.toString(), document, name.value().get(), diags)
        : TdsReader.read(file.toString(), document, diags);
  }

  private Optional<Datasource> spec(Path file, Diagnostics diags) {
    SelectionOptions selection = new SelectionOptions();
    selection.specs.set(List.of(file));
    selection.tenants.set(tenant.value().map(Set::of).orElse(Set.of()));
    try (Engines engines = Engines.silent()) {
      Work work = Work.load(selection, dsc.environment(), engines::with);
      diags.reportAll(work.diags().sorted());
      if (work.failed()) {
        return Optional.empty();
      }
      return work.variants().stream().findFirst().map(Variant::datasource);
    }
  }
}
