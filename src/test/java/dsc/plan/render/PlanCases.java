package dsc.plan.render;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.diag.Code;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.FieldInstance;
import dsc.model.Table;
import dsc.plan.Desired;
import dsc.plan.ExtractFingerprint.Part;
import dsc.plan.Flights;
import dsc.plan.Lookup;
import dsc.plan.Managed;
import dsc.plan.Plan;
import dsc.plan.PlanOption;
import dsc.plan.Planner;
import dsc.plan.Policy;
import dsc.plan.PublicationKey;
import dsc.plan.Published;
import dsc.plan.PublishedExtract;
import dsc.plan.Revision;
import dsc.plan.Target;
import dsc.plan.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plans that are rendered in {@code src/test/cases/plan}, by case. */
final class PlanCases {
  private static final PublicationKey FLIGHTS = PublicationKey.of("flights");
  private static final Datasource BASE = Flights.base();
  private static final Map<Part, String> PARTS =
      Map.of(Part.COLUMNS, "c", Part.FILTERS, "f", Part.SOURCE, "s");

  private PlanCases() {}

  static SortedMap<String, Plan> all() {
    SortedMap<String, Plan> cases = new TreeMap<>();
    cases.put("create", plan(Map.of(), live(BASE)));
    cases.put("no-changes", plan(Map.of(FLIGHTS, ours(BASE)), live(BASE)));
    cases.put("fields", plan(Map.of(FLIGHTS, ours(BASE)), live(fields())));
    cases.put("long-values", plan(Map.of(FLIGHTS, ours(BASE)), live(longValues())));
    cases.put("security", plan(Map.of(FLIGHTS, ours(BASE)), live(security())));
    cases.put("renamed", plan(Map.of(FLIGHTS, ours(BASE)), renamed()));
    cases.put("hostile-names", plan(Map.of(FLIGHTS, ours(BASE)), live(hostile())));
    cases.put("drift", plan(Map.of(FLIGHTS, drifted()), live(BASE)));
    cases.put("refused", refused());
    cases.put("tenants", tenants());
    cases.put("extract-rebuilt", extractRebuilt());
    cases.put("leftovers", leftovers(Set.of()));
    cases.put("pruned", leftovers(Set.of(PlanOption.PRUNE)));
    return cases;
  }

  private static Datasource fields() {
    Datasource some =
        Flights.without(BASE, ElementId.field("origin"), ElementId.field(Flights.LATE_RATE));
    return Flights.with(
        some,
        Flights.column("delay", "Delay (min)", DataType.REAL, Role.MEASURE),
        Flights.column("carrier", "Carrier", DataType.STRING, Role.DIMENSION),
        Flights.calculation(Flights.LATE, "Late", DataType.BOOLEAN, Role.DIMENSION, "[delay] > 20"),
        Flights.calculation(
            "Calculation_3",
            "Very Late",
            DataType.BOOLEAN,
            Role.DIMENSION,
            "[" + Flights.LATE + "]\n  AND [delay] > 60"));
  }

  private static Datasource longValues() {
    String sql =
        "SELECT *\nFROM ops.flights\nWHERE cancelled = 0\n  AND year = 2001\nORDER BY flight_date";
    return Flights.with(
        BASE,
        new Table(
            new ElementId(Kind.TABLE, "flights"), "postgres.1", new Table.Source.CustomSql(sql)),
        Flights.calculation(
            Flights.LATE_RATE,
            "Late Rate",
            DataType.REAL,
            Role.MEASURE,
            "// share of late flights\nIF COUNT([delay]) > 0\nTHEN SUM(IIF(["
                + Flights.LATE
                + "], 1, 0)) / COUNT([delay])\nEND"),
        Flights.include(
            "state", "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA",
            "ID", "IL", "IN"));
  }

  private static Datasource security() {
    return Flights.with(
        Flights.without(BASE, ElementId.filter(FieldInstance.bare("state"), 1)),
        Flights.connection("db2.example"),
        Flights.extract());
  }

  private static Desired renamed() {
    Datasource to =
        Flights.with(
            Flights.without(BASE, ElementId.field("delay")),
            Flights.column("wait", "Wait", DataType.INTEGER, Role.MEASURE));
    Desired plain = live(to);
    return new Desired(
        plain.key(),
        plain.attributes(),
        plain.datasource(),
        plain.tds(),
        plain.extract(),
        new TreeMap<>(Map.of(ElementId.field("delay"), ElementId.field("wait"))));
  }

  private static Datasource hostile() {
    return Flights.with(
        BASE,
        Flights.column(
            "delay",
            "a]b \u001b[31mred\u202e `code` <img> | @everyone #1\nsecond line ```",
            DataType.INTEGER,
            Role.MEASURE),
        Flights.calculation(
            "x", "x", DataType.STRING, Role.DIMENSION, "\"```\n</details>\u0007\""));
  }

