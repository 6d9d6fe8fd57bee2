package dsc.cli;

import dsc.SpecFormatter;
import dsc.diag.Diagnostics;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dsc fmt}: the formulas of specs in their canonical layout. */
final class FmtCommand extends Subcommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  private final OutputOptions output = with(new OutputOptions());

  private final Given<List<Path>> specs =
      positional(
              "0..*", "SPEC", "Spec files, or folders that hold them. Default: the working folder.")
          .list(Path.class);

  private final Given<Boolean> check = flag("--check", "Only say which files would change.");

  FmtCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Lay out the formulas of specs in place.
        Upper-case keywords and functions, names in brackets, long formulas over several lines.
        Everything else of a file stays as it is, comments and order too, and no formula changes its
        meaning.
        """,
        """
        Examples:
          dsc fmt                        the specs of the working folder
          dsc fmt examples/flights       the specs of a folder
          dsc fmt --check                for CI: changes nothing, exit code 1 if it would
        """);
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Diagnostics diags = new Diagnostics();
    Optional<Workspace> workspace =
        WorkspaceLoader.load(specs.value(), Path.of("").toAbsolutePath(), diags);
    List<String> changed = new ArrayList<>();
    for (Workspace.SpecFile file : workspace.map(Workspace::specs).orElse(List.of())) {
      Optional<String> text = SpecFormatter.format(file.source(), diags);
      if (text.isPresent() && !text.get().equals(file.source().text())) {
        changed.add(file.source().path());
        if (!check.value()) {
          FileReplacement.write(file.path(), text.get());
        }
      }
    }
    show(console, changed, diags);
    boolean failed = diags.hasErrors() || (check.value() && !changed.isEmpty());
    return (failed ? ExitCode.INPUT : ExitCode.DONE).number();
  }

  private void show(Console console, List<String> changed, Diagnostics diags) {
    switch (output.format.value()) {
      case human -> {
        new DiagnosticsView(console, output).show(diags);
        changed.forEach(console.out()::println);
      }
      case json -> {
        ObjectNode root = JSON.createObjectNode();
        root.put("format_version", 1);
        ArrayNode files = root.putArray("changed");
        changed.forEach(files::add);
        ArrayNode problems = root.putArray("diagnostics");
        diags.sorted().forEach(d -> DiagnosticsView.add(problems.addObject(), d));
        console.out().println(root.toPrettyString());
      }
    }
  }
}
