package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.standin.Fault;
import dsc.standin.Quirks.MetadataMode;
import dsc.standin.Usage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MetadataTest {
  private static String publish(Bench bench) {
    String id = bench.publishing().publish(bench.orders()).id();
    bench
        .server
        .world()
        .usages
        .add(
            new Usage(
                id,
                "w1",
                "Exec",
                "Sales",
                "ann",
                "By region",
                "Overview",
                List.of("Region", "Profit", "City"),
                Optional.of("Profit Ratio")));
    bench
        .server
        .world()
        .usages
        .add(
            new Usage(
                id,
                "w2",
                "Ops",
                "EMEA",
                "bob",
                "Late",
                "Board",
                List.of("Region", "Late"),
                Optional.empty()));
    return id;
  }

  @Test
  void workbooksAndTheUsesOfFieldsAreListed() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      Impact impact = bench.client().metadata().impact(id, List.of("Region", "Profit"));
      assertEquals(Impact.Completeness.COMPLETE, impact.completeness());
      assertEquals(
          List.of(
              new Impact.Workbook("w1", "Exec", "Sales", "ann"),
              new Impact.Workbook("w2", "Ops", "EMEA", "bob")),
          impact.workbooks());
      assertEquals(
          List.of(
              new Impact.Field(
                  "Profit",
                  List.of(new Impact.Place("By region", "Exec")),
                  List.of(new Impact.Place("Overview", "Exec")),
                  List.of("Profit Ratio")),
              new Impact.Field(
                  "Region",
                  List.of(new Impact.Place("By region", "Exec"), new Impact.Place("Late", "Ops")),
                  List.of(new Impact.Place("Overview", "Exec"), new Impact.Place("Board", "Ops")),
                  List.of("Profit Ratio"))),
          impact.fields());
      // Fields come in pages of two.
      assertEquals(4, bench.server.count("metadata"));
    }
  }

  @Test
  void aFieldTheIndexDoesNotKnowMakesTheAnswerPartial() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      Impact impact = bench.client().metadata().impact(id, List.of("New", "City"));
      assertEquals(Impact.Completeness.PARTIAL, impact.completeness());
      assertEquals(List.of("the Metadata API does not know the field `New`"), impact.reasons());
      assertEquals(1, impact.fields().size());
    }
  }

  @Test
  void dataBesideErrorsIsPartial() {
    for (MetadataMode mode : List.of(MetadataMode.TIMES_OUT, MetadataMode.OBFUSCATES)) {
      try (Bench bench = new Bench()) {
        String id = publish(bench);
        bench.server.quirks().metadata = mode;
        Impact impact = bench.client().metadata().impact(id, List.of("Region"));
        assertEquals(Impact.Completeness.PARTIAL, impact.completeness());
        assertEquals(2, impact.workbooks().size());
        assertEquals(1, impact.reasons().size());
      }
    }
  }

  @Test
  void workbooksTheIndexDoesNotNameAreCounted() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      bench.server.quirks().metadata = MetadataMode.NO_LINEAGE;
      Impact impact = bench.client().metadata().impact(id, List.of());
      assertEquals(Impact.Completeness.PARTIAL, impact.completeness());
      assertEquals(
          List.of("the server counts 2 connected workbooks, the Metadata API names 0"),
          impact.reasons());
    }
  }

  @Test
  void whatCannotBeAskedIsUnknownAndNotNobody() {
    for (MetadataMode mode :
        List.of(
            MetadataMode.OFF,
            MetadataMode.FEATURE_DISABLED,
            MetadataMode.NOT_INDEXED,
            MetadataMode.GARBAGE)) {
      try (Bench bench = new Bench()) {
        String id = publish(bench);
        bench.server.quirks().metadata = mode;
        Impact impact = bench.client().metadata().impact(id, List.of("Region"));
        assertEquals(Impact.Completeness.UNKNOWN, impact.completeness(), mode::name);
        assertTrue(impact.reasons().getFirst().startsWith("the Metadata API"), mode::name);
      }
    }
  }

  @Test
  void aServerThatIsDownOnlyHereIsUnknownToo() {
    try (Bench bench = new Bench()) {
      String id = publish(bench);
      bench.server.faults().always("metadata", Fault.page(503));
      Impact impact = bench.client().metadata().impact(id, List.of());
      assertEquals(List.of("the Metadata API answered 503"), impact.reasons());
    }
  }
}
