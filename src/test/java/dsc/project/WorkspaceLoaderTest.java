package dsc.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceLoaderTest {
  private static final String SPEC = "dsc: 1\ndatasource: d\n";

  @TempDir Path folder = Path.of("");
  private final Diagnostics diags = new Diagnostics();

  @Test
  void aSingleSpecWithoutAWorkspaceFileGoesToAFolderBesideIt() throws IOException {
    write("a/flights.yaml", SPEC);

    Workspace workspace = load(folder, "a/flights.yaml");

    assertEquals(List.of("a/flights.yaml"), specs(workspace));
    Target.Directory target =
        assertInstanceOf(Target.Directory.class, workspace.defaultTarget(diags).orElseThrow());
    assertEquals("local", target.name().value());
    assertEquals(folder.resolve("a/published"), target.path());
  }

  @Test
  void theWorkspaceFileIsFoundUpwardAndNamesTheSpecs() throws IOException {
    write("dsc.yaml", "dsc: 1\nspecs: [specs]\n");
    write("specs/b.yaml", SPEC);
    write("specs/a.yml", SPEC);
    write("specs/deep/c.yaml", SPEC);
    write("other.yaml", SPEC);

    assertEquals(List.of("specs/a.yml", "specs/b.yaml", "specs/deep/c.yaml"), specs(load(folder)));
    Workspace inside = load(folder.resolve("specs/deep"));
    assertEquals(folder, inside.root());
  }

  @Test
  void aFolderHoldsItsSpecsAndNothingElse() throws IOException {
    write("flights/dsc.yaml", "dsc: 1\n");
    write("flights/flights.yaml", SPEC);
    write("flights/.hidden/x.yaml", SPEC);
    write("flights/published/x.yaml", SPEC);
    write("flights/ci.yaml", "jobs: {}\n");
    write("flights/indented.yaml", "jobs:\n  datasource: x\n");

    assertEquals(List.of("flights/flights.yaml"), specs(load(folder, "flights")));
  }

  @Test
  void aFileThatIsNamedIsASpecWhateverItHolds() throws IOException {
    write("ci.yaml", "jobs: {}\n");

    assertEquals(List.of("ci.yaml"), specs(load(folder, "ci.yaml")));
  }

  @Test
  void targetsAndVariablesAreRead() throws IOException {
    write("s.yaml", SPEC);
    write(
        "dsc.yaml",
        """
        dsc: 1
        default_target: prod
        targets:
          here: { directory: out/put, project: Sandbox }
          prod:
            server: https://tableau.example.com
            site: analytics
            token_name: ${env.TABLEAU_TOKEN_NAME}
            token: ${env.TABLEAU_TOKEN}
        variables:
          limit: { type: integer, default: 15, description: Minutes. }
        defaults: { project: Operations }
        policies: { allow: [DSC6003] }
        """);

    Workspace workspace = load(folder);

    assertEquals("prod", workspace.defaultTarget(diags).orElseThrow().name().value());
    Target.Directory here =
        assertInstanceOf(Target.Directory.class, workspace.target("here", diags).orElseThrow());
    assertEquals(folder.resolve("out/put"), here.path());
    assertEquals("DSC_VAR_limit", workspace.variables().getFirst().environmentName());
    assertEquals("DSC6003", workspace.allowedHazards().getFirst().value());
    assertTrue(workspace.project().isPresent());
    assertTrue(diags.isEmpty());
  }

  @Test
  void aWorkspaceWithSeveralTargetsNeedsOneToBeNamed() throws IOException {
    write("s.yaml", SPEC);
    write("dsc.yaml", "dsc: 1\ntargets: { a: { directory: a }, b: { directory: b } }\n");

    assertTrue(load(folder).defaultTarget(diags).isEmpty());
    assertEquals(Code.UNKNOWN_TARGET, diags.sorted().getFirst().code());
  }

  @Test
  void whatIsNotThereIsReported() {
    assertTrue(WorkspaceLoader.load(List.of(Path.of("nowhere.yaml")), folder, diags).isEmpty());
    assertEquals("there is no file or folder `nowhere.yaml`", diags.sorted().getFirst().message());
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Workspace load(Path workingFolder, String... arguments) {
    return WorkspaceLoader.load(
            Arrays.stream(arguments).map(Path::of).toList(), workingFolder, diags)
        .orElseThrow(() -> new AssertionError(diags.sorted().toString()));
  }

  private static List<String> specs(Workspace workspace) {
    return workspace.specs().stream().map(spec -> spec.source().path()).toList();
  }
}
