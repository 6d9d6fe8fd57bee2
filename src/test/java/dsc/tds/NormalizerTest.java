package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.Value;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.FieldProperties.Run;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import dsc.model.Normalizer;
import dsc.model.Opaque;
import dsc.model.Parameter;
import dsc.model.Settings;
import dsc.model.TableObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class NormalizerTest {
  private static final FieldInstance REGION = FieldInstance.bare("region");

  private static Datasource with(Element... more) {
    List<Element> all = new ArrayList<>(List.of(Samples.settings()));
    all.addAll(List.of(more));
    return Datasource.of("d", all);
  }

  private static void assertSame(Datasource a, Datasource b) {
    assertEquals(Normalizer.normalize(a), Normalizer.normalize(b));
  }

  @Test
  void normalizingTwiceIsNormalizingOnce() {
    for (Datasource sample : Samples.all()) {
      Datasource once = Normalizer.normalize(sample);
      assertEquals(once, Normalizer.normalize(once));
    }
  }

  @Test
  void generatedNamesOfConnectionsAndTablesDontCount() {
    Datasource sample = Samples.related();
    Datasource renamed = Renamed.of(sample);
    assertEquals(false, sample.equals(renamed));
    assertSame(sample, renamed);
  }

  @Test
  void twoConnectionsOfOneClassKeepTheirTables() {
    Datasource normal = Normalizer.normalize(Samples.joined());
    Collection<String> names = normal.all(Connection.class).map(c -> c.id().name()).toList();
    assertEquals(List.of("postgres", "textscan"), names);
  }

  @Test
  void aMigratedTableGoesByItsFirstRelation() {
    Datasource old =
        Datasource.of(
            "d",
            List.of(
                new TableObject(
                    Samples.id(Kind.OBJECT, "Migrated Data"),
                    0,
                    "Migrated Data",
                    new TableObject.Shape.Leaf("orders")),
                Samples.settings()));
    TableObject table = Normalizer.normalize(old).only(TableObject.class).orElseThrow();
    assertEquals("orders", table.id().name());
    assertEquals("orders", table.caption());
  }

  @Test
  void attributesOfServersAndEmptyOnesDontCount() {
    Connection plain = Samples.postgres();
    TreeMap<String, String> attributes = new TreeMap<>(plain.attributes());
    attributes.put("workgroup-auth-mode", "prompt");
    attributes.put("one-time-sql", "");
    assertSame(
        with(plain),
        with(new Connection(plain.id(), plain.caption(), plain.connectionClass(), attributes)));
  }

  @Test
  void aCaptionThatIsTheNameAndADefaultAggregationDontCount() {
    FieldProperties p = Samples.captioned("a", DataType.INTEGER, Role.MEASURE);
    FieldProperties spelt =
        new FieldProperties(
            p.caption(),
            p.dataType(),
            p.role(),
            p.type(),
            Optional.of("Sum"),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of(new Run("x", new TreeMap<>()), new Run("y", new TreeMap<>())),
            new TreeMap<>(),
            new TreeMap<>(Map.of("layered", "true", "pivot", "key")));
    FieldProperties bare =
        new FieldProperties(
            Optional.empty(),
            p.dataType(),
            p.role(),
            p.type(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of(new Run("xy", new TreeMap<>())),
            new TreeMap<>(),
            new TreeMap<>());
    assertSame(
        with(new Field.Column(ElementId.field("a"), spelt, Optional.empty())),
        with(new Field.Column(ElementId.field("a"), bare, Optional.empty())));
  }

  @Test
  void anotherAggregationCounts() {
    FieldProperties p = Samples.plain(DataType.INTEGER, Role.MEASURE);
    FieldProperties average =
        new FieldProperties(
            p.caption(),
            p.dataType(),
            p.role(),
            p.type(),
            Optional.of("Avg"),
            p.format(),
            p.hidden(),
            p.semanticRole(),
            p.description(),
            p.aliases(),
            p.more());
    Field.Column column = new Field.Column(ElementId.field("a"), average, Optional.empty());
    assertEquals(with(column), Normalizer.normalize(with(column)));
  }

  @Test
  void setsThatActionsMadeAndCountedRowsAreNoFields() {
    FieldProperties p = Samples.plain(DataType.BOOLEAN, Role.DIMENSION);
    FieldProperties automatic =
        new FieldProperties(
            p.caption(),
            p.dataType(),
            p.role(),
            p.type(),
            p.aggregation(),
            p.format(),
            true,
            p.semanticRole(),
            p.description(),
            p.aliases(),
            new TreeMap<>(Map.of("user:auto-column", "sheet_link")));
    assertSame(
        with(),
        with(
            new Field.MemberSet(
                ElementId.field("Action (Region)"),
                automatic,
                new GroupFilter.On(REGION, new GroupFilter.All())),
            new Field.Calculation(ElementId.field("Number of Records"), automatic, "1")));
  }

  @Test
  void theOrderOfFilterMembersDoesNotCount() {
    Value a = new Value.Text("a");
    Value b = new Value.Text("b");
    assertSame(with(keep(REGION, 1, a, b)), with(keep(REGION, 1, b, a, b)));
  }

  @Test
  void aDiscreteInstanceOfADiscreteFieldIsTheField() {
    Field.Column region =
        new Field.Column(
            ElementId.field("region"),
            Samples.plain(DataType.STRING, Role.DIMENSION),
            Optional.empty());
    FieldInstance instance = FieldInstance.of("region", "None", FieldType.NOMINAL);
    Value a = new Value.Text("a");
    assertSame(with(region, keep(REGION, 1, a)), with(region, keep(instance, 1, a)));
  }

  private static Filter keep(FieldInstance field, int n, Value... members) {
    return new Filter.Categorical(
        ElementId.filter(field, n), field, new GroupFilter.Members(List.of(members)));
  }

  @Test
  void shownTextsOfAParameterAreSaidOnce() {
    FieldProperties p = Samples.captioned("P", DataType.INTEGER, Role.MEASURE);
    FieldProperties aliased =
        new FieldProperties(
            p.caption(),
            p.dataType(),
            p.role(),
            p.type(),
            p.aggregation(),
            p.format(),
            p.hidden(),
            p.semanticRole(),
            p.description(),
            new TreeMap<>(Map.of("1", "One", "2", "Two")),
            new TreeMap<>(Map.of("alias", "One")));
    ElementId id = Samples.id(Kind.PARAMETER, "Parameter 1");
    Parameter spelt =
        new Parameter(
            id,
            aliased,
            "1",
            new Parameter.Domain.Members(
                List.of(
                    new Parameter.Member("1", Optional.of("One")),
                    new Parameter.Member("2", Optional.empty()))));
    Parameter bare =
        new Parameter(
            id,
            p,
            "1",
            new Parameter.Domain.Members(
                List.of(
                    new Parameter.Member("1", Optional.of("One")),
                    new Parameter.Member("2", Optional.of("Two")))));
    assertSame(with(spelt), with(bare));
  }

  @Test
  void theSortOfTheDataGridIsNoPartOfTheDataSource() {
    assertSame(
        with(),
        with(new Opaque(Samples.id(Kind.OPAQUE, "field-sort-info"), "", "<field-sort-info />")));
  }

  @Test
  void aLayoutThatIsTheDefaultDoesNotCount() {
    Settings settings =
        new Settings(
            Optional.of("d"),
            new TreeMap<>(),
            new TreeMap<>(Map.of("show-structure", "true", "rowDisplayCount", "7")),
            new TreeMap<>());
    assertSame(with(), Datasource.of("d", List.of(settings)));
  }
}
