package dsc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Ansi;
import dsc.diag.Diagnostics;
import dsc.diag.HumanRenderer;
import dsc.extract.SourceAccess;
import dsc.hyper.HyperFileInspector;
import dsc.project.WorkspaceLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What people see when something is wrong: folders {@code errors/<code>-<what>} are workspaces that
 * the whole compiler checks, up to the files that extracts are read from; {@code expected.txt} is
 * what it says.
 */
final class GoldenErrorsTest {
  private static final Compiler COMPILER = new Compiler();

  @TestFactory
  Stream<DynamicTest> errorsLookLikeTheExpectedText() {
    return Golden.tests("errors", "expected.txt", GoldenErrorsTest::rendered);
  }

  private static String code(Path folder) {
    return folder.getFileName().toString().split("-", 2)[0];
  }

  private static String rendered(Path folder) {
    Diagnostics diags = check(folder);
    String code = code(folder);
    assertTrue(
        diags.sorted().stream().anyMatch(d -> d.code().id().equals(code)),
        () -> "no " + code + " but " + diags.sorted());
    return new HumanRenderer(Ansi.OFF, 100)
        .render(diags)
        .replace(folder.toAbsolutePath() + "/", "");
  }

  /** As {@code dsc compile} checks, with an environment that holds nothing. */
  private static Diagnostics check(Path folder) {
    Diagnostics diags = new Diagnostics();
    List<Path> named =
        Files.exists(folder.resolve("dsc.yaml")) ? List.of() : List.of(Path.of("spec.yaml"));
    List<Variant> variants =
        WorkspaceLoader.load(named, folder.toAbsolutePath(), diags)
            .map(
                w ->
                    Project.check(
                        COMPILER, w, Map.of(), Map.of(), Set.of(), new AnsweredTenants(), diags))
            .orElse(List.of());
    if (!diags.hasErrors()) {
      variants.forEach(variant -> findSources(variant, diags));
    }
    return diags;
  }

  private static void findSources(Variant variant, Diagnostics diags) {
    HyperFileInspector inspector =
        new HyperFileInspector(
            () -> {
              throw new AssertionError("text files need no engine");
            });
    ExtractSources.find(
        variant,
        new SourceAccess(inspector, new DeclaredDatabases(variant)),
        COMPILER.connections(),
        LocalDateTime.of(2024, 6, 30, 0, 0),
        ExtractSources.Reach.VARIANT,
        diags);
  }
}