  private static Lookup drifted() {
    Datasource now =
        Flights.with(
            Flights.without(BASE, ElementId.field("origin")),
            Flights.column("delay", "Verspätung", DataType.INTEGER, Role.MEASURE));
    return new Lookup.Ours(
        new Published(
            attributes("Flights"), now, Optional.of(BASE), Optional.empty(), new Revision("r2")));
  }

  private static Plan refused() {
    PublicationKey other = PublicationKey.of("sales");
    return plan(
        Map.of(
            FLIGHTS,
            new Lookup.Theirs("out/Flights.tdsx", published(BASE)),
            other,
            new Lookup.Damaged(true, "out/Sales.tdsx", new Revision("r3"), "it is cut short.")),
        live(BASE),
        Wanted.live(other, "Sales", Flights.without(BASE, ElementId.field("origin"))));
  }

  private static Plan tenants() {
    Map<PublicationKey, Lookup> there = new TreeMap<>();
    List<Desired> wanted = new ArrayList<>();
    for (String tenant : List.of("acme", "globex", "hooli", "initech", "pied piper", "umbrella")) {
      PublicationKey key = PublicationKey.of("flights", tenant);
      there.put(key, ours(BASE, "Flights — " + tenant));
      Datasource to =
          tenant.equals("umbrella")
              ? Flights.with(fields(), Flights.include("state", "NY"))
              : fields();
      wanted.add(Wanted.live(key, "Flights — " + tenant, to));
    }
    return plan(there, wanted.toArray(Desired[]::new));
  }

  private static Plan extractRebuilt() {
    Datasource extracted = Flights.with(BASE, Flights.extract());
    Published published =
        new Published(
            attributes("Flights"),
            extracted,
            Optional.of(extracted),
            Optional.of(new PublishedExtract(Optional.of(Wanted.fingerprint(PARTS)))),
            new Revision("r1"));
    return plan(
        Map.of(FLIGHTS, new Lookup.Ours(published)),
        Wanted.extracted(
            FLIGHTS,
            "Flights",
            extracted,
            Map.of(Part.COLUMNS, "c", Part.FILTERS, "g", Part.SOURCE, "t")));
  }

  private static Plan leftovers(Set<PlanOption> options) {
    Map<PublicationKey, Lookup> there = new TreeMap<>();
    there.put(FLIGHTS, ours(BASE));
    there.put(PublicationKey.of("sales", "acme"), ours(BASE, "Sales — Acme"));
    return plan(there, options, live(BASE));
  }

  private static Desired live(Datasource datasource) {
    return Wanted.live(FLIGHTS, "Flights", datasource);
  }

  private static Lookup ours(Datasource datasource) {
    return new Lookup.Ours(published(datasource));
  }

  private static Lookup ours(Datasource datasource, String name) {
    Published published = published(datasource);
    return new Lookup.Ours(
        new Published(
            attributes(name),
            published.datasource(),
            published.applied(),
            published.extract(),
            published.revision()));
  }

  private static Published published(Datasource datasource) {
    return new Published(
        attributes("Flights"),
        datasource,
        Optional.of(datasource),
        Optional.empty(),
        new Revision("r1"));
  }

  private static SortedMap<String, String> attributes(String name) {
    return new TreeMap<>(Map.of(Desired.NAME, name));
  }

  private static Plan plan(Map<PublicationKey, Lookup> there, Desired... wanted) {
    return plan(there, Set.of(), wanted);
  }

  private static Plan plan(
      Map<PublicationKey, Lookup> there, Set<PlanOption> options, Desired... wanted) {
    Policy policy = Policy.allowing(List.of(Code.FIELD_REMOVED.id()));
    return new Planner("0.1.0", new Snapshot(there), policy, options).plan(List.of(wanted));
  }

  /** What a target holds, to be looked at only. */
  private record Snapshot(Map<PublicationKey, Lookup> there) implements Target {
    @Override
    public String description() {
      return "directory out";
    }

    @Override
    public String place(SortedMap<String, String> attributes) {
      return attributes.getOrDefault(Desired.NAME, "");
    }

    @Override
    public Lookup find(PublicationKey key, SortedMap<String, String> attributes) {
      return there.getOrDefault(key, new Lookup.Absent());
    }

    @Override
    public List<Managed> managed() {
      List<Managed> managed = new ArrayList<>();
      there.forEach(
          (key, lookup) -> {
            if (lookup instanceof Lookup.Ours ours) {
              managed.add(new Managed(key, ours.published().attributes()));
            }
          });
      return managed;
    }

    @Override
    public Session open() {
      throw new UnsupportedOperationException("a snapshot is not written");
    }
  }
}
