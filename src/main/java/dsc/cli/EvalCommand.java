package dsc.cli;

import dsc.Evaluations;
import dsc.Variant;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.evaluate.Evaluator;
import dsc.evaluate.Formula;
import dsc.evaluate.Formulas;
import dsc.evaluate.Outcome;
import dsc.evaluate.SourceRows;
import dsc.extract.ExtractProgram.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dsc eval}: what formulas give on the spec's data. */
@Command(
    name = "eval",
    description = {
      "Evaluate formulas on the data of a spec.",
      "The rows are those of the files its extract is made from, joined and filtered as it says.",
      "Row-level formulas give each distinct value, aggregates one value. Names in formulas are"
          + " the",
      "captions of the spec's fields."
    },
    footer = {
      "",
      "Examples:",
      "  dsc eval examples/flights 'AVG([Delay (min)])' '[Late Rate]'",
      "  dsc eval examples/flights --tenant ca \"DATETRUNC('month', [Departure])\"",
      "  dsc eval examples/flights \"REGEXP_EXTRACT([Origin City], '^(S[a-z]+)')\"",
      "  dsc eval examples/flights --sql 'AVG({FIXED [Origin Code] : MAX([Delay (min)])})'",
      "  dsc eval examples/flights --formulas formulas.txt --format json"
    })
final class EvalCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;
  @Mixin private ContextOptions context;
  @Mixin private EngineOptions engineOptions;
  @Mixin private OutputOptions output;
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Parameters(index = "0", paramLabel = "SPEC", description = "The spec file, or its folder.")
  private Path spec = Path.of("");

  @Parameters(index = "1..*", paramLabel = "FORMULA", description = "Formulas, each in quotes.")
  private List<String> formulas = new ArrayList<>();

  @Option(
      names = "--formulas",
      paramLabel = "FILE",
      description = "Evaluate each line of a file as a formula; - reads standard input.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--type", description = "Only say the type of each; needs no Hyper engine.")
  private boolean typeOnly;

  @Option(names = "--sql", description = "Show the engine's SQL too.")
  private boolean sql;

  @Option(names = "--explain", description = "Show which fields each formula reads.")
  private boolean explain;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description =
          "Only the rows of this tenant. Default: all rows, whatever filters say about tenants.")
  private Optional<String> tenant = Optional.empty();

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Set a variable of the workspace. May be given several times.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Override
  public Integer call() {
    if (file.isEmpty() && formulas.isEmpty()) {
      throw usage("give a FORMULA, or --formulas FILE");
    }
    Console console = output.apply(dsc.console());
    SelectionOptions selection = new SelectionOptions();
    selection.specs = List.of(spec);
    selection.variables = variables;
    selection.tenants = tenant.map(Set::of).orElse(Set.of());
    try (Engines engines = engineOptions.engines(console)) {
      return call(console, Work.load(selection, dsc.environment(), engines::with), engines);
    }
  }

  private int call(Console console, Work work, Engines engines) {
    if (work.failed()) {
      new DiagnosticsView(console, output).show(work.diags());
      return ExitCode.INPUT.number();
    }
    if (work.variants().stream().map(Variant::id).distinct().count() != 1) {
      throw usage("`" + spec + "` holds several specs; name one of them");
    }
    Variant variant = work.variants().getFirst();
    List<ScalarText> texts = new ArrayList<>(FormulaTexts.ofArguments(formulas));
    file.ifPresent(path -> texts.addAll(FormulaTexts.ofFile(path)));
    List<Formula> checked = Formulas.check(work.compiler().functions(), variant.typed(), texts);
    Diagnostics diags = new Diagnostics();
    List<Outcome> outcomes =
        typeOnly
            ? checked.stream().map(Outcome::typed).toList()
            : evaluate(work, variant, checked, console, engines.with(work.databases()), diags);
    if (diags.hasErrors()) {
      new DiagnosticsView(console, output).show(diags);
      return ExitCode.INPUT.number();
    }
    new EvalView(console, variant.typed(), sql, explain).show(outcomes, output.format);
    boolean failed = outcomes.stream().anyMatch(Outcome::failed);
    return (failed ? ExitCode.INPUT : ExitCode.DONE).number();
  }

  private List<Outcome> evaluate(
      Work work,
      Variant variant,
      List<Formula> checked,
      Console console,
      LazyEngine engine,
      Diagnostics diags) {
    Evaluations data = new Evaluations(variant, tenant.isPresent());
    Optional<SourceRows> rows =
        Evaluator.needsRows(checked)
            ? data.rows(work.compiler().connections(), engine.access(), diags)
            : Optional.empty();
    if (diags.hasErrors() || checked.stream().allMatch(f -> f.typed().isEmpty())) {
      return checked.stream().map(Outcome::typed).toList();
    }
    if (!data.ignoredFilters().isEmpty() && !output.quiet) {
      console.progress(
          "note: rows of all tenants; without --tenant, filters that depend on the tenant are"
              + " left out: "
              + String.join(", ", data.ignoredFilters()));
    }
    List<Input> inputs = rows.map(SourceRows::inputs).orElse(List.of());
    try (EngineSession session = new EngineSession(engine.connect(inputs))) {
      return new Evaluator(variant.typed(), session, context.context(data.parameters()))
          .evaluate(checked, rows, diags);
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(command.commandLine(), message);
  }
}
