package dsc.plan.hazard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import dsc.model.Hierarchy;
import dsc.model.Join;
import dsc.model.Opaque;
import dsc.model.Parameter;
import dsc.model.Settings;
import dsc.model.SqlExpression;
import dsc.model.Table;
import dsc.plan.Flights;
import dsc.plan.diff.Address;
import dsc.plan.diff.Differ;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which change hurts whom. */
final class HazardsTest {
  private final Datasource base = Flights.base();

  @Test
  void aRemovedFieldBreaksAndNamesEveryUserOverAnyNumberOfSteps() {
    Datasource to = Flights.without(base, ElementId.field("delay"));
    Hazard hazard = Hazards.of(base, to, Differ.diff(base, to)).getFirst();
    assertEquals("DSC6101", hazard.code().id());
    assertEquals(ChangeClass.BREAKING, hazard.changeClass());
    assertEquals("flights.field[Delay]", hazard.subject().in("flights"));
    assertEquals(
        List.of("field[Late]", "field[Late Rate]"),
        hazard.dependents().stream().map(Address::toString).toList());
  }

  @Test
  void aHiddenFieldMayGoUnnoticed() {
    Datasource from = Flights.with(base, hidden("origin"));
    assertEquals(
        List.of("DSC6128 hierarchy[Route]"),
        judge(
            from,
            Flights.with(
                Flights.without(from, ElementId.field("origin")),
                new Hierarchy(new ElementId(Kind.HIERARCHY, "Route"), List.of("state")))));
  }

  @Test
  void anotherDataTypeRoleAndTypeBreak() {
    assertEquals(
        List.of("DSC6103 field[Delay]", "DSC6104 field[Delay]", "DSC6105 field[Delay]"),
        judge(Flights.column("delay", "Delay", DataType.STRING, Role.DIMENSION)));
  }

  @Test
  void anotherInternalNameBreaksAndAnotherCaptionDoesNot() {
    Field.Column moved = Flights.column("wait", "Delay", DataType.INTEGER, Role.MEASURE);
    Datasource to = Flights.with(Flights.without(base, ElementId.field("delay")), moved);
    Map<ElementId, ElementId> moves =
        new TreeMap<>(Map.of(ElementId.field("delay"), ElementId.field("wait")));
    assertEquals(
        List.of("DSC6102 field[Delay (wait)]", "DSC6121 field[Delay (wait)]"),
        codes(Hazards.of(base, to, Differ.diff(base, to, moves))));
    assertEquals(
        List.of("DSC6123 field[Delay (min)]"),
        judge(Flights.column("delay", "Delay (min)", DataType.INTEGER, Role.MEASURE)));
  }

  @Test
  void hidingAFieldBreaks() {
    assertEquals(List.of("DSC6106 field[Origin]"), judge(hidden("origin")));
  }

  @Test
  void anotherFormulaChangesWhatViewsShow() {
    assertEquals(
        List.of("DSC6120 field[Late]"),
        judge(
            Flights.calculation(
                Flights.LATE, "Late", DataType.BOOLEAN, Role.DIMENSION, "[delay] > 20")));
  }

  @Test
  void anotherFormulaBehindAFilterIsAboutSecurity() {
    Datasource from = Flights.with(base, Flights.include(Flights.LATE, "true"));
    Datasource to =
        Flights.with(
            from,
            Flights.calculation(
                Flights.LATE, "Late", DataType.BOOLEAN, Role.DIMENSION, "[delay] > 20"));
    assertEquals(List.of("DSC6120 field[Late]", "DSC6142 field[Late]"), judge(from, to));
  }

  @Test
  void fewerMembersNarrowAFilterAndOthersLoosenIt() {
    assertEquals(List.of("DSC6125 filter[State]"), judge(Flights.include("state", "CA")));
    assertEquals(
        List.of("DSC6141 filter[State]"), judge(Flights.include("state", "CA", "NV", "OR")));
    assertEquals(List.of("DSC6141 filter[State]"), judge(Flights.include("state", "CA", "OR")));
    assertEquals(List.of(), judge(Flights.include("state", "NV", "CA")));
    FieldInstance state = FieldInstance.bare("state");
    assertEquals(
        List.of("DSC6141 filter[State]"),
        judge(
            new Filter.Categorical(
                ElementId.filter(state, 1),
                state,
                new GroupFilter.Except(new GroupFilter.All(), Flights.members("OR")))));
  }

  @Test
  void aNewFilterNarrowsAndARemovedOneShowsRows() {
    assertEquals(List.of("DSC6125 filter[Origin]"), judge(Flights.include("origin", "SFO")));
    assertEquals(
        List.of("DSC6140 filter[State]"),
        judge(base, Flights.without(base, ElementId.filter(FieldInstance.bare("state"), 1))));
  }

  @Test
  void aUserFilterThatShowsMoreIsAboutSecurityAppliedOrNot() {
    Datasource from = Flights.with(base, userFilter("CA", "NV"));
    assertEquals(
        List.of("DSC6125 field[States]"), judge(from, Flights.with(base, userFilter("NV"))));
    assertEquals(
        List.of("DSC6141 field[States]"), judge(from, Flights.with(base, userFilter("NV", "OR"))));
    assertEquals(List.of(), judge(from, Flights.with(base, userFilter("NV", "CA"))));
    assertEquals(List.of("DSC6101 field[States]", "DSC6140 field[States]"), judge(from, base));
    FieldInstance states = FieldInstance.bare("states");
    Filter applied = new Filter.ForUser(ElementId.filter(states, 1), states);
    Datasource with = Flights.with(from, applied);
    assertEquals(List.of("DSC6125 filter[States]"), judge(from, with));
    assertEquals(List.of("DSC6140 filter[States]"), judge(with, from));
  }

