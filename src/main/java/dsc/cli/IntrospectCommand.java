package dsc.cli;

import dsc.Compiler;
import dsc.Introspection;
import dsc.diag.Diagnostics;
import dsc.project.Binding;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dsc introspect}: reads columns and types from sources into specs. */
final class IntrospectCommand extends Subcommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  private final EngineOptions engineOptions = with(new EngineOptions());
  private final OutputOptions output = with(new OutputOptions());

  private final Given<List<Path>> specs =
      positional(
              "0..*", "SPEC", "Spec files, or folders that hold them. Default: the working folder.")
          .list(Path.class);

  private final Given<Boolean> check = flag("--check", "Only say what would be added.");

  private final Given<Map<String, String>> variables =
      option("--var", "NAME=VALUE", "Set a variable of the workspace. May be given several times.")
          .map();

  /** What became of one spec. */
  private record Done(String path, Introspection.Result result) {}

  IntrospectCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Read the columns of the sources and their types into specs, in place.
        Columns that a spec declares already stay as they are; so do comments and order.
        Types of text files are those that every value has.
        """,
        """
        Examples:
          dsc introspect orders.yaml          adds the columns that are not there yet
          dsc introspect --check              for CI: exit code 1 if columns are missing
        """);
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Diagnostics diags = new Diagnostics();
    Compiler compiler = new Compiler();
    Optional<Workspace> workspace =
        WorkspaceLoader.load(specs.value(), Path.of("").toAbsolutePath(), diags);
    List<Done> done = new ArrayList<>();
    try (LazyEngine engine =
        engineOptions.engine(console, Work.databases(workspace, dsc.environment()))) {
      Binding binding =
          Binding.of(
              workspace.map(Workspace::variables).orElse(List.of()),
              variables.value(),
              dsc.environment(),
              diags);
      for (Workspace.SpecFile file : workspace.map(Workspace::specs).orElse(List.of())) {
        Diagnostics own = new Diagnostics();
        compiler
            .read(file.source(), own)
            .filter(spec -> !own.hasErrors())
            .flatMap(
                spec ->
                    Introspection.of(
                        spec, compiler.connections(), binding, file.folder(), engine.access(), own))
            .ifPresent(result -> done.add(write(file, result)));
        diags.reportAll(own.sorted());
      }
    }
    show(console, done, diags);
    boolean missing = check.value() && done.stream().anyMatch(d -> d.result().added() > 0);
    return (diags.hasErrors() || missing ? ExitCode.INPUT : ExitCode.DONE).number();
  }

  private Done write(Workspace.SpecFile file, Introspection.Result result) {
    if (!check.value() && result.added() > 0) {
      FileReplacement.write(file.path(), result.text());
    }
    return new Done(file.source().path(), result);
  }

  private void show(Console console, List<Done> done, Diagnostics diags) {
    switch (output.format.value()) {
      case human -> {
        new DiagnosticsView(console, output).show(diags);
        for (Done each : done) {
          int added = each.result().added();
          if (added > 0 || !output.quiet.value()) {
            console
                .out()
                .println(
                    each.path()
                        + ": "
                        + Counted.of(added, "column")
                        + (check.value() ? " would be added" : " added"));
          }
          each.result().notes().forEach(note -> console.out().println("  note: " + note));
        }
      }
      case json -> {
        ObjectNode root = JSON.createObjectNode();
        root.put("format_version", 1);
        ArrayNode files = root.putArray("specs");
        for (Done each : done) {
          ObjectNode file = files.addObject();
          file.put("path", each.path()).put("added", each.result().added());
          ArrayNode notes = file.putArray("notes");
          each.result().notes().forEach(notes::add);
        }
        ArrayNode problems = root.putArray("diagnostics");
        diags.sorted().forEach(d -> DiagnosticsView.add(problems.addObject(), d));
        console.out().println(root.toPrettyString());
      }
    }
  }
}
