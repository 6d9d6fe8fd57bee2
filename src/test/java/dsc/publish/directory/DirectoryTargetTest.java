package dsc.publish.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.plan.Action;
import dsc.plan.Desired;
import dsc.plan.ExtractDecision;
import dsc.plan.Flights;
import dsc.plan.Plan;
import dsc.plan.PlanOption;
import dsc.plan.PublicationKey;
import dsc.plan.Step;
import dsc.plan.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as a target. */
final class DirectoryTargetTest {
  private final Path folder;
  private final DirectoryTarget target;
  private final Datasource base = Flights.base();
  private final Datasource changed =
      Flights.with(base, Flights.column("delay", "Delay (min)", DataType.INTEGER, Role.MEASURE));
  private final Datasource extracted = Flights.with(base, Flights.extract());

  DirectoryTargetTest(@TempDir Path temporary) {
    this.folder = temporary.resolve("out/published");
    this.target = Workbench.target(folder);
  }

  @Test
  void planningWritesNothing() {
    assertEquals(
        Action.CREATE,
        Workbench.plan(target, Workbench.wanted("Flights", base, "")).steps().getFirst().action());
    assertFalse(Files.exists(folder));
  }

  @Test
  void whatIsAppliedIsThereAndASecondPlanHasNoChanges() {
    Desired wanted = Workbench.wanted("Flights: 2001", extracted, "rows");
    assertTrue(Workbench.apply(target, wanted).succeeded());
    assertEquals(List.of("Flights_ 2001.tdsx"), Workbench.packages(folder));
    Plan again = Workbench.plan(target, wanted);
    assertTrue(again.isEmpty(), again.toString());
    assertTrue(Workbench.plan(Workbench.target(folder), wanted).isEmpty());
    assertFalse(Files.exists(folder.resolve(".dsc/work")));
  }

  @Test
  void theSameAppliesGiveTheSameRecord() throws IOException {
    Workbench.apply(target, Workbench.wanted("Flights", extracted, "rows"));
    Path other = folder.resolveSibling("other");
    Workbench.apply(Workbench.target(other), Workbench.wanted("Flights", extracted, "rows"));
    assertEquals(
        Files.readString(folder.resolve(".dsc/state.json")),
        Files.readString(other.resolve(".dsc/state.json")));
  }

  @Test
  void aChangeThatNeedsNoNewRowsKeepsTheExtract() {
    Workbench.apply(target, Workbench.wanted("Flights", extracted, "old rows"));
    String rows = Workbench.rows(folder.resolve("Flights.tdsx"));
    Desired wanted =
        Workbench.wanted("Flights", Flights.with(changed, Flights.extract()), "old rows");
    Step step = Workbench.plan(target, wanted).steps().getFirst();
    assertEquals(ExtractDecision.Kind.REUSE, step.extract().kind());
    assertTrue(Workbench.apply(target, wanted).succeeded());
    assertEquals(rows, Workbench.rows(folder.resolve("Flights.tdsx")));
  }

  @Test
  void aNewNameMovesTheFile() {
    Workbench.apply(target, Workbench.wanted("Flights", base, ""));
    Desired renamed = Workbench.wanted("Flüge", base, "");
    assertTrue(Workbench.apply(target, renamed).succeeded());
    assertEquals(List.of("Flüge.tdsx"), Workbench.packages(folder));
    assertTrue(Workbench.plan(target, renamed).isEmpty());
  }

  @Test
  void aFileThatSomebodyReplacedIsDriftAndItsExtractIsNotTrusted() throws IOException {
    Desired wanted = Workbench.wanted("Flights", extracted, "rows");
    Workbench.apply(target, wanted);
    Path elsewhere = folder.resolveSibling("elsewhere");
    Workbench.apply(
        Workbench.target(elsewhere),
        Workbench.wanted("Flights", Flights.with(changed, Flights.extract()), "rows"));
    replaceFrom(elsewhere);
    Step drifted = Workbench.plan(target, wanted).steps().getFirst();
    assertEquals(
        List.of("field[Delay (min)]"),
        drifted.drift().stream().map(c -> c.address().toString()).toList());
    assertEquals(ExtractDecision.Kind.REUSE, drifted.extract().kind());

    Workbench.apply(
        Workbench.target(elsewhere), Workbench.wanted("Flights", extracted, "other rows"));
    replaceFrom(elsewhere);
    Step foreign = Workbench.plan(target, wanted).steps().getFirst();
    assertEquals(List.of(), foreign.drift());
    assertEquals(
        List.of("the published extract is not the one that dsc built"),
        foreign.extract().reasons());
    assertEquals(
        List.of(Code.DRIFT_OVERWRITTEN),
        foreign.hazards().stream().map(h -> h.hazard().code()).toList());
    assertTrue(Workbench.apply(target, wanted).succeeded());
    assertTrue(Workbench.plan(target, wanted).isEmpty());
  }

