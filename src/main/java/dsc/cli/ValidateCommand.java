package dsc.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dsc validate}: everything that can be said about specs without a source or target. */
@Command(
    name = "validate",
    description = {
      "Check specs: their shape, names, types, formulas, tenants. Reports every problem in one"
          + " run.",
      "Needs no Tableau, no database and no Hyper engine, and writes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  dsc validate                       every spec of the working folder",
      "  dsc validate examples/flights      the specs of a folder",
      "  dsc validate --format json a.yaml  for editors and CI",
      "  dsc validate --format sarif        for the lines of a pull request"
    })
final class ValidateCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;
  @Mixin private SelectionOptions selection;
  @Mixin private ReportOptions output;

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Work work = Work.load(selection, dsc.environment());
    show(console, work);
    if (work.failed()) {
      return ExitCode.INPUT.number();
    }
    if (output.format == ReportOptions.Format.human && !output.quiet) {
      long specs = work.variants().stream().map(v -> v.id()).distinct().count();
      console
          .out()
          .println(
              "Valid: "
                  + Counted.of(specs, "spec")
                  + ", "
                  + Counted.of(work.variants().size(), "data source")
                  + ".");
    }
    return ExitCode.DONE.number();
  }

  private void show(Console console, Work work) {
    switch (output.format) {
      case human -> new DiagnosticsView(console, OutputOptions.human()).show(work.diags());
      case json -> console.out().println(DiagnosticsView.json(work.diags()).toPrettyString());
      case markdown -> console.out().print(ValidationReport.markdown(work.diags()));
      case sarif -> console.out().println(SarifReport.text(work.diags()));
      case junit -> console.out().print(ValidationReport.junit(files(work), work.diags()));
    }
  }

  private static List<String> files(Work work) {
    return work.workspace().stream()
        .flatMap(workspace -> workspace.specs().stream())
        .map(file -> file.source().path())
        .toList();
  }
}
