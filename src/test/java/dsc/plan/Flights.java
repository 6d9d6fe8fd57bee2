package dsc.plan;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.Value;
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
import dsc.model.Settings;
import dsc.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small data source that tests change: two tables' worth of flights. */
public final class Flights {
  /** The internal name of the calculation Late. */
  public static final String LATE = "Calculation_1000000000000000001";

  /** The internal name of the calculation Late Rate. */
  public static final String LATE_RATE = "Calculation_1000000000000000002";

  private static final SortedMap<String, String> NONE = new TreeMap<>();

  private Flights() {}

  /** The data source before any change. */
  public static Datasource base() {
    return Datasource.of(
        "flights",
        List.of(
            new Settings(Optional.of("Flights 2001"), NONE, NONE, NONE),
            connection("db.example"),
            new Table(
                new ElementId(Kind.TABLE, "flights"),
                "postgres.1",
                new Table.Source.Named("[ops].[flights]")),
            column("delay", "Delay", DataType.INTEGER, Role.MEASURE),
            column("origin", "Origin", DataType.STRING, Role.DIMENSION),
            column("state", "State", DataType.STRING, Role.DIMENSION),
            calculation(LATE, "Late", DataType.BOOLEAN, Role.DIMENSION, "[delay] > 15"),
            calculation(
                LATE_RATE,
                "Late Rate",
                DataType.REAL,
                Role.MEASURE,
                "SUM(IIF([" + LATE + "], 1, 0)) / COUNT([delay])"),
            new Hierarchy(new ElementId(Kind.HIERARCHY, "Route"), List.of("state", "origin")),
            include("state", "CA", "NV")));
  }

  public static Connection connection(String server) {
    return new Connection(
        new ElementId(Kind.CONNECTION, "postgres.1"),
        server,
        "postgres",
        new TreeMap<>(Map.of("server", server, "dbname", "ops", "username", "reader")));
  }

  public static Field.Column column(String name, String caption, DataType dataType, Role role) {
    return new Field.Column(
        ElementId.field(name),
        properties(caption, dataType, role),
        Optional.of(new Field.ColumnSource("flights", name)));
  }

  public static Field.Calculation calculation(
      String name, String caption, DataType dataType, Role role, String formula) {
    return new Field.Calculation(
        ElementId.field(name), properties(caption, dataType, role), formula);
  }

  public static Filter include(String field, String... values) {
    FieldInstance instance = FieldInstance.bare(field);
    return new Filter.Categorical(ElementId.filter(instance, 1), instance, members(values));
  }

  public static GroupFilter members(String... values) {
    return new GroupFilter.Members(List.of(values).stream().<Value>map(Value.Text::new).toList());
  }

  public static Extract extract() {
    return new Extract("Data/flights.hyper", true, Optional.empty(), List.of());
  }

  public static FieldProperties properties(String caption, DataType dataType, Role role) {
    return new FieldProperties(
        Optional.of(caption),
        dataType,
        role,
        FieldType.defaultFor(dataType, role),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of(),
        NONE,
        NONE);
  }

  /** The same with elements put in, replacing those at their addresses. */
  public static Datasource with(Datasource datasource, Element... elements) {
    SortedMap<ElementId, Element> all = new TreeMap<>(datasource.elements());
    for (Element element : elements) {
      all.put(element.id(), element);
    }
    return new Datasource(datasource.name(), all);
  }

  /** The same without some addresses. */
  public static Datasource without(Datasource datasource, ElementId... ids) {
    List<Element> rest = new ArrayList<>(datasource.elements().values());
    rest.removeIf(element -> List.of(ids).contains(element.id()));
    return Datasource.of(datasource.name(), rest);
  }
}
