package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.diag.Ansi;
import dsc.diag.Diagnostics;
import dsc.diag.HumanRenderer;
import dsc.diag.SourceFile;
import dsc.extract.ExtractProgram;
import dsc.extract.Fetch;
import dsc.extract.SourceAccess;
import dsc.hyper.HyperFileInspector;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One folder of {@code specs}, compiled. With tenants it is the first of them; the engine is never
 * started.
 */
record SpecCase(Path folder, Artifacts.Artifact artifact) {
  /** The environment that specs refer to. */
  private static final Map<String, String> ENVIRONMENT = Map.of("SHOP_HOST", "db.example.com");

  private static final LocalDateTime NOW = LocalDateTime.of(2024, 6, 30, 0, 0);
  private static final Compiler COMPILER = new Compiler();

  static SpecCase of(Path folder) {
    return of(folder, workspace(folder));
  }

  /** The same with all line ends as Windows writes them. */
  static SpecCase withCarriageReturns(Path folder) {
    Workspace read = workspace(folder);
    List<Workspace.SpecFile> specs =
        read.specs().stream()
            .map(
                spec ->
                    new Workspace.SpecFile(
                        spec.path(),
                        new SourceFile(
                            spec.source().path(), spec.source().text().replace("\n", "\r\n"))))
            .toList();
    return of(
        folder,
        new Workspace(
            read.root(),
            specs,
            read.targets(),
            read.defaultTarget(),
            read.variables(),
            read.project(),
            read.allowedHazards(),
            read.drivers()));
  }

  private static Workspace workspace(Path folder) {
    Diagnostics diags = new Diagnostics();
    Optional<Workspace> workspace =
        WorkspaceLoader.load(
            List.of(folder.resolve("spec.yaml")), Path.of("").toAbsolutePath(), diags);
    assertNothingSaid(diags);
    return workspace.orElseThrow();
  }

  private static SpecCase of(Path folder, Workspace workspace) {
    Diagnostics diags = new Diagnostics();
    List<Variant> variants =
        Project.check(
            COMPILER, workspace, Map.of(), ENVIRONMENT, Set.of(), new AnsweredTenants(), diags);
    assertNothingSaid(diags);
    Variant variant = variants.getFirst();
    HyperFileInspector inspector =
        new HyperFileInspector(
            () -> {
              throw new AssertionError("text files need no engine");
            });
    Sourced sourced =
        ExtractSources.find(
            variant,
            new SourceAccess(inspector, new DeclaredDatabases(variant)),
            COMPILER.connections(),
            NOW,
            ExtractSources.Reach.VARIANT,
            diags);
    assertNothingSaid(diags);
    Artifacts artifacts = new Artifacts(COMPILER, inspector, NOW);
    return new SpecCase(folder, artifacts.artifact(sourced));
  }

  private static void assertNothingSaid(Diagnostics diags) {
    assertEquals("", new HumanRenderer(Ansi.OFF, 100).render(diags));
  }

  byte[] tds() {
    return artifact.tds();
  }

  /** The queries that fill the extract, with paths relative to the folder. */
  Optional<String> sql() {
    StringBuilder text = new StringBuilder();
    for (ExtractProgram.OutputTable table :
        artifact.rows().map(rows -> rows.program().tables()).orElse(List.of())) {
      table
          .query()
          .ifPresent(
              query ->
                  text.append("-- ")
                      .append(table.name())
                      .append('\n')
                      .append(query.sql())
                      .append('\n'));
    }
    for (Fetch fetch : artifact.rows().map(rows -> rows.program().fetches()).orElse(List.of())) {
      text.append("-- ")
          .append(fetch.alias())
          .append(", asked of ")
          .append(fetch.database().kind().label())
          .append('\n')
          .append(fetch.query().sql())
          .append('\n');
      fetch.query().values().forEach(v -> text.append("-- ? = ").append(v.display()).append('\n'));
    }
    int number = 0;
    String named = text.toString();
    for (Fetch fetch : artifact.rows().map(rows -> rows.program().fetches()).orElse(List.of())) {
      // The real name depends on where a database's file lies.
      named = named.replace(fetch.alias(), "rows " + ++number);
    }
    String portable = named.replace(folder.toAbsolutePath() + "/", "");
    return portable.isEmpty() ? Optional.empty() : Optional.of(portable);
  }
}
