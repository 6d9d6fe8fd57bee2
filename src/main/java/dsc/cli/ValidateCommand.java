package dsc.cli;

import dsc.Variant;
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
    Work work = Work.check(selection, dsc.environment());
    ValidationReport.show(console, output.format, work.files(), work.diags());
    if (work.failed()) {
      return ExitCode.INPUT.number();
    }
    if (output.format == ReportOptions.Format.human && !output.quiet) {
      long bound = work.variants().stream().map(Variant::id).distinct().count();
      console
          .out()
          .println(
              "Valid: "
                  + Counted.of(work.files().size(), "spec")
                  + ", "
                  + Counted.of(work.variants().size(), "data source")
                  + "."
                  + asked(work.files().size() - bound));
    }
    return ExitCode.DONE.number();
  }

  /** What was not looked at, because it takes a source to know it. */
  private static String asked(long specs) {
    return specs == 0
        ? ""
        : " The tenants of "
            + Counted.of(specs, "spec")
            + " are in the source, which was not asked.";
  }
}
