package dsc.cli;

import dsc.Artifacts;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dsc diff}: the semantic difference of two data sources, whatever form they are in. */
@Command(
    name = "diff",
    description = {
      "Show what is different between two data sources.",
      "Each is a spec, a .tds or .tdsx file, or in a .twb or .twbx workbook. What Tableau rewrites"
          + " by",
      "itself is no difference."
    },
    footer = {
      "",
      "Examples:",
      "  dsc diff old.tds new.tds",
      "  dsc diff published.tdsx specs/sales.yaml",
      "  dsc diff --detailed-exitcode a.tds b.tds     exit code 2 when they differ"
    })
final class DiffCommand implements Callable<Integer> {
  private static final List<String> SPEC_ENDINGS = List.of(".yaml", ".yml");

  @ParentCommand private DscCommand dsc;
  @Mixin private OutputOptions output;

  @Parameters(index = "0", paramLabel = "A", description = "What it was: a spec, .tds or .tdsx.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "What it is now: a spec, .tds or .tdsx.")
  private Path after = Path.of("");

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description = "The tenant to compile a spec for. Default: the first.")
  private Optional<String> tenant = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Which data source of a workbook. Default: the only one.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when there are differences, 0 when there are none.")
  private boolean detailed;

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Diagnostics diags = new Diagnostics();
    Optional<Datasource> from = read(before, diags);
    Optional<Datasource> to = read(after, diags);
    new DiagnosticsView(console, OutputOptions.human()).show(diags);
    if (from.isEmpty() || to.isEmpty()) {
      return ExitCode.INPUT.number();
    }
    NormalForms forms = NormalForms.of(from.get(), to.get());
    Step step =
        Planner.difference(PublicationKey.of(to.get().name()), forms.before(), forms.after());
    switch (output.format) {
      case human -> console.out().print(PlanText.difference(step, console.width(), console.ansi()));
      case json -> console.out().println(PlanJson.write(step));
    }
    boolean differs = !step.changes().isEmpty();
    return (detailed && differs ? ExitCode.CHANGES : ExitCode.DONE).number();
  }

  private Optional<Datasource> read(Path file, Diagnostics diags) {
    String ending = file.toString().toLowerCase(Locale.ROOT);
    if (SPEC_ENDINGS.stream().anyMatch(ending::endsWith)) {
      return spec(file, diags);
    }
    byte[] document = SavedDocument.open(file).bytes();
    return name.isPresent()
        ? TdsReader.read(file.toString(), document, name.get(), diags)
        : TdsReader.read(file.toString(), document, diags);
  }

  private Optional<Datasource> spec(Path file, Diagnostics diags) {
    SelectionOptions selection = new SelectionOptions();
    selection.specs.add(file);
    tenant.ifPresent(selection.tenants::add);
    try (Engines engines = Engines.silent()) {
      Work work = Work.load(selection, dsc.environment(), engines::with);
      diags.reportAll(work.diags().sorted());
      if (work.failed()) {
        return Optional.empty();
      }
      Artifacts artifacts = Clock.artifacts(work, engines.with(work.databases()));
      return work.variants().stream().findFirst().map((Variant v) -> artifacts.datasource(v));
    }
  }
}