  @Test
  void aFileThatCannotBeReadIsReplaced() throws IOException {
    Desired wanted = Workbench.wanted("Flights", base, "");
    Workbench.apply(target, wanted);
    Files.write(folder.resolve("Flights.tdsx"), new byte[] {'P', 'K', 3, 4, 0});
    Step step = Workbench.plan(target, wanted).steps().getFirst();
    assertEquals(Action.UPDATE, step.action());
    assertEquals(Code.DRIFT_OVERWRITTEN, step.hazards().getFirst().hazard().code());
    assertTrue(Workbench.apply(target, wanted).succeeded());
    assertTrue(Workbench.plan(target, wanted).isEmpty());
  }

  @Test
  void aFileThatSomebodyDeletedIsPublishedAgain() throws IOException {
    Desired wanted = Workbench.wanted("Flights", base, "");
    Workbench.apply(target, wanted);
    Files.delete(folder.resolve("Flights.tdsx"));
    Step step = Workbench.plan(target, wanted).steps().getFirst();
    assertEquals(List.of("It was published and has been deleted."), step.notes());
    assertTrue(Workbench.apply(target, wanted).succeeded());
    assertEquals(List.of("Flights.tdsx"), Workbench.packages(folder));
  }

  @Test
  void whatIsNotPublishedCannotBeFetched() {
    Desired wanted = Workbench.wanted("Flights", base, "");
    try (Target.Session session = target.open()) {
      DscException failure = assertThrows(DscException.class, () -> session.fetch(wanted.key()));
      assertEquals(Code.PUBLISHED_UNREADABLE, failure.code());
    }
  }

