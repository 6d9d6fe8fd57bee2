package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.standin.Fault;
import dsc.standin.Published;
import dsc.standin.Quirks;
import dsc.standin.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PublishingIT {
  private static final Secret PASSWORD = Secret.of(Secrets.ODD);

  private static Published published(Bench bench) {
    return bench.server.world().datasource("Orders").orElseThrow();
  }

  @Test
  void aSmallFileGoesInOneRequest() {
    try (Bench bench = new Bench()) {
      RemoteDatasource made =
          bench
              .publishing()
              .publish(
                  bench
                      .orders()
                      .describedAs("built by dsc \u00e9\n\"quoted\"")
                      .withCredentials(new ConnectionCredentials("svc", PASSWORD)));
      assertEquals(1, bench.server.count("publish"));
      assertEquals(0, bench.server.count("beginUpload"));
      assertEquals("built by dsc \u00e9\n\"quoted\"", made.description());
      assertEquals(
          Optional.of(PASSWORD.reveal()), published(bench).connections.getFirst().password);
    }
  }

  @Test
  void overwritingKeepsIdAndAddressAndMakesARevision() {
    try (Bench bench = new Bench()) {
      RemoteDatasource first = bench.publishing().publish(bench.orders());
      RemoteDatasource second = bench.publishing().publish(bench.packedOrders(100));
      assertEquals(first.id(), second.id());
      assertEquals(first.contentUrl(), second.contentUrl());
      assertEquals(
          List.of(1, 2),
          bench.client().revisions().list(first.id()).stream().map(Revision::number).toList());
    }
  }

  @Test
  void creatingOverAnExistingOneIsRefusedBeforeAnythingIsSent() {
    try (Bench bench = new Bench()) {
      var first = bench.publishing().publish(bench.orders());
      Publication create =
          Publication.of(bench.emea(), "Orders", bench.tds(), FileType.TDS, PublishMode.CREATE);
      fails(Code.NAME_TAKEN, () -> bench.publishing().publish(create));
      assertEquals(1, bench.server.count("publish"));
      assertEquals("Orders", first.name());
    }
  }

  @Test
  void aNameTheServerWouldChangeIsRefusedFirst() {
    try (Bench bench = new Bench()) {
      Project home = bench.emea();
      for (String name : List.of("", " Orders", "Orders ", "a\nb", "x".repeat(256))) {
        Publication publication =
            Publication.of(home, name, bench.tds(), FileType.TDS, PublishMode.CREATE);
        fails(Code.REQUEST_REFUSED, () -> bench.publishing().publish(publication));
      }
      assertEquals(0, bench.server.count("publish"));
    }
  }

  @Test
  void aHiddenCollisionIsReportedByTheServer() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().readsUntilListed = 1_000;
      var first =
          Publication.of(bench.emea(), "Orders", bench.tds(), FileType.TDS, PublishMode.CREATE);
      assertEquals("Orders", bench.publishing().publish(first).name());
      DscException failure = fails(Code.NAME_TAKEN, () -> bench.publishing().publish(first));
      assertTrue(Bench.message(failure).contains("403007"), failure.getMessage());
    }
  }

  @Test
  void whatTheServerForbidsOrDoesNotKnowIsNamedByItsStatus() {
    try (Bench bench = new Bench()) {
      Publication orders =
          Publication.of(bench.emea(), "Orders", bench.tds(), FileType.TDS, PublishMode.CREATE);
      bench.server.faults().next("publish", Fault.status(403));
      fails(Code.NOT_ALLOWED, () -> bench.publishing().publish(orders));
      bench.server.faults().next("publish", Fault.status(404));
      fails(Code.REMOTE_NOT_FOUND, () -> bench.publishing().publish(orders));
    }
  }

  @Test
  void dataIsAddedOnlyToWhatIsThere() {
    try (Bench bench = new Bench()) {
      Publication append =
          Publication.of(bench.emea(), "Orders", bench.tdsx(10), FileType.TDSX, PublishMode.APPEND);
      fails(Code.PUBLISHED_NOT_FOUND, () -> bench.publishing().publish(append));
      var first = bench.publishing().publish(bench.packedOrders(10));
      assertEquals(first.id(), bench.publishing().publish(append).id());
      assertEquals(List.of("append"), published(bench).dataUpdates);
    }
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNotMistakenForACollision() {
    try (Bench bench = new Bench()) {
      var first = bench.publishing().publish(bench.orders());
      bench.server.quirks().checksConnections = true;
      DscException failure =
          fails(Code.CONNECTION_CHECK_FAILED, () -> bench.publishing().publish(bench.orders()));
      assertEquals(
          "the server could not connect `Orders` to its database: failed to establish a"
              + " connection to your datasource",
          failure.getMessage());
      assertEquals(1, bench.client().datasources().state(first.id()).revision());
    }
  }

  @Test
  void anUnreadableFileIsReportedAsTheServerSaysButWithoutTheUpload() {
    try (Bench bench = new Bench()) {
      Publication broken =
          Publication.of(
              bench.emea(),
              "Orders",
              bench.write("x.tdsx", "no archive".getBytes(StandardCharsets.UTF_8)),
              FileType.TDSX,
              PublishMode.OVERWRITE);
      DscException failure = fails(Code.PUBLISH_FAILED, () -> bench.publishing().publish(broken));
      assertTrue(Bench.message(failure).contains("code 400011"));
      assertFalse(Bench.message(failure).contains("170fe6b1c1c7422d"));
    }
  }

  @Test
  void aProjectThatIsGoneIsReported() {
    try (Bench bench = new Bench()) {
      Project gone = new Project("00000000-0", "Gone", Optional.empty(), "", "");
      Publication publication =
          Publication.of(gone, "Orders", bench.tds(), FileType.TDS, PublishMode.CREATE);
      fails(Code.PROJECT_NOT_FOUND, () -> bench.publishing().publish(publication));
    }
  }

  @Test
  void aLargeFileTravelsInBlocksAndIsPublishedByAJob() {
    for (int parallel : List.of(1, 4)) {
      try (Bench bench = new Bench()) {
        Publication publication = bench.packedOrders(20_500);
        RemoteDatasource made = bench.inBlocks(parallel).publish(publication);
        assertEquals("Orders", made.name());
        assertEquals(1, bench.server.count("publish"));
        assertTrue(bench.server.count("appendUpload") > 20);
        assertEquals(2, bench.server.count("getJob"));
        assertArrayEquals(
            bench.read(publication.file()), bench.read(published(bench).newest().file()));
      }
    }
  }

  @Test
  void anAnswerThatGotLostIsLookedForAndNotSentAgain() {
    List<Fault> losses =
        List.of(
            new Fault.Afterwards(504, "text/html", "<html>Gateway Time-out</html>"),
            new Fault.Afterwards(502, "text/plain", ""),
            new Fault.Afterwards(500, "text/plain", ""),
            new Fault.CutAfter(0),
            new Fault.CutAfter(100));
    for (Fault loss : losses) {
      try (Bench bench = new Bench()) {
        bench.server.faults().next("publish", loss);
        String id = bench.publishing().publish(bench.orders()).id();
        bench.server.faults().next("publish", loss);
        assertEquals(id, bench.publishing().publish(bench.orders()).id(), loss::toString);
        assertEquals(2, bench.server.count("publish"), loss::toString);
        assertEquals(2, bench.client().datasources().state(id).revision());
      }
    }
  }

  @Test
  void anAnswerThatGotLostWithNothingPublishedStaysUnknown() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders()).id();
      for (Fault loss : List.of(Fault.page(504), new Fault.CutBefore())) {
        bench.server.faults().next("publish", loss);
        DscException failure =
            fails(Code.PUBLISH_OUTCOME_UNKNOWN, () -> bench.publishing().publish(bench.orders()));
        assertTrue(Bench.message(failure).startsWith("whether `Orders` was published is unknown"));
      }
      assertEquals(3, bench.server.count("publish"));
      assertEquals(1, bench.client().datasources().state(id).revision());
    }
  }

  @Test
  void aFailureInsideTheServerIsNotWaitedFor() {
    try (Bench bench = new Bench()) {
      bench.server.faults().next("publish", Fault.tableau("500000"));
      fails(Code.SERVER_FAILED, () -> bench.publishing().publish(bench.orders()));
      assertEquals(List.of(), bench.waiting.sleeps());
    }
  }

  @Test
  void aNewDataSourceIsWaitedForUntilTheListsShowIt() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().readsUntilListed = 4;
      assertEquals("Orders", bench.inBlocks(1).publish(bench.packedOrders(5000)).name());
      assertEquals(1, bench.server.count("publish"));
    }
  }

  @Test
  void aJobThatFailsSaysWhyAndLeavesTheOldOne() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders()).id();
      bench.server.quirks().jobEnd = Quirks.JobEnd.FAILURE;
      DscException failure =
          fails(Code.PUBLISH_FAILED, () -> bench.inBlocks(1).publish(bench.packedOrders(5000)));
      assertEquals(
          "publishing `Orders` failed on the server: The extract could not be read",
          failure.getMessage());
      assertEquals(1, bench.client().datasources().state(id).revision());
    }
  }

  @Test
  void aForgottenJobIsJudgedByWhatIsPublished() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().jobEnd = Quirks.JobEnd.VANISHES;
      assertEquals("Orders", bench.inBlocks(1).publish(bench.packedOrders(5000)).name());
      bench.server.quirks().jobEnd = Quirks.JobEnd.VANISHES_UNDONE;
      fails(
          Code.PUBLISH_OUTCOME_UNKNOWN, () -> bench.inBlocks(1).publish(bench.packedOrders(5000)));
    }
  }

  @Test
  void otherEndsOfAJobAreReported() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().jobEnd = Quirks.JobEnd.CANCELLED;
      fails(Code.JOB_FAILED, () -> bench.inBlocks(1).publish(bench.packedOrders(5000)));
      bench.server.quirks().jobEnd = Quirks.JobEnd.NEVER;
      DscException failure =
          fails(Code.JOB_UNFINISHED, () -> bench.inBlocks(1).publish(bench.packedOrders(5000)));
      assertEquals(
          "publishing `Orders` still runs on the server after 30 minutes", failure.getMessage());
    }
  }

  @Test
  void theOpenQuestionsAboutOverwritingMakeNoDifferenceToPublishing() {
    try (Bench bench = new Bench()) {
      Quirks quirks = bench.server.quirks();
      quirks.overwriteTakesOwnership = true;
      quirks.overwriteDropsTags = true;
      quirks.publishKeepsDescription = false;
      quirks.publishKeepsCredentials = false;
      quirks.keepsRevisions = false;
      quirks.germanErrors = true;
      String id = bench.publishing().publish(bench.orders()).id();
      bench.client().datasources().addTags(id, List.of("dsc"));
      RemoteDatasource again = bench.publishing().publish(bench.orders().describedAs("text"));
      assertEquals(id, again.id());
      assertEquals(List.of(), again.tags());
      assertEquals("", again.description());
    }
  }
}
