package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.standin.Fault;
import dsc.standin.Published;
import dsc.standin.Quirks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DatasourcesIT {
  private static Published published(Bench bench, String name) {
    return bench.server.world().datasource(name).orElseThrow();
  }

  @Test
  void oneIsFoundByProjectAndName() {
    try (Bench bench = new Bench()) {
      RemoteDatasource made = bench.publishing().publish(bench.orders());
      Datasources datasources = bench.client().datasources();
      assertEquals(
          Optional.of(made.id()),
          datasources.find(bench.emea(), "Orders").map(RemoteDatasource::id));
      Project other = bench.client().projects().get(ProjectPath.parse("EMEA"));
      assertEquals(Optional.empty(), datasources.find(other, "Orders"));
      assertEquals("Orders", made.contentUrl());
      assertEquals("postgres", made.type());
      assertEquals(Optional.of("2026-01-01T00:00:01Z"), made.updatedAt().map(Object::toString));
    }
  }

  @Test
  void namesThatFiltersCannotHoldAreFoundAllTheSame() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().splitsEncodedFilters = true;
      ProjectPath path = ProjectPath.parse("Research, Development & more");
      Project project = bench.client().projects().ensure(path);
      for (String name :
          List.of("a,b", "Orders & Returns", "50% of: all", "Größe/Maß \uD83D\uDE00")) {
        Publication publication =
            Publication.of(project, name, bench.tds(), FileType.TDS, PublishMode.CREATE);
        RemoteDatasource made = bench.publishing().publish(publication);
        assertEquals(name, made.name());
        assertEquals(
            Optional.of(made.id()),
            bench.client().datasources().find(project, name).map(RemoteDatasource::id));
      }
    }
  }

  @Test
  void aNameInAnotherCaseIsReportedAsTaken() {
    try (Bench bench = new Bench()) {
      var made = bench.publishing().publish(bench.orders());
      var failure =
          fails(Code.NAME_TAKEN, () -> bench.client().datasources().find(bench.emea(), "ORDERS"));
      assertEquals(
          "`ORDERS` is published as `Orders`, which is the same name to the server",
          failure.getMessage());
      assertEquals("Orders", made.name());
    }
  }

  @Test
  void aDownloadIsTheBytesThatWerePublished() {
    try (Bench bench = new Bench()) {
      Publication publication = bench.packedOrders(3000);
      String id = bench.publishing().publish(publication).id();
      for (Quirks.Disposition disposition : Quirks.Disposition.values()) {
        bench.server.quirks().disposition = disposition;
        Path target = bench.folder.resolve("down");
        Download download =
            bench.client().datasources().download(id, Datasources.Extract.INCLUDED, target);
        assertEquals(new Download(target, FileType.TDSX), download);
        assertArrayEquals(bench.read(publication.file()), bench.read(target));
      }
    }
  }

  @Test
  void withoutTheExtractTheServerMayChooseAPlainTds() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.packedOrders(3000)).id();
      Path target = bench.folder.resolve("down");
      Download download =
          bench.client().datasources().download(id, Datasources.Extract.LEFT_OUT, target);
      assertEquals(FileType.TDS, download.type());
      assertEquals(Bench.TDS, new String(bench.read(target), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aDownloadThatIsCutIsTakenUpAgainAndLeavesNoPart() {
    try (Bench bench = new Bench()) {
      Publication publication = bench.packedOrders(300_000);
      String id = bench.publishing().publish(publication).id();
      bench.server.faults().add("download", new Fault.CutAfter(100_000), 0, 2);
      Path target = bench.folder.resolve("down");
      Download download =
          bench.client().datasources().download(id, Datasources.Extract.INCLUDED, target);
      assertArrayEquals(bench.read(publication.file()), bench.read(download.file()));
      assertFalse(Files.exists(bench.folder.resolve("down.part")));
      assertEquals(3, bench.server.count("download"));
    }
  }

  @Test
  void aWebPageIsNotADataSource() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders()).id();
      bench.server.faults().next("download", Fault.page(200));
      Path target = bench.folder.resolve("down");
      fails(
          Code.DOWNLOAD_FAILED,
          () -> bench.client().datasources().download(id, Datasources.Extract.INCLUDED, target));
      bench
          .server
          .faults()
          .next("download", new Fault.Instead(200, "x/y", "PK\u0003\u0004 cut", Map.of()));
      fails(
          Code.DOWNLOAD_FAILED,
          () -> bench.client().datasources().download(id, Datasources.Extract.INCLUDED, target));
      assertFalse(Files.exists(target));
    }
  }

  @Test
  void propertiesAreChangedOneByOne() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders().describedAs("what is ordered")).id();
      String ann = bench.client().people().userId("ann");
      Project home = bench.client().projects().get(ProjectPath.parse("EMEA"));
      Datasources datasources = bench.client().datasources();
      RemoteDatasource after =
          datasources.update(
              id,
              DatasourceChange.none()
                  .name("Orders 2")
                  .certification(new DatasourceChange.Certification(true, "checked <&>"))
                  .projectId(home.id())
                  .ownerId(ann));
      assertEquals("Orders 2", after.name());
      RemoteDatasource read = datasources.get(id);
      assertEquals("what is ordered", read.description());
      assertEquals("checked <&>", read.certificationNote());
      assertTrue(read.certified());
      assertEquals(Optional.of(home.id()), read.projectId());
      assertEquals(Optional.of(ann), read.ownerId());
      assertEquals("Orders", read.contentUrl());
      RemoteDatasource lost =
          datasources.update(
              id,
              DatasourceChange.none()
                  .certification(new DatasourceChange.Certification(false, "ignored")));
      assertFalse(lost.certified());
      assertEquals("", datasources.get(id).certificationNote());
    }
  }

  @Test
  void tagsAreAddedRemovedAndSetExactly() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders()).id();
      Datasources datasources = bench.client().datasources();
      assertEquals(
          List.of("dsc", "owned-by:dsc"), datasources.addTags(id, List.of("dsc", "owned-by:dsc")));
      datasources.addTags(id, List.of("dsc", "a b/c"));
      datasources.setTags(datasources.get(id), List.of("new", "dsc"));
      assertEquals(List.of("dsc", "new"), List.copyOf(published(bench, "Orders").tags));
      datasources.removeTag(id, "not there");
    }
  }

  @Test
  void whatIsGoneIsGone() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders()).id();
      Datasources datasources = bench.client().datasources();
      datasources.delete(id);
      datasources.delete(id);
      assertEquals(Optional.empty(), datasources.lookUp(id));
      fails(Code.PUBLISHED_NOT_FOUND, () -> datasources.get(id));
    }
  }

  @Test
  void aStateMovesWithEachPublish() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders()).id();
      DatasourceState before = bench.client().datasources().state(id);
      assertEquals(before, bench.client().datasources().state(id));
      var again = bench.publishing().publish(bench.orders());
      DatasourceState after = bench.client().datasources().state(id);
      assertEquals(id, again.id());
      assertEquals(1, before.revision());
      assertEquals(2, after.revision());
      assertFalse(before.updatedAt().equals(after.updatedAt()));
    }
  }
}
