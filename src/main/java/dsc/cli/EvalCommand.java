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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code dsc eval}: what formulas give on the spec's data. */
final class EvalCommand extends Subcommand implements Callable<Integer> {
  private final ContextOptions context = with(new ContextOptions());
  private final EngineOptions engineOptions = with(new EngineOptions());
  private final OutputOptions output = with(new OutputOptions());

  private final Given<Path> spec =
      positional("0", "SPEC", "The spec file, or its folder.")
          .required()
          .value(Path.class, Path.of(""));

  private final Given<List<String>> formulas =
      positional("1..*", "FORMULA", "Formulas, each in quotes.").list(String.class);

  private final Given<Optional<Path>> file =
      option(
              "--formulas",
              "FILE",
              "Evaluate each line of a file as a formula; - reads standard input.")
          .optional(Path.class);

  private final Given<Boolean> typeOnly =
      flag("--type", "Only say the type of each; needs no Hyper engine.");

  private final Given<Boolean> sql = flag("--sql", "Show the engine's SQL too.");

  private final Given<Boolean> explain = flag("--explain", "Show which fields each formula reads.");

  private final Given<Optional<String>> tenant =
      option(
              "--tenant",
              "ID",
              "Only the rows of this tenant. Default: all rows, whatever filters say about"
                  + " tenants.")
          .optional(String.class);

  private final Given<Map<String, String>> variables =
      option("--var", "NAME=VALUE", "Set a variable of the workspace. May be given several times.")
          .map();

  EvalCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Evaluate formulas on the data of a spec.
        The rows are those of the files its extract is made from, joined and filtered as it says.
        Row-level formulas give each distinct value, aggregates one value. Names in formulas are the
        captions of the spec's fields.
        """,
        """
        Examples:
          dsc eval examples/flights 'AVG([Delay (min)])' '[Late Rate]'
          dsc eval examples/flights --tenant ca "DATETRUNC('month', [Departure])"
          dsc eval examples/flights "REGEXP_EXTRACT([Origin City], '^(S[a-z]+)')"
          dsc eval examples/flights --sql 'AVG({FIXED [Origin Code] : MAX([Delay (min)])})'
          dsc eval examples/flights --formulas formulas.txt --format json
        """);
  }

  @Override
  public Integer call() {
    if (file.value().isEmpty() && formulas.value().isEmpty()) {
      throw misuse("give a FORMULA, or --formulas FILE");
    }
    Console console = output.apply(dsc.console());
    SelectionOptions selection = new SelectionOptions();
    selection.specs.set(List.of(spec.value()));
    selection.variables.set(variables.value());
    selection.tenants.set(tenant.value().map(Set::of).orElse(Set.of()));
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
      throw misuse("`" + spec.value() + "` holds several specs; name one of them");
    }
    Variant variant = work.variants().getFirst();
    List<ScalarText> texts = new ArrayList<>(FormulaTexts.ofArguments(formulas.value()));
    file.value().ifPresent(path -> texts.addAll(FormulaTexts.ofFile(path)));
    List<Formula> checked = Formulas.check(work.compiler().functions(), variant.typed(), texts);
    Diagnostics diags = new Diagnostics();
    List<Outcome> outcomes =
        typeOnly.value()
            ? checked.stream().map(Outcome::typed).toList()
            : evaluate(work, variant, checked, console, engines.with(work.databases()), diags);
    if (diags.hasErrors()) {
      new DiagnosticsView(console, output).show(diags);
      return ExitCode.INPUT.number();
    }
    new EvalView(console, variant.typed(), sql.value(), explain.value())
        .show(outcomes, output.format.value());
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
    Evaluations data = new Evaluations(variant, tenant.value().isPresent());
    Optional<SourceRows> rows =
        Evaluator.needsRows(checked)
            ? data.rows(work.compiler().connections(), engine.access(), diags)
            : Optional.empty();
    if (diags.hasErrors() || checked.stream().allMatch(f -> f.typed().isEmpty())) {
      return checked.stream().map(Outcome::typed).toList();
    }
    if (!data.ignoredFilters().isEmpty() && !output.quiet.value()) {
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
}
