package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.standin.Fault;
import dsc.standin.Incoming;
import dsc.standin.Quirks;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UploadsIT {
  /** Publishes and proves that what arrived is what was sent. */
  private static void publishes(Bench bench, int parallel) {
    Publication publication = bench.packedOrders(9_500);
    RemoteDatasource made = bench.inBlocks(parallel).publish(publication);
    assertEquals("Orders", made.name());
    assertArrayEquals(
        bench.read(publication.file()),
        bench.read(bench.server.world().datasource("Orders").orElseThrow().newest().file()));
  }

  private static List<String> numbers(Bench bench) {
    return bench.server.requests().stream()
        .filter(in -> in.path().contains("fileUploads") && in.method().equals("PUT"))
        .map(in -> in.query("sequenceID"))
        .toList();
  }

  @Test
  void blocksAreNumberedWhereTheServerKnowsNumbers() {
    try (Bench bench = new Bench()) {
      publishes(bench, 4);
      assertEquals(11, numbers(bench).stream().distinct().count());
    }
  }

  @Test
  void blocksTravelInOrderOnAnOlderServer() {
    try (Bench bench = new Bench()) {
      bench.client().close();
      bench.server.quirks().apiVersion = "3.27";
      try (TableauClient older = bench.open("Samples", Bench.PAT)) {
        Project home = older.projects().get(ProjectPath.parse("EMEA"));
        Publication publication =
            Publication.of(home, "Orders", bench.tdsx(9_500), FileType.TDSX, PublishMode.OVERWRITE);
        assertEquals("Orders", older.publishing(Bench.small(4)).publish(publication).name());
      }
      assertEquals(List.of(""), numbers(bench).stream().distinct().toList());
    }
  }

  @Test
  void aBlockOfUnclearFateIsSentAgainUnderItsNumber() {
    for (Fault fault : List.of(new Fault.CutBefore(), new Fault.CutAfter(5), Fault.status(503))) {
      try (Bench bench = new Bench()) {
        bench.server.faults().add("appendUpload", fault, 3, 2);
        publishes(bench, 4);
        assertEquals(1, bench.server.count("beginUpload"));
        assertEquals(13, bench.server.count("appendUpload"));
      }
    }
  }

  @Test
  void withoutNumbersAnyDoubtMeansStartingOver() {
    for (Fault fault : List.of(new Fault.CutBefore(), new Fault.CutAfter(5), Fault.status(503))) {
      try (Bench bench = new Bench()) {
        bench.server.faults().add("appendUpload", fault, 3, 1);
        publishes(bench, 1);
        assertEquals(2, bench.server.count("beginUpload"));
        assertEquals(4 + 11, bench.server.count("appendUpload"));
      }
    }
  }

  @Test
  void throttlingIsNoDoubt() {
    try (Bench bench = new Bench()) {
      bench.server.faults().add("appendUpload", Fault.throttled("7"), 3, 2);
      publishes(bench, 1);
      assertEquals(1, bench.server.count("beginUpload"));
      assertTrue(bench.waiting.sleeps().contains(java.time.Duration.ofSeconds(7)));
    }
  }

  @Test
  void aSessionThatExpiresDuringTheUploadMeansStartingOver() {
    for (int parallel : List.of(1, 4)) {
      try (Bench bench = new Bench()) {
        bench.server.faults().add("appendUpload", new Fault.Expire(), 5, 1);
        publishes(bench, parallel);
        assertEquals(2, bench.server.count("beginUpload"));
      }
    }
  }

  @Test
  void aSessionThatExpiresBeforeTheCommitMeansUploadingAgain() {
    try (Bench bench = new Bench()) {
      bench.server.faults().next("publish", new Fault.Expire());
      publishes(bench, 1);
      assertEquals(2, bench.server.count("beginUpload"));
      assertEquals(1, bench.server.world().datasource("Orders").orElseThrow().revisions.size());
    }
  }

  @Test
  void aServerThatRefusesNumbersGetsBlocksInOrder() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().numbering = Quirks.Numbering.REFUSED;
      publishes(bench, 4);
      assertEquals("", numbers(bench).getLast());
    }
  }

  @Test
  void aServerThatIgnoresNumbersIsFoundOutByTheDamagedArchive() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().numbering = Quirks.Numbering.IGNORED;
      // Whatever order the blocks arrive in, one that is repeated damages the file.
      bench.server.faults().add("appendUpload", new Fault.CutAfter(5), 3, 1);
      publishes(bench, 4);
      assertEquals(2, bench.server.count("publish"));
      assertEquals(1, bench.server.world().datasource("Orders").orElseThrow().revisions.size());
    }
  }

  @Test
  void anUploadThatIsAlwaysCutFailsAndPublishesNothing() {
    try (Bench bench = new Bench()) {
      bench.server.faults().always("appendUpload", new Fault.CutBefore());
      fails(Code.UPLOAD_FAILED, () -> bench.inBlocks(1).publish(bench.packedOrders(9_500)));
      assertEquals(4, bench.server.count("beginUpload"));
      assertEquals(0, bench.server.count("publish"));
    }
  }

  @Test
  void aFileNeverHasMoreThanAThousandBlocks() {
    try (Bench bench = new Bench()) {
      PublishSettings tiny =
          new PublishSettings(
              10, 1, 1, java.time.Duration.ofMinutes(1), java.time.Duration.ofMinutes(1));
      var made = bench.client().publishing(tiny).publish(bench.packedOrders(1_800));
      assertEquals("Orders", made.name());
      assertTrue(bench.server.count("appendUpload") <= 1000);
      assertTrue(bench.server.count("appendUpload") > 700);
    }
  }

  @Test
  void everyBlockHasAnEmptyPayloadPartBeforeTheData() {
    try (Bench bench = new Bench()) {
      publishes(bench, 1);
      List<Incoming> blocks =
          bench.server.requests().stream()
              .filter(in -> in.path().contains("fileUploads") && in.method().equals("PUT"))
              .toList();
      assertTrue(blocks.stream().allMatch(in -> in.header("transfer-encoding").isEmpty()));
      assertTrue(
          blocks.stream().allMatch(in -> in.header("content-type").startsWith("multipart/mixed")));
    }
  }
}