  @Test
  void aFileThatDscDidNotPublishIsRefusedUntilItIsAdopted() throws IOException {
    Path elsewhere = folder.resolveSibling("elsewhere");
    Workbench.apply(Workbench.target(elsewhere), Workbench.wanted("Flights", base, ""));
    Files.createDirectories(folder);
    Files.copy(elsewhere.resolve("Flights.tdsx"), folder.resolve("Flights.tdsx"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Desired wanted = Workbench.wanted("Flights", changed, "");
    Plan refused = Workbench.plan(target, wanted);
    assertEquals(
        Optional.of(Code.NOT_MANAGED), refused.steps().getFirst().refusal().map(r -> r.code()));
    assertEquals(
        Code.NOT_MANAGED,
        assertThrows(DscException.class, () -> Workbench.apply(target, refused, wanted)).code());
    Plan adopted = Workbench.plan(target, Set.of(PlanOption.ADOPT), wanted);
    assertEquals(
        "field[Delay (min)]", adopted.steps().getFirst().changes().getFirst().address().toString());
    assertTrue(Workbench.apply(target, adopted, wanted).succeeded());
    assertTrue(Workbench.plan(target, wanted).isEmpty());
    assertEquals("mine", Files.readString(folder.resolve("notes.txt")));
  }

  @Test
  void pruningRemovesWhatDscPublishedAndNothingElse() throws IOException {
    PublicationKey gone = PublicationKey.of("sales", "acme");
    Desired kept = Workbench.wanted("Flights", base, "");
    Workbench.apply(target, kept, Workbench.wanted(gone, "Sales", base, ""));
    Files.copy(folder.resolve("Sales.tdsx"), folder.resolve("Mine.tdsx"));
    Plan plan = Workbench.plan(target, Set.of(PlanOption.PRUNE), kept);
    assertEquals(Action.REMOVE, plan.steps().get(1).action());
    assertTrue(Workbench.apply(target, plan, kept).succeeded());
    assertEquals(List.of("Flights.tdsx", "Mine.tdsx"), Workbench.packages(folder));
    assertEquals(1, Workbench.plan(target, kept).steps().size());
    Workbench.apply(target, kept, Workbench.wanted(gone, "Sales", base, ""));
    Files.delete(folder.resolve("Sales.tdsx"));
    Plan forget = Workbench.plan(target, Set.of(PlanOption.PRUNE), kept);
    assertTrue(Workbench.apply(target, forget, kept).succeeded());
    assertEquals(1, Workbench.plan(target, kept).steps().size());
  }

  @Test
  void aFileChangedBetweenPlanAndApplyIsLeftAlone() throws IOException {
    Workbench.apply(target, Workbench.wanted("Flights", base, ""));
    Desired wanted = Workbench.wanted("Flights", changed, "");
    Plan plan = Workbench.plan(target, wanted);
    Files.write(folder.resolve("Flights.tdsx"), new byte[] {1, 2, 3});
    assertEquals(
        Code.PLAN_TARGET_MOVED,
        assertThrows(DscException.class, () -> Workbench.apply(target, plan, wanted)).code());
    assertEquals(3, Files.size(folder.resolve("Flights.tdsx")));
  }

  @Test
  void linksInTheFolderAreNotFollowed() throws IOException {
    Desired wanted = Workbench.wanted("Flights", base, "");
    Path victim = folder.resolveSibling("victim");
    Files.createDirectories(folder);
    Files.createDirectories(victim);
    Files.writeString(victim.resolve("state.json"), "precious");
    Files.createSymbolicLink(folder.resolve(".dsc"), victim);
    assertUnsafe(() -> Workbench.plan(target, wanted));
    assertUnsafe(target::open);
    Files.delete(folder.resolve(".dsc"));
    Workbench.apply(target, wanted);
    Path published = folder.resolve("Flights.tdsx");
    Files.move(published, victim.resolve("real.tdsx"));
    Files.createSymbolicLink(published, victim.resolve("real.tdsx"));
    assertUnsafe(() -> Workbench.plan(target, wanted));
    Files.delete(published);
    Files.delete(folder.resolve(".dsc/lock"));
    Files.createSymbolicLink(folder.resolve(".dsc/lock"), victim.resolve("state.json"));
    assertUnsafe(target::open);
    assertEquals("precious", Files.readString(victim.resolve("state.json")));
  }

  @Test
  void linksLeftInTheWorkFolderGoAndWhatTheyLeadToStays() throws IOException {
    Workbench.apply(target, Workbench.wanted("Flights", base, ""));
    Path victim = folder.resolveSibling("victim");
    Files.createDirectories(victim.resolve("deep"));
    Files.createDirectories(folder.resolve(".dsc/work"));
    Files.createSymbolicLink(folder.resolve(".dsc/work/link"), victim);
    target.open().close();
    assertTrue(Files.exists(victim.resolve("deep")));
    assertFalse(Files.exists(folder.resolve(".dsc/work")));
  }

  @Test
  void aDamagedRecordStopsEverything() throws IOException {
    Desired wanted = Workbench.wanted("Flights", base, "");
    Workbench.apply(target, wanted);
    Path record = folder.resolve(".dsc/state.json");
    String good = Files.readString(record);
    List<String> bad =
        List.of(
            good.substring(0, good.length() / 2),
            good.replace("\"Flights.tdsx\"", "\"../Flights.tdsx\""),
            good.replace("\"formatVersion\": 1", "\"formatVersion\": 2"),
            good.replace("\"version\"", "\"versions\""),
            "");
    for (String text : bad) {
      Files.writeString(record, text);
      assertEquals(
          Code.TARGET_STATE_INVALID,
          assertThrows(DscException.class, () -> Workbench.plan(target, wanted), text).code());
    }
  }

  @Test
  void twoAppliesAtOnceDoNotMeet() {
    try (var first = target.open()) {
      DscException refusal = assertThrows(DscException.class, target::open);
      assertEquals(Code.TARGET_LOCKED, refusal.code());
      assertTrue(
          refusal.toString().contains("process " + ProcessHandle.current().pid()),
          refusal.toString());
      assertTrue(Files.exists(first.workFolder()));
    }
    target.open().close();
  }

  @Test
  void aLostCopyOfTheAppliedDocumentOnlyCostsTheSightOfDrift() throws IOException {
    Desired wanted = Workbench.wanted("Flights", base, "");
    Workbench.apply(target, wanted);
    try (var copies = Files.list(folder.resolve(".dsc/applied"))) {
      for (Path copy : copies.toList()) {
        Files.writeString(copy, "garbage");
      }
    }
    assertTrue(Workbench.plan(target, wanted).isEmpty());
  }

  @Test
  void aFieldRemovedFromTheSpecIsRemovedFromTheFile() {
    Workbench.apply(target, Workbench.wanted("Flights", base, ""));
    Desired less =
        Workbench.wanted("Flights", Flights.without(base, ElementId.field("origin")), "");
    assertTrue(Workbench.apply(target, less).succeeded());
    assertTrue(Workbench.plan(target, less).isEmpty());
  }

  private static void assertUnsafe(Runnable action) {
    assertEquals(Code.TARGET_UNSAFE_PATH, assertThrows(DscException.class, action::run).code());
  }

  private void replaceFrom(Path elsewhere) throws IOException {
    Path file = folder.resolve("Flights.tdsx");
    Files.delete(file);
    Files.copy(elsewhere.resolve("Flights.tdsx"), file);
  }
}
