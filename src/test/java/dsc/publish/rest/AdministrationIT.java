package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.standin.Fault;
import dsc.standin.Published;
import dsc.standin.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connections, permissions, people, revisions, refreshes and row updates. */
final class AdministrationIT {
  private static String publish(Bench bench) {
    return bench.publishing().publish(bench.orders()).id();
  }

  private static Published published(Bench bench) {
    return bench.server.world().datasource("Orders").orElseThrow();
  }

  @Test
  void aLoginIsKeptForOneConnection() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      Connections connections = bench.client().connections();
      RemoteConnection only = connections.list(id).getFirst();
      assertEquals("db.example.com", only.server());
      assertEquals(Optional.of(5432), only.port());
      assertFalse(only.passwordKept());
      RemoteConnection kept =
          connections.embed(
              id, only.id(), new ConnectionCredentials("loader", Secret.of(Secrets.DATABASE)));
      assertTrue(kept.passwordKept());
      assertEquals("loader", kept.user());
      assertEquals(Optional.of(Secrets.DATABASE), published(bench).connections.getFirst().password);
      RemoteConnection moved = connections.redirect(id, only.id(), "db2", 5433);
      assertEquals("db2", moved.server());
      assertEquals(Optional.of(Secrets.DATABASE), published(bench).connections.getFirst().password);
    }
  }

  @Test
  void anOverwriteForgetsLoginsAndRenumbersConnections() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      Connections connections = bench.client().connections();
      RemoteConnection before = connections.list(id).getFirst();
      var kept =
          connections.embed(
              id, before.id(), new ConnectionCredentials("u", Secret.of(Secrets.DATABASE)));
      String again = publish(bench);
      RemoteConnection after = connections.list(again).getFirst();
      assertTrue(kept.passwordKept());
      assertFalse(after.passwordKept());
      assertFalse(after.id().equals(before.id()));
    }
  }

  @Test
  void rulesAreAddedTurnedAroundAndTakenAway() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      Permissions permissions = bench.client().permissions();
      Grantee analysts = Grantee.group(bench.client().people().groupId("Analysts"));
      Grantee ann = Grantee.user(bench.client().people().userId("ann"));
      PermissionRule read = new PermissionRule(analysts, "Read", PermissionRule.Mode.ALLOW);
      PermissionRule noWrite = new PermissionRule(ann, "Write", PermissionRule.Mode.DENY);
      PermissionRule connect = new PermissionRule(analysts, "Connect", PermissionRule.Mode.ALLOW);
      assertEquals(
          List.of(connect, noWrite), permissions.set(id, List.of(connect, noWrite)).rules());
      assertEquals(
          List.of(connect, noWrite, read),
          sorted(permissions.set(id, List.of(read, connect)).rules()));
      PermissionRule write = noWrite.opposite();
      assertTrue(permissions.set(id, List.of(write)).rules().contains(write));
      assertEquals(1, bench.server.count("removePermission"));
      int puts = (int) bench.server.count("addPermissions");
      assertEquals(3, permissions.set(id, List.of(write, read)).rules().size());
      assertEquals(puts, bench.server.count("addPermissions"));
      permissions.revoke(id, write);
      permissions.revoke(id, write);
      assertEquals(2, permissions.get(id).rules().size());
    }
  }

  private static List<PermissionRule> sorted(List<PermissionRule> rules) {
    List<String> order = List.of("Connect", "Write", "Read");
    return rules.stream()
        .sorted(java.util.Comparator.comparingInt(rule -> order.indexOf(rule.capability())))
        .toList();
  }

  @Test
  void aLockedProjectIsNamed() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      var project = bench.server.world().project("Sales", "EMEA");
      project.contentPermissions = "LockedToProject";
      assertEquals(Optional.of(project.id), bench.client().permissions().get(id).lockedBy());
    }
  }

  @Test
  void peopleAreFoundByNameWhateverItIs() {
    try (Bench bench = new Bench()) {
      String odd = bench.server.world().user("O'Neil, Ann & Co", "x").id();
      bench.server.quirks().splitsEncodedFilters = true;
      assertEquals(odd, bench.client().people().userId("o'neil, ann & co"));
      DscException failure =
          fails(Code.PERSON_NOT_FOUND, () -> bench.client().people().groupId("Nobody"));
      assertEquals("there is no group `Nobody` on the site", failure.getMessage());
    }
  }

  @Test
  void anOldRevisionIsDownloadedAndPublishedAgain() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      var second = bench.publishing().publish(bench.packedOrders(500));
      Revisions revisions = bench.client().revisions();
      List<Revision> history = revisions.list(id);
      assertTrue(history.get(1).current());
      assertEquals(Optional.of("admin"), history.getFirst().publisher());
      Path newest = bench.folder.resolve("newest");
      assertEquals(FileType.TDSX, revisions.download(id, history.get(1), newest).type());
      Path scratch = bench.folder.resolve("old");
      RemoteDatasource back =
          revisions.rollBack(second, history.getFirst(), scratch, bench.publishing());
      assertEquals(id, back.id());
      assertEquals(3, bench.client().datasources().state(id).revision());
      assertArrayEquals(
          Bench.TDS.getBytes(StandardCharsets.UTF_8), bench.read(published(bench).newest().file()));
    }
  }

  @Test
  void aRefreshStartsOnceAndAWaitingOneIsAsGood() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      bench.server.quirks().refreshRefusals = 2;
      Refreshes refreshes = bench.client().refreshes();
      RefreshStart.Started started =
          assertInstanceOf(
              RefreshStart.Started.class, refreshes.start(id, Refreshes.Extent.INCREMENTAL));
      assertEquals("IncrementExtract", started.job().type());
      assertEquals(new RefreshStart.AlreadyQueued(), refreshes.start(id, Refreshes.Extent.FULL));
      bench.client().jobs().expect("the refresh", started.job().id(), Duration.ofMinutes(5));
      bench.server.faults().next("refresh", Fault.tableau("409090"));
      fails(Code.EXTRACT_NOT_REFRESHABLE, () -> refreshes.start(id, Refreshes.Extent.FULL));
    }
  }

  @Test
  void anIncrementalRefreshNeedsANewServer() {
    try (Bench bench = new Bench()) {
      bench.client().close();
      bench.server.quirks().apiVersion = "3.24";
      try (TableauClient older = bench.open("Samples", Bench.PAT)) {
        DscException failure =
            fails(
                Code.SERVER_TOO_OLD,
                () -> older.refreshes().start("x", Refreshes.Extent.INCREMENTAL));
        assertEquals(
            "an incremental refresh needs API 3.25, and the server speaks 3.24",
            failure.getMessage());
      }
    }
  }

  @Test
  void tasksAreMadeListedRunAndDeleted() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      Refreshes refreshes = bench.client().refreshes();
      CloudSchedule daily =
          new CloudSchedule(
              CloudSchedule.Frequency.DAILY,
              LocalTime.of(6, 0),
              Optional.of(LocalTime.of(18, 0)),
              Optional.of(2),
              List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
              List.of());
      RefreshTask own = refreshes.create(id, Refreshes.Extent.FULL, daily);
      Schedule shared = refreshes.schedules().getFirst();
      assertEquals(Optional.of("Weekday early mornings"), shared.name());
      refreshes.attach(shared.id().orElseThrow(), id);
      List<RefreshTask> tasks = refreshes.tasks(id);
      assertEquals(2, tasks.size());
      assertEquals(shared.id(), tasks.get(1).schedule().orElseThrow().id());
      assertEquals("RefreshExtract", refreshes.run(tasks.get(1)).type());
      refreshes.delete(own);
      assertEquals(1, refreshes.tasks(id).size());
      assertEquals(List.of(), refreshes.tasks("another"));
    }
  }

  @Test
  void aScheduleTheServerWouldRefuseCannotBeWritten() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new CloudSchedule(
                CloudSchedule.Frequency.HOURLY,
                LocalTime.of(6, 0),
                Optional.of(LocalTime.of(18, 15)),
                Optional.of(1),
                List.of(DayOfWeek.MONDAY),
                List.of()));
  }

  @Test
  void rowsAreUpdatedOnceHoweverOftenTheRequestIsSent() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      DataAction.Table extract = new DataAction.Table("Extract", "Extract");
      DataCondition europe =
          new DataCondition.All(
              List.of(
                  new DataCondition.Constant(
                      DataCondition.Comparison.EQUAL,
                      "Region",
                      DataCondition.ConstantType.STRING,
                      "Europe"),
                  new DataCondition.Columns(DataCondition.Comparison.EQUAL, "id", "id")));
      List<DataAction> actions =
          List.of(new DataAction.Delete(extract, europe), new DataAction.Insert(extract, extract));
      bench.server.faults().next("updateData", new Fault.CutAfter(3));
      HyperUpdates updates = bench.client().hyperUpdates(Bench.small(1));
      Job job = updates.apply(id, actions, "request-1", bench.tdsx(3000));
      assertEquals("UpdateUploadedFile", job.type());
      assertEquals(2, bench.server.count("updateData"));
      assertEquals(
          List.of(
              "delete Extract", "insert Extract", "rows " + bench.read(bench.tdsx(3000)).length),
          published(bench).dataUpdates);
      String sent =
          new String(
              bench.server.requests().stream()
                  .filter(in -> in.method().equals("PATCH"))
                  .findFirst()
                  .orElseThrow()
                  .body(),
              StandardCharsets.UTF_8);
      assertEquals(
          "{\"actions\":[{\"action\":\"delete\",\"target-schema\":\"Extract\",\"target-table\":\"Extract\","
              + "\"condition\":{\"op\":\"and\",\"args\":[{\"op\":\"eq\",\"target-col\":\"Region\","
              + "\"const\":{\"type\":\"string\",\"v\":\"Europe\"}},{\"op\":\"eq\",\"target-col\":\"id\","
              + "\"source-col\":\"id\"}]}},{\"action\":\"insert\",\"target-schema\":\"Extract\","
              + "\"target-table\":\"Extract\",\"source-schema\":\"Extract\",\"source-table\":\"Extract\"}]}",
          sent);
    }
  }

  @Test
  void aJobThatHoldsAnErrorNoteHasFailed() {
    Element job =
        Element.of("job")
            .with(Map.of("id", "1", "progress", "100", "finishCode", "0", "completedAt", "x"))
            .with(
                Element.of("statusNotes")
                    .with(
                        Element.of("statusNote")
                            .with(Map.of("type", "errorCode", "text", "no\u001bluck"))));
    Job read = Job.of(job, new Redactor());
    assertEquals(Job.Standing.FAILED, read.standing());
    assertEquals(List.of("no luck"), read.notes());
  }
}
