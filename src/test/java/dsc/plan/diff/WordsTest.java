package dsc.plan.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Field;
import dsc.model.Hierarchy;
import dsc.model.Opaque;
import dsc.model.Settings;
import dsc.plan.Flights;
import dsc.plan.PublicationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Changes as people read them. */
final class WordsTest {
  private static final TreeMap<String, String> NONE = new TreeMap<>();

  @Test
  void formulasShowCaptionsButNotInTextsAndComments() {
    Datasource base = Flights.base();
    Field.Calculation late =
        Flights.calculation(
            Flights.LATE,
            "Late",
            DataType.BOOLEAN,
            Role.DIMENSION,
            "[delay] > [Parameters].[p] // [delay]\n+ '[delay]' + \"it's [delay]\" /* [delay] */");
    assertEquals(
        List.of(
            FieldChange.value(
                "formula",
                "[Delay] > 15",
                "[Delay] > [Parameters].[p] // [delay]\n"
                    + "+ '[delay]' + \"it's [delay]\" /* [delay] */")),
        fields(base, Flights.with(base, late)));
  }

  @Test
  void namesInAFormulaMayHoldBracketsAndStandAnywhere() {
    List<String> names = new ArrayList<>();
    FormulaNames.forEach(
        "SUM([a]]b])+[Parameters] . [c d]-[x][y",
        (qualifier, name) -> names.add(qualifier + "|" + name));
    assertEquals(List.of("|a]b", "Parameters|c d", "|x"), names);
  }

  @Test
  void mapsDifferByKeyAndAbsentValuesSaySo() {
    Datasource before = Datasource.of("d", List.of(settings(Map.of("a", "1", "b", "2"))));
    Datasource after = Datasource.of("d", List.of(settings(Map.of("b", "3", "c", ""))));
    assertEquals(
        List.of(
            new FieldChange.OfValue("date options[a]", Optional.of("\"1\""), Optional.empty()),
            FieldChange.value("date options[b]", "\"2\"", "\"3\""),
            new FieldChange.OfValue("date options[c]", Optional.empty(), Optional.of("\"\""))),
        fields(before, after));
  }

  @Test
  void listsDifferByItemUnlessTheOrderDoes() {
    assertEquals(
        List.of(new FieldChange.OfList("fields", List.of("[b]"), List.of("[d]"))),
        fields(hierarchy("a", "b", "c"), hierarchy("a", "c", "d")));
    assertEquals(
        List.of(FieldChange.value("fields", "[a], [b]", "[b], [a]")),
        fields(hierarchy("a", "b"), hierarchy("b", "a")));
  }

  @Test
  void addressesAreStableAndTellEqualCaptionsApart() {
    Datasource base = Flights.base();
    Datasource twins =
        Flights.with(base, Flights.column("x", "Delay", DataType.REAL, Role.MEASURE));
    Names names = Names.of(base, twins);
    assertEquals("flights.field[Delay (x)]", names.address(ElementId.field("x")).in("flights"));
    assertEquals("flights", names.address(Settings.ID).in("flights"));
    assertEquals(
        "flights[a]]b].opaque[y]]z]",
        names
            .address(new ElementId(Kind.OPAQUE, "y]z"))
            .in(PublicationKey.of("flights", "a]b").toString()));
  }

  @Test
  void whatReadsTheSameButIsNotTheSameIsStillShown() {
    ElementId id = new ElementId(Kind.OPAQUE, "o");
    assertEquals(
        List.of(FieldChange.value("xml", "<a/>", "<a></a>")),
        fields(
            Datasource.of("d", List.of(new Opaque(id, "", "<a/>"))),
            Datasource.of("d", List.of(new Opaque(id, "", "<a></a>")))));
  }

  private static Element settings(Map<String, String> dateOptions) {
    return new Settings(Optional.empty(), new TreeMap<>(dateOptions), NONE, NONE);
  }

  private static Datasource hierarchy(String... fields) {
    return Datasource.of(
        "d", List.of(new Hierarchy(new ElementId(Kind.HIERARCHY, "h"), List.of(fields))));
  }

  private static List<FieldChange> fields(Datasource from, Datasource to) {
    return Differ.diff(from, to).getFirst().fields();
  }
}
