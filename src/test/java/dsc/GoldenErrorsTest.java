package dsc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Ansi;
import dsc.diag.Diagnostics;
import dsc.diag.HumanRenderer;
import dsc.diag.SourceFile;
import dsc.project.SourceFiles;
import dsc.project.Tenants;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
import dsc.spec.DatasourceSpec;
import dsc.spec.SchemaCheck;
import dsc.spec.SpecReader;
import dsc.spec.SpecSchema;
import dsc.spec.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What people see when something is wrong: folders {@code errors/<code>-<what>} with a {@code
 * spec.yaml} (or a {@code dsc.yaml} for errors of the workspace), and {@code expected.txt}.
 */
final class GoldenErrorsTest {

  @TestFactory
  Stream<DynamicTest> errorsLookLikeTheExpectedText() {
    return Golden.tests("errors", "expected.txt", GoldenErrorsTest::rendered);
  }

  private static String rendered(Path folder) {
    Diagnostics diags = check(folder);
    String code = folder.getFileName().toString().split("-", 2)[0];
    assertTrue(
        diags.sorted().stream().anyMatch(d -> d.code().id().equals(code)),
        () -> "no " + code + " but " + diags.sorted());
    return new HumanRenderer(Ansi.OFF, 100).render(diags);
  }

  private static Diagnostics check(Path folder) {
    Diagnostics diags = new Diagnostics();
    if (Files.exists(folder.resolve("dsc.yaml"))) {
      List<DatasourceSpec> specs =
          WorkspaceLoader.load(List.of(), folder, diags).map(Workspace::specs).stream()
              .flatMap(List::stream)
              .flatMap(spec -> check(spec.source(), spec.folder(), diags).stream())
              .toList();
      Workspace.checkIds(specs, diags);
    } else {
      SourceFiles.read(folder.resolve("spec.yaml"), "spec.yaml", diags)
          .ifPresent(file -> check(file, folder, diags));
    }
    return diags;
  }

  /** The checks a spec goes through. */
  private static Optional<DatasourceSpec> check(SourceFile file, Path folder, Diagnostics diags) {
    Optional<DatasourceSpec> spec =
        YamlReader.read(file, diags)
            .flatMap(
                root -> {
                  SchemaCheck.check(root, SpecSchema.DATASOURCE, diags);
                  return SpecReader.read(root, file, diags);
                });
    spec.flatMap(DatasourceSpec::tenants)
        .ifPresent(tenants -> Tenants.load(tenants, folder, diags));
    if (!diags.hasErrors()) {
      spec.ifPresent(known -> new Compiler().check(known, diags));
    }
    return spec;
  }
}
