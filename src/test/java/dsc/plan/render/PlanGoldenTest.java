package dsc.plan.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dsc.Golden;
import dsc.diag.Ansi;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.model.ElementId;
import dsc.plan.BuiltRows;
import dsc.plan.Flights;
import dsc.plan.Plan;
import dsc.plan.PlanJson;
import dsc.plan.Planner;
import dsc.plan.PublicationKey;
import dsc.plan.Report;
import dsc.plan.ReportJson;
import dsc.plan.Step;
import dsc.plan.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plans as people and tools read them. */
final class PlanGoldenTest {
  private static final int WIDTH = 100;
  private static final int NARROW = 60;

  private final Map<String, Plan> cases = PlanCases.all();

  @Test
  void everyFolderIsACase() {
    assertEquals(
        List.copyOf(cases.keySet()),
        Golden.folders("plan").stream().map(f -> f.getFileName().toString()).toList());
  }

  @TestFactory
  Stream<DynamicTest> textForAWideTerminal() {
    return tests("expected.txt", plan -> PlanText.render(plan, WIDTH, Ansi.OFF));
  }

  @TestFactory
  Stream<DynamicTest> textForANarrowTerminalInColours() {
    return tests(
        "expected.colours.txt",
        plan -> PlanText.render(plan, NARROW, Ansi.ON).replace("\u001b", "\\e"));
  }

  @TestFactory
  Stream<DynamicTest> markdownForAPullRequest() {
    return tests("expected.md", plan -> PlanMarkdown.render(plan, PlanMarkdown.MOST_CHARACTERS));
  }

  @TestFactory
  Stream<DynamicTest> json() {
    return tests("expected.json", PlanJson::write);
  }

  @Test
  void theJsonIsAsTheSchemaSaysAndReadsBackAsThePlan() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("schema/plan.schema.json")));
    cases.forEach(
        (name, plan) -> {
          String json = PlanJson.write(plan);
          List<Error> errors = schema.validate(json, InputFormat.JSON);
          assertEquals(List.of(), errors, name);
          assertEquals(plan, PlanJson.read(json), name);
        });
    assertFalse(schema.validate("{}", InputFormat.JSON).isEmpty());
  }

  @Test
  void nothingFromOutsideReachesATerminalOrEndsAFence() {
    Plan hostile = cases.getOrDefault("hostile-names", new Plan("", "", List.of()));
    String text = PlanText.render(hostile, WIDTH, Ansi.OFF);
    assertTrue(text.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)), text);
    assertFalse(text.contains("\u202e"), text);
    String markdown = PlanMarkdown.render(hostile, PlanMarkdown.MOST_CHARACTERS);
    String outside =
        markdown
            .replaceAll("(?s)\n(`{4,})diff\n.*?\n\\1\n", "\n")
            .replaceAll("(`{4,})[^`].*?[^`]\\1(?!`)", "");
    assertFalse(outside.contains("<img>") || outside.contains("@everyone"), outside);
  }

  @Test
  void theDifferenceOfTwoDataSourcesEndsWithACount() {
    PublicationKey key = PublicationKey.of("flights");
    Step same = Planner.difference(key, Flights.base(), Flights.base());
    assertEquals("No differences.\n", PlanText.difference(same, WIDTH, Ansi.OFF));
    Step less =
        Planner.difference(
            key, Flights.base(), Flights.without(Flights.base(), ElementId.field("origin")));
    assertEquals(
        """
          - flights.field[Origin] (origin)
              ! DSC6101 breaking: Views, flows and queries that use this field stop working.
                used by hierarchy[Route]
          (9 unchanged elements)
        1 difference, 1 hazard.
        """,
        PlanText.difference(less, WIDTH, Ansi.OFF));
    assertTrue(PlanJson.write(less).contains("\"code\": \"DSC6101\""));
  }

  @Test
  void aReportSaysWhatBecameOfEachStep() {
    Plan plan = cases.getOrDefault("create", new Plan("", "", List.of()));
    Step step = plan.steps().getFirst();
    Report report =
        new Report(
            List.of(
                done(step, new BuiltRows(1_000_000, 1_000_000, 65_536)),
                done(step, new BuiltRows(1_000_003, 3, 65_536)),
                new StepResult(
                    step,
                    StepResult.Status.FAILED,
                    Optional.of(
                        new DscException(
                            Code.TARGET_FULL, "There is no room.", List.of("Make room."))),
                    Optional.empty()),
                new StepResult(
                    step, StepResult.Status.NOT_REACHED, Optional.empty(), Optional.empty())));
    assertEquals(
        """
        ✓ flights created, 1,000,000 rows
        ✓ flights created, 1,000,003 rows, 3 of them read now
        ✗ flights failed: DSC6023: There is no room.
          help: Make room.
        - flights not reached
        Applied: 2 created, 1 failed, 1 not reached. 2 extracts built, 1,000,003 rows read. Run `dsc apply` again to finish.
        """,
        ReportText.render(report, WIDTH, Ansi.OFF));
    String json = ReportJson.write(report);
    assertTrue(json.contains("\"code\": \"DSC6023\""), json);
    assertTrue(
        json.contains("\"rows\": 1000003,\n      \"rowsRead\": 3,\n      \"bytes\": 65536"), json);
  }

  private static StepResult done(Step step, BuiltRows rows) {
    return new StepResult(step, StepResult.Status.DONE, Optional.empty(), Optional.of(rows));
  }

  @Test
  void aCommentNeverGrowsPastItsLimit() {
    cases.forEach(
        (name, plan) -> {
          for (int most : List.of(600, 1500, 4000)) {
            String markdown = PlanMarkdown.render(plan, most);
            assertTrue(markdown.length() <= Math.max(most, 3000), name + " " + markdown.length());
            if (!name.equals("hostile-names")) {
              assertEquals(
                  markdown.split("<details>", -1).length, markdown.split("</details>", -1).length);
            }
          }
        });
  }

  private Stream<DynamicTest> tests(String expected, Function<Plan, String> render) {
    return Golden.tests(
        "plan",
        expected,
        folder ->
            render.apply(
                cases.getOrDefault(folder.getFileName().toString(), new Plan("", "", List.of()))));
  }
}
