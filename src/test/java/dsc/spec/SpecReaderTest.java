package dsc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpecReaderTest {

  @Test
  void theExampleOfTheReadmeIsReadWhole() throws IOException {
    DatasourceSpec spec = read(resource("flights.yaml"));

    assertEquals("flights", spec.id().value());
    assertEquals("Flights 2001", text(spec.caption().orElseThrow()));
    assertEquals("Operations/Certified", text(spec.publish().project().orElseThrow()));
    assertEquals("postgres", spec.connections().getFirst().connectionClass().value());
    assertEquals(
        List.of("server", "database", "username", "initial_sql"),
        spec.connections().getFirst().attributes().stream().map(a -> a.key().value()).toList());
    assertEquals(
        List.of("flights", "origin", "destination"),
        spec.tables().stream().map(t -> t.alias().value()).toList());
    assertEquals(5, spec.tables().getFirst().columns().size());
    assertEquals(JoinSpec.Kind.LEFT, spec.joins().getFirst().kind());
    assertEquals(
        "[flights].[origin] = [origin].[iata]", spec.joins().getFirst().on().getFirst().value());
    assertEquals(4, spec.fields().size());
    assertTrue(spec.fields().get(3).attributes().hidden());
    assertEquals("[Delay (min)] > 15", spec.calculations().getFirst().formula().value());
    assertEquals(2, spec.hierarchies().getFirst().fields().size());
    assertEquals(ExtractSpec.Mode.FILTERED, spec.extract().orElseThrow().mode().value());
    assertEquals("date", spec.extract().orElseThrow().incremental().orElseThrow().by().value());
    assertTrue(
        spec.tenants().orElseThrow().origin() instanceof TenantsSpec.Origin.Listed listed
            && listed.file().value().equals("tenants.csv"));
    assertEquals(2, spec.tests().getFirst().rows().getFirst().rows().size());
    assertEquals("Delay (min)", spec.moved().getFirst().to().value());
  }

  @Test
  void aReferenceKnowsItsKindAndPlace() throws IOException {
    DatasourceSpec spec = read(resource("flights.yaml"));
    ValueExpr server = spec.connections().getFirst().attributes().getFirst().value();

    assertEquals(ValueExpr.Kind.ENV, ((ValueExpr.Reference) server).kind());
    assertEquals("${env.PGHOST}", server.span().text());
    ValueExpr.Joined caption =
        (ValueExpr.Joined) spec.tenants().orElseThrow().caption().orElseThrow();
    assertEquals(
        List.of("Flights — ", "${tenant.name}"),
        caption.parts().stream().map(part -> part.span().text()).toList());
  }

  @Test
  void relativeDatesAreCountedFromTheCurrentPeriod() {
    assertEquals(List.of(-1, 0), periods("last: 2, period: quarter"));
    assertEquals(List.of(1, 3), periods("next: 3, period: day"));
    assertEquals(List.of(0, 0), periods("current: month"));
    assertEquals(List.of(-1, -1), periods("previous: year"));
    assertEquals(List.of(0, 0), periods("to_date: year"));
    assertEquals(List.of(-3, -1), periods("between: [-3, -1], period: iso-week"));
  }

  private static List<Integer> periods(String filter) {
    FilterSpec.RelativeDate date = (FilterSpec.RelativeDate) filter("{ field: d, " + filter + " }");
    assertEquals(filter.startsWith("to_date"), date.toDate());
    return List.of(date.first(), date.last());
  }

  @Test
  void datesWithoutQuotesAreDatesAndNullIsAValue() {
    FilterSpec.Categorical filter =
        (FilterSpec.Categorical)
            filter("{ field: f, exclude: [2024-02-29, '2024-02-29', null, 00501, 1.50, yes] }");

    assertEquals(
        new MembersSpec.Base.Listed(MembersSpec.Mode.EXCLUDE, filter.members().values()),
        filter.members().base());
    assertEquals(
        List.of(
            new Value.Date(LocalDate.of(2024, 2, 29)),
            new Value.Text("2024-02-29"),
            new Value.Null(),
            new Value.Int(501),
            new Value.Real(new java.math.BigDecimal("1.5")),
            new Value.Text("yes")),
        filter.members().values().stream().map(v -> ((ValueExpr.Fixed) v).value()).toList());
  }

  @Test
  void rangesMayHaveOneBoundOrOnlySpeakOfNulls() {
    FilterSpec.Range range = (FilterSpec.Range) filter("{ field: f, min: 1, nulls: keep }");
    assertEquals(Optional.empty(), range.max());
    assertEquals(FilterSpec.Nulls.KEEP, range.nulls());
    FilterSpec.Range notNull = (FilterSpec.Range) filter("{ field: f, nulls: none }");
    assertEquals(FilterSpec.Nulls.NONE, notNull.nulls());
  }

  private static FilterSpec filter(String filter) {
    return read(MINIMAL + "filters:\n  - " + filter + "\n").filters().getFirst();
  }

  private static final String MINIMAL =
      """
      dsc: 1
      datasource: d
      connection: { class: postgres, server: s, database: b }
      tables: { t: { table: t, columns: { f: string } } }
      """;

  private static String text(ValueExpr expr) {
    return ((ValueExpr.Fixed) expr).value().display();
  }

  private static DatasourceSpec read(String text) {
    SourceFile file = new SourceFile("spec.yaml", text);
    Diagnostics diags = new Diagnostics();
    Optional<DatasourceSpec> spec =
        YamlReader.read(file, diags)
            .flatMap(
                root -> {
                  SchemaCheck.check(root, SpecSchema.DATASOURCE, diags);
                  return SpecReader.read(root, file, diags);
                });
    assertEquals(List.of(), diags.sorted());
    return spec.orElseThrow();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SpecReaderTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
