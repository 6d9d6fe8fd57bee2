package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.standin.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProjectsTest {
  private static ProjectPath path(String text) {
    return ProjectPath.parse(text);
  }

  @Test
  void aPathIsNamesWithSlashesBetween() {
    assertEquals(List.of("Sales", "EMEA"), path("Sales / EMEA/").names());
    assertEquals(List.of("A/B", "C\\D"), path("A\\/B/C\\\\D").names());
    assertEquals("A\\/B/C\\\\D", path("A\\/B/C\\\\D").toString());
  }

  @Test
  void twoProjectsOfTheSameNameAreToldApartByTheirPlace() {
    try (Bench bench = new Bench()) {
      Projects projects = bench.client().projects();
      String nested = bench.server.world().project("Sales", "EMEA").id;
      String top = bench.server.world().project("", "EMEA").id;
      assertEquals(nested, projects.get(path("Sales/EMEA")).id());
      assertEquals(top, projects.get(path("EMEA")).id());
      assertEquals(Optional.empty(), projects.find(path("EMEA/Sales")));
    }
  }

  @Test
  void aMissingProjectIsNamedWithASuggestion() {
    try (Bench bench = new Bench()) {
      DscException failure =
          fails(
              Code.PROJECT_NOT_FOUND,
              () -> bench.client().projects().get(path("Sales/EMAE/North")));
      assertEquals(
          "there is no project `EMAE` on the way to `Sales/EMAE/North`", failure.getMessage());
      assertEquals("did you mean `EMEA`?", failure.help().getFirst());
    }
  }

  @Test
  void missingProjectsAreMadeFromTheTopDown() {
    try (Bench bench = new Bench()) {
      Projects projects = bench.client().projects();
      Project made = projects.ensure(path("Sales/North/Oslo & Co"));
      assertEquals(made, projects.get(path("sales/North/Oslo & Co")));
      assertEquals(2, bench.server.count("createProject"));
      assertEquals(made, projects.ensure(path("Sales/North/Oslo & Co")));
      assertEquals(2, bench.server.count("createProject"));
    }
  }

  @Test
  void aProjectBelowAHiddenOneIsNotTakenForATopLevelOne() {
    try (Bench bench = new Bench()) {
      bench.server.world().project("", "EMEA").name = "Other";
      bench.server.world().project("", "Sales").hidden = true;
      assertEquals(Optional.empty(), bench.client().projects().find(path("EMEA")));
    }
  }

  @Test
  void aProjectMadeBySomebodyElseMeanwhileIsAdopted() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().readsUntilListed = 3;
      bench.client().projects().ensure(path("New"));
      Project same = bench.client().projects().ensure(path("New"));
      assertEquals("New", same.name());
      assertEquals(2, bench.server.count("createProject"));
      assertEquals(
          1,
          bench.server.world().projects.values().stream()
              .filter(p -> p.name.equals("New"))
              .count());
    }
  }

  @Test
  void aLostAnswerToACreateIsLookedForAndNotSentAgain() {
    try (Bench bench = new Bench()) {
      bench.server.faults().next("createProject", new Fault.CutAfter(10));
      assertEquals("New", bench.client().projects().ensure(path("New")).name());
      assertEquals(1, bench.server.count("createProject"));
      bench.server.faults().next("createProject", new Fault.CutBefore());
      fails(Code.SERVER_UNREACHABLE, () -> bench.client().projects().ensure(path("Never")));
      assertEquals(2, bench.server.count("createProject"));
    }
  }

  @Test
  void longListsAreReadPageByPage() {
    try (Bench bench = new Bench(HttpSettings.standard().withPageSize(3))) {
      bench.server.quirks().shufflesLists = true;
      for (int i = 0; i < 8; i++) {
        bench.server.world().project(bench.server.world().samples(), "P" + i, Optional.empty());
      }
      List<Project> all = bench.client().projects().list();
      assertEquals(12, all.stream().map(Project::id).distinct().count());
      assertEquals(12, all.size());
      assertEquals(4, bench.server.count("listProjects"));
    }
  }

  @Test
  void aListThatShrinksWhileItIsReadIsReadAgain() {
    try (Bench bench = new Bench(HttpSettings.standard().withPageSize(3))) {
      bench.server.faults().add("listProjects", Fault.tableau("400006"), 1, 1);
      assertEquals(4, bench.client().projects().list().size());
      assertEquals(4, bench.server.count("listProjects"));
      assertTrue(bench.server.faults().isEmpty());
    }
  }
}
