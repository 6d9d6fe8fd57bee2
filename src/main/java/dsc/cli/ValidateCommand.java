package dsc.cli;

import dsc.Variant;
import java.util.concurrent.Callable;

/** {@code dsc validate}: everything that can be said about specs without a source or target. */
final class ValidateCommand extends Subcommand implements Callable<Integer> {
  private final SelectionOptions selection = with(new SelectionOptions());
  private final ReportOptions output = with(new ReportOptions());

  ValidateCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Check specs: their shape, names, types, formulas, tenants. Reports every problem in one run.
        Needs no Tableau, no database and no Hyper engine, and writes nothing.
        """,
        """
        Examples:
          dsc validate                       every spec of the working folder
          dsc validate examples/flights      the specs of a folder
          dsc validate --format json a.yaml  for editors and CI
          dsc validate --format sarif        for the lines of a pull request
        """);
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Work work = Work.check(selection, dsc.environment());
    ValidationReport.show(console, output.format.value(), work.files(), work.diags());
    if (work.failed()) {
      return ExitCode.INPUT.number();
    }
    if (output.format.value() == ReportOptions.Format.human && !output.quiet.value()) {
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
