package dsc.cli;

import dsc.Evaluations;
import dsc.Variant;
import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.evaluate.BoundTest;
import dsc.evaluate.SpecTests;
import dsc.evaluate.TestResult;
import dsc.evaluate.TestRunner;
import dsc.query.EvaluationContext;
import dsc.resolve.Symbol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dsc test}: the calculations of specs on the rows of their tests. */
@Command(
    name = "test",
    description = {
      "Run the tests of specs on the rows they give.",
      "Needs no target, and a source only to find tenants in. Exit code 1 when a test fails."
    },
    footer = {
      "",
      "Examples:",
      "  dsc test                                  the specs of the working folder",
      "  dsc test examples/flights                 the specs of a folder",
      "  dsc test --junit build/dsc-tests.xml      a report for CI",
      "",
      "A test in a spec:",
      "  tests:",
      "    - name: a flight 16 minutes late is late",
      "      rows: { flights: [ { delay: 16 }, { delay: 15 } ] }",
      "      expect: { Late Rate: 0.5 }"
    })
final class TestCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;
  @Mixin private SelectionOptions selection;
  @Mixin private EngineOptions engineOptions;
  @Mixin private OutputOptions output;

  @Option(names = "--junit", paramLabel = "FILE", description = "Also write a JUnit XML report.")
  private Optional<Path> junit = Optional.empty();

  /** The tests of one spec and how they went. */
  record SpecResult(
      String datasource, List<TestResult> results, List<Symbol.Calculation> untested) {
    long failures() {
      return results.stream().filter(result -> !result.passed()).count();
    }
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    try (Engines engines = engineOptions.engines(console)) {
      return call(console, engines);
    }
  }

  private int call(Console console, Engines engines) {
    Work work = Work.load(selection, dsc.environment(), engines::with);
    if (work.failed()) {
      new DiagnosticsView(console, output).show(work.diags());
      return ExitCode.INPUT.number();
    }
    // Tenants differ in their rows, not in what formulas mean: one variant of each spec will do.
    Map<String, Variant> specs = new LinkedHashMap<>();
    work.variants().forEach(variant -> specs.putIfAbsent(variant.id(), variant));
    List<SpecResult> results = new ArrayList<>();
    LazyEngine engine = engines.with(work.databases());
    specs.values().forEach(variant -> results.add(run(variant, engine)));
    junit.ifPresent(file -> JUnitReport.write(file, results));
    TestView view = new TestView(console, output.quiet);
    switch (output.format) {
      case human -> view.human(results);
      case json -> view.json(results);
    }
    boolean failed = results.stream().anyMatch(result -> result.failures() > 0);
    return (failed ? ExitCode.INPUT : ExitCode.DONE).number();
  }

  private static SpecResult run(Variant variant, LazyEngine engine) {
    Typed typed = variant.typed();
    List<BoundTest> tests = SpecTests.bind(typed, new Diagnostics());
    List<TestResult> results = new ArrayList<>();
    if (!tests.isEmpty()) {
      try (EngineSession session = new EngineSession(engine.process().connect())) {
        EvaluationContext context =
            EvaluationContext.at(Clock.now())
                .withParameters(new Evaluations(variant, false).parameters());
        TestRunner runner = new TestRunner(typed, session, context);
        tests.forEach(test -> results.add(runner.run(test)));
      }
    }
    return new SpecResult(variant.id(), List.copyOf(results), TestRunner.untested(typed, tests));
  }
}
