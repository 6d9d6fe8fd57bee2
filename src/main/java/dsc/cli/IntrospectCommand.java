package dsc.cli;

import dsc.Compiler;
import dsc.Introspection;
import dsc.diag.Diagnostics;
import dsc.project.Binding;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dsc introspect}: reads columns and types from sources into specs. */
@Command(
    name = "introspect",
    description = {
      "Read the columns of the sources and their types into specs, in place.",
      "Columns that a spec declares already stay as they are; so do comments and order.",
      "Types of text files are those that every value has."
    },
    footer = {
      "",
      "Examples:",
      "  dsc introspect orders.yaml          adds the columns that are not there yet",
      "  dsc introspect --check              for CI: exit code 1 if columns are missing"
    })
final class IntrospectCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @ParentCommand private DscCommand dsc;
  @Mixin private EngineOptions engineOptions;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "0..*",
      paramLabel = "SPEC",
      description = "Spec files, or folders that hold them. Default: the working folder.")
  private List<Path> specs = new ArrayList<>();

  @Option(names = "--check", description = "Only say what would be added.")
  private boolean check;

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Set a variable of the workspace. May be given several times.")
  private Map<String, String> variables = new LinkedHashMap<>();

  /** What became of one spec. */
  private record Done(String path, Introspection.Result result) {}

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Diagnostics diags = new Diagnostics();
    Compiler compiler = new Compiler();
    Optional<Workspace> workspace =
        WorkspaceLoader.load(specs, Path.of("").toAbsolutePath(), diags);
    List<Done> done = new ArrayList<>();
    try (LazyEngine engine =
        engineOptions.engine(console, Work.databases(workspace, dsc.environment()))) {
      Binding binding =
          Binding.of(
              workspace.map(Workspace::variables).orElse(List.of()),
              variables,
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
    boolean missing = check && done.stream().anyMatch(d -> d.result().added() > 0);
    return (diags.hasErrors() || missing ? ExitCode.INPUT : ExitCode.DONE).number();
  }

  private Done write(Workspace.SpecFile file, Introspection.Result result) {
    if (!check && result.added() > 0) {
      FileReplacement.write(file.path(), result.text());
    }
    return new Done(file.source().path(), result);
  }

  private void show(Console console, List<Done> done, Diagnostics diags) {
    switch (output.format) {
      case human -> {
        new DiagnosticsView(console, output).show(diags);
        for (Done each : done) {
          int added = each.result().added();
          if (added > 0 || !output.quiet) {
            console
                .out()
                .println(
                    each.path()
                        + ": "
                        + Counted.of(added, "column")
                        + (check ? " would be added" : " added"));
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