  private static Field.UserFilter userFilter(String... states) {
    return new Field.UserFilter(
        ElementId.field("states"),
        Flights.properties("States", DataType.BOOLEAN, Role.DIMENSION),
        "state",
        List.of(new Field.Share("anna", Flights.members(states))),
        List.of(new Field.Share("Managers", new GroupFilter.All())));
  }

  @Test
  void anotherServerUserOrFirstStatementIsAboutSecurity() {
    assertEquals(
        List.of("DSC6143 connection[db2.example]"), judge(Flights.connection("db2.example")));
    assertEquals(List.of("DSC6144 connection[db.example]"), judge(withAttribute("username", "me")));
    assertEquals(
        List.of("DSC6145 connection[db.example]"), judge(withAttribute("one-time-sql", "SET x")));
  }

  @Test
  void anExtractThatGoesIsLostAndOneThatComesCopiesRowsOutOfTheDatabasesReach() {
    Datasource extracted = Flights.with(base, Flights.extract());
    assertEquals(List.of("DSC6146 extract"), judge(base, extracted));
    assertEquals(List.of("DSC6161 extract"), judge(extracted, base));
    Extract off = new Extract("Data/flights.hyper", false, Optional.empty(), List.of());
    assertEquals(List.of("DSC6146 extract"), judge(extracted, Flights.with(base, off)));
  }

  @Test
  void anotherTableGivesOtherRows() {
    assertEquals(
        List.of("DSC6126 table[flights]"),
        judge(
            new Table(
                new ElementId(Kind.TABLE, "flights"),
                "postgres.1",
                new Table.Source.Named("[ops].[flights_v2]"))));
  }

  @Test
  void aParameterThatGoesBreaksAndAnotherValueChangesWhatViewsStartWith() {
    Datasource from = Flights.with(base, parameter("15"));
    assertEquals(
        List.of("DSC6107 parameter[Limit]"),
        judge(from, Flights.without(from, new ElementId(Kind.PARAMETER, "limit"))));
    assertEquals(
        List.of("DSC6124 parameter[Limit]"), judge(from, Flights.with(from, parameter("30"))));
    assertEquals(List.of(), judge(base, from));
  }

  @Test
  void anotherDefaultAggregationChangesNewUses() {
    Field.Column delay = Flights.column("delay", "Delay", DataType.INTEGER, Role.MEASURE);
    var p = delay.properties();
    assertEquals(
        List.of("DSC6122 field[Delay]"),
        judge(
            new Field.Column(
                delay.id(),
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
                    p.more()),
                delay.source())));
  }

  @Test
  void anotherJoinMayMultiplyRows() {
    Datasource inner = Flights.with(base, join(Join.Kind.INNER));
    assertEquals(
        List.of("DSC6127 join[origin]"), judge(inner, Flights.with(base, join(Join.Kind.LEFT))));
    assertEquals(List.of("DSC6127 join[origin]"), judge(base, inner));
  }

  @Test
  void anotherFirstMonthOfTheYearGroupsDatesDifferently() {
    Settings settings = base.only(Settings.class).orElseThrow();
    assertEquals(
        List.of("DSC6129 datasource"),
        judge(
            new Settings(
                settings.caption(),
                new TreeMap<>(Map.of("fiscal-year-start", "april")),
                settings.layout(),
                settings.semanticValues())));
  }

  @Test
  void whatIsNotUnderstoodIsSaidToBeSo() {
    assertEquals(
        List.of("DSC6130 opaque[style]"),
        judge(new Opaque(new ElementId(Kind.OPAQUE, "style"), "", "<style />")));
  }

  private static Parameter parameter(String value) {
    return new Parameter(
        new ElementId(Kind.PARAMETER, "limit"),
        Flights.properties("Limit", DataType.INTEGER, Role.MEASURE),
        value,
        new Parameter.Domain.Any());
  }

  private static Join join(Join.Kind kind) {
    return new Join(
        new ElementId(Kind.JOIN, "origin"),
        kind,
        new SqlExpression(
            "=",
            List.of(
                SqlExpression.leaf("[flights].[origin]"), SqlExpression.leaf("[origin].[iata]"))));
  }

  private List<String> judge(Element element) {
    return judge(base, Flights.with(base, element));
  }

  private static List<String> judge(Datasource from, Datasource to) {
    return codes(Hazards.of(from, to, Differ.diff(from, to)));
  }

  private static List<String> codes(List<Hazard> hazards) {
    return hazards.stream().map(h -> h.code().id() + " " + h.subject()).toList();
  }

  private static Connection withAttribute(String name, String value) {
    Connection connection = Flights.connection("db.example");
    TreeMap<String, String> attributes = new TreeMap<>(connection.attributes());
    attributes.put(name, value);
    return new Connection(
        connection.id(), connection.caption(), connection.connectionClass(), attributes);
  }

  private static Field.Column hidden(String name) {
    Field.Column column = Flights.column(name, "Origin", DataType.STRING, Role.DIMENSION);
    var p = column.properties();
    return new Field.Column(
        column.id(),
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
            p.more()),
        column.source());
  }
}
