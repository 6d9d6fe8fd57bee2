package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.StableIds;
import dsc.catalog.Value;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Encoding;
import dsc.model.Extract;
import dsc.model.Extract.ExtractColumn;
import dsc.model.Extract.ExtractTable;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.FieldProperties.Run;
import dsc.model.Filter;
import dsc.model.Folder;
import dsc.model.GroupFilter;
import dsc.model.Hierarchy;
import dsc.model.Join;
import dsc.model.Literals;
import dsc.model.Parameter;
import dsc.model.Relationship;
import dsc.model.Settings;
import dsc.model.SqlExpression;
import dsc.model.Table;
import dsc.model.TableObject;
import dsc.model.TableObject.Shape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Data sources made by hand for the tests. */
final class Samples {
  private static final String PG = StableIds.connection("postgres", "sample/postgres");
  private static final String SF = StableIds.connection("snowflake", "sample/snowflake");
  private static final String CSV = StableIds.connection("textscan", "sample/csv");

  private Samples() {}

  /** One table, live: calculations, groups, bins, sets, filters, folders, sorts, a parameter. */
  static Datasource singleTable() {
    String object = StableIds.object("orders (public.orders)", "sample/orders");
    List<Element> all = new ArrayList<>();
    all.add(
        new Settings(
            Optional.of("Orders"),
            new TreeMap<>(Map.of("start-of-week", "monday", "fiscal-year-start", "april")),
            new TreeMap<>(),
            new TreeMap<>(Map.of("[Country].[Name]", "\"United States\""))));
    all.add(postgres());
    all.add(new Table(id(Kind.TABLE, "orders"), PG, new Table.Source.Named("[public].[orders]")));
    all.add(new TableObject(id(Kind.OBJECT, object), 0, "orders", new Shape.Leaf("orders")));
    all.add(column("amount", "orders", "amount", DataType.REAL, Role.MEASURE));
    all.add(column("order_date", "orders", "order_date", DataType.DATE, Role.DIMENSION));
    all.add(
        new Field.Column(
            ElementId.field("region"),
            new FieldProperties(
                Optional.of("Region"),
                DataType.STRING,
                Role.DIMENSION,
                FieldType.NOMINAL,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of("[State].[Name]"),
                List.of(
                    new Run("Where ", new TreeMap<>()),
                    new Run("it\nwas", new TreeMap<>(Map.of("bold", "true")))),
                new TreeMap<>(Map.of("\"W\"", "West", "%null%", "Unknown")),
                new TreeMap<>()),
            Optional.of(new Field.ColumnSource("orders", "region"))));
    all.add(
        new Field.Calculation(
            ElementId.field(StableIds.calculation("sample/ratio")),
            captioned("Buckets", DataType.REAL, Role.MEASURE),
            "// per bucket\nSUM([amount]) / MIN([Parameters].[Parameter 1])",
            List.of(new Field.Addressing("Rows", List.of()))));
    all.add(
        new Field.Group(
            ElementId.field("Region (group)"),
            plain(DataType.STRING, Role.DIMENSION),
            "region",
            List.of(new Field.GroupMember("Coastal", List.of("\"E\"", "\"W\""))),
            Optional.of("Other")));
    all.add(
        new Field.Bin(
            ElementId.field("Amount (bin)"),
            plain(DataType.INTEGER, Role.DIMENSION),
            "amount",
            new Field.BinSize.Fixed("100"),
            "0",
            "0"));
    all.add(
        new Field.MemberSet(
            ElementId.field("Top Regions"),
            plain(DataType.BOOLEAN, Role.DIMENSION),
            new GroupFilter.On(
                FieldInstance.bare("region"),
                new GroupFilter.Top(
                    GroupFilter.End.TOP,
                    "5",
                    "SUM([amount])",
                    GroupFilter.Direction.DESC,
                    new GroupFilter.All()))));
    all.add(new Hierarchy(id(Kind.HIERARCHY, "Geo"), List.of("Region (group)", "region")));
    all.add(
        new Folder(
            id(Kind.FOLDER, "Money"),
            List.of(new Folder.Item(false, "amount"), new Folder.Item(true, "Geo")),
            List.of()));
    all.add(
        new Parameter(
            id(Kind.PARAMETER, "Parameter 1"),
            captioned("Bucket", DataType.INTEGER, Role.MEASURE),
            "10",
            new Parameter.Domain.Range(Optional.of("5"), Optional.of("100"), Optional.of("5"))));
    all.add(
        new Filter.Categorical(
            ElementId.filter(FieldInstance.bare("region"), 1),
            FieldInstance.bare("region"),
            new GroupFilter.Except(
                new GroupFilter.All(),
                new GroupFilter.Members(List.of(new Value.Text("N"), new Value.Null())))));
    all.add(
        new Filter.Range(
            ElementId.filter(FieldInstance.bare("amount"), 1),
            FieldInstance.bare("amount"),
            Filter.Included.IN_RANGE,
            Optional.of(new Value.Real(new BigDecimal("0.0"))),
            Optional.of(new Value.Real(new BigDecimal("1000.5")))));
    FieldInstance date = FieldInstance.of("order_date", "None", FieldType.QUANTITATIVE);
    all.add(
        new Filter.RelativeDate(
            ElementId.filter(date, 1), date, "month", -11, 0, true, false, Optional.empty()));
    FieldInstance region = FieldInstance.of("region", "None", FieldType.NOMINAL);
    all.add(
        new DefaultSort.Manual(ElementId.sort(region), region, true, List.of("\"W\"", "\"E\"")));
    all.add(
        new Encoding(
            ElementId.style("color", List.of(region)),
            "color",
            List.of(region),
            new TreeMap<>(Map.of("type", "palette")),
            List.of(new Encoding.Entry("#4e79a7", false, List.of("\"W\"")))));
    return Datasource.of("Orders", all);
  }

  /** A join of a table, custom SQL and a CSV file in a bushy tree, with an extract of one table. */
  static Datasource joined() {
    String object = StableIds.object("orders", "sample/joined");
    SqlExpression onSite =
        new SqlExpression(
            "AND",
            List.of(
                new SqlExpression(
                    "=", List.of(leaf("[orders].[cust]"), leaf("[Custom SQL Query].[id]"))),
                new SqlExpression(
                    "<=", List.of(leaf("[orders].[d]"), leaf("[Custom SQL Query].[until]")))));
    List<Element> all = new ArrayList<>();
    all.add(settings());
    all.add(postgres());
    all.add(
        new Connection(
            id(Kind.CONNECTION, CSV),
            "sites",
            "textscan",
            new TreeMap<>(
                Map.of(
                    "directory",
                    "Data/in",
                    "filename",
                    "sites.csv",
                    "password",
                    "",
                    "server",
                    ""))));
    all.add(new Table(id(Kind.TABLE, "orders"), PG, new Table.Source.Named("[public].[orders]")));
    all.add(
        new Table(
            id(Kind.TABLE, "Custom SQL Query"),
            PG,
            new Table.Source.CustomSql(
                "SELECT id, until\n"
                    + "FROM c WHERE a <> b AND x <= <[Parameters].[P]> AND y >> 1 = 0")));
    all.add(
        new Table(
            id(Kind.TABLE, "sites.csv"),
            CSV,
            new Table.Source.File(
                "[sites#csv]",
                new TreeMap<>(
                    Map.of(
                        "character-set",
                        "UTF-8",
                        "header",
                        "yes",
                        "locale",
                        "en_US",
                        "separator",
                        ",")),
                List.of(
                    new Table.FileColumn("site", DataType.STRING),
                    new Table.FileColumn("id", DataType.INTEGER)))));
    all.add(new Join(id(Kind.JOIN, "Custom SQL Query"), Join.Kind.LEFT, onSite));
    all.add(
        new Join(
            id(Kind.JOIN, "sites.csv"),
            Join.Kind.INNER,
            new SqlExpression(
                "=", List.of(leaf("[Custom SQL Query].[id]"), leaf("[sites.csv].[id]")))));
    all.add(
        new TableObject(
            id(Kind.OBJECT, object),
            0,
            "orders",
            new Shape.Joined(
                new Shape.Leaf("orders"),
                new Shape.Joined(
                    new Shape.Leaf("Custom SQL Query"), new Shape.Leaf("sites.csv")))));
    all.add(column("cust", "orders", "cust", DataType.INTEGER, Role.DIMENSION));
    all.add(column("d", "orders", "d", DataType.DATETIME, Role.DIMENSION));
    all.add(column("id", "Custom SQL Query", "id", DataType.INTEGER, Role.DIMENSION));
    all.add(column("until", "Custom SQL Query", "until", DataType.DATETIME, Role.DIMENSION));
    all.add(column("id (sites.csv)", "sites.csv", "id", DataType.INTEGER, Role.DIMENSION));
    all.add(column("site", "sites.csv", "site", DataType.STRING, Role.DIMENSION));
    all.add(
        new Parameter(
            id(Kind.PARAMETER, "P"),
            captioned("Until", DataType.STRING, Role.MEASURE),
            Literals.text("50 % \"off\" \\ now"),
            new Parameter.Domain.Members(
                List.of(
                    new Parameter.Member("\"a\"", Optional.of("A")),
                    new Parameter.Member("\"b\"", Optional.empty())))));
    all.add(
        new Extract(
            "Data/Extracts/joined.hyper",
            true,
            Optional.of("d"),
            List.of(
                new ExtractTable(
                    "Extract",
                    object,
                    List.of(
                        new ExtractColumn("cust", DataType.INTEGER),
                        new ExtractColumn("d", DataType.DATETIME),
                        new ExtractColumn("id", DataType.INTEGER),
                        new ExtractColumn("until", DataType.DATETIME),
                        new ExtractColumn(
                            "id (sites.csv)", DataType.INTEGER, Optional.empty(), "id1"),
                        new ExtractColumn("site", DataType.STRING))))));
    all.add(
        new Filter.Categorical(
            ElementId.extractFilter(FieldInstance.bare("site"), 1),
            FieldInstance.bare("site"),
            new GroupFilter.Members(List.of(new Value.Text("O'Hare \"x\" <y> & ]")))));
    FieldInstance d = FieldInstance.of("d", "None", FieldType.QUANTITATIVE);
    all.add(
        new Filter.Range(
            ElementId.extractFilter(d, 1),
            d,
            Filter.Included.IN_RANGE_OR_NULL,
            Optional.of(new Value.DateTime(LocalDate.of(2024, 1, 1).atStartOfDay())),
            Optional.empty()));
    return Datasource.of("Joined", all);
  }

  /** Two logical tables with a relationship and an extract of both. */
  static Datasource related() {
    String orders = StableIds.object("ORDERS", "sample/ORDERS");
    String customers = StableIds.object("CUSTOMERS", "sample/CUSTOMERS");
    List<Element> all = new ArrayList<>();
    all.add(settings());
    all.add(
        new Connection(
            id(Kind.CONNECTION, SF),
            "acct.snowflakecomputing.com",
            "snowflake",
            new TreeMap<>(
                Map.of(
                    "authentication",
                    "Username Password",
                    "dbname",
                    "DB",
                    "one-time-sql",
                    "SET a = 1;\nSET b = 2;",
                    "server",
                    "acct.snowflakecomputing.com",
                    "warehouse",
                    "WH"))));
    all.add(
        new Table(id(Kind.TABLE, "ORDERS"), SF, new Table.Source.Named("[DB].[PUBLIC].[ORDERS]")));
    all.add(
        new Table(
            id(Kind.TABLE, "CUSTOMERS"), SF, new Table.Source.Named("[DB].[PUBLIC].[CUSTOMERS]")));
    all.add(new TableObject(id(Kind.OBJECT, orders), 0, "ORDERS", new Shape.Leaf("ORDERS")));
    all.add(
        new TableObject(id(Kind.OBJECT, customers), 1, "CUSTOMERS", new Shape.Leaf("CUSTOMERS")));
    all.add(
        new Relationship(
            ElementId.relationship(orders, customers),
            new SqlExpression("=", List.of(leaf("[CUST_ID]"), leaf("[CUST_ID (CUSTOMERS)]"))),
            new Relationship.End(orders, false, true),
            new Relationship.End(customers, true, false)));
    all.add(column("AMOUNT", "ORDERS", "AMOUNT", DataType.REAL, Role.MEASURE));
    all.add(column("CUST_ID", "ORDERS", "CUST_ID", DataType.INTEGER, Role.DIMENSION));
    all.add(
        column("CUST_ID (CUSTOMERS)", "CUSTOMERS", "CUST_ID", DataType.INTEGER, Role.DIMENSION));
    all.add(column("NAME", "CUSTOMERS", "NAME", DataType.STRING, Role.DIMENSION));
    all.add(
        new Extract(
            "Data/Extracts/sales.hyper",
            true,
            Optional.empty(),
            List.of(
                new ExtractTable(
                    orders,
                    orders,
                    List.of(
                        new ExtractColumn("AMOUNT", DataType.REAL),
                        new ExtractColumn("CUST_ID", DataType.INTEGER))),
                new ExtractTable(
                    customers,
                    customers,
                    List.of(
                        new ExtractColumn(
                            "CUST_ID (CUSTOMERS)", DataType.INTEGER, Optional.empty(), "CUST_ID"),
                        new ExtractColumn("NAME", DataType.STRING))))));
    return Datasource.of("Sales Model", all);
  }

  static List<Datasource> all() {
    return List.of(singleTable(), joined(), related());
  }

  static ElementId id(Kind kind, String name) {
    return new ElementId(kind, name);
  }

  static Settings settings() {
    return new Settings(Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  static Connection postgres() {
    return new Connection(
        id(Kind.CONNECTION, PG),
        "db.example.com",
        "postgres",
        new TreeMap<>(
            Map.of(
                "authentication",
                "username-password",
                "dbname",
                "sales",
                "port",
                "5432",
                "server",
                "db.example.com",
                "username",
                "svc")));
  }

  static SqlExpression leaf(String text) {
    return SqlExpression.leaf(text);
  }

  static Field.Column column(String name, String table, String column, DataType type, Role role) {
    return new Field.Column(
        ElementId.field(name),
        plain(type, role),
        Optional.of(new Field.ColumnSource(table, column)));
  }

  static FieldProperties plain(DataType type, Role role) {
    return FieldXml.plain(type, role, FieldType.defaultFor(type, role));
  }

  static FieldProperties captioned(String caption, DataType type, Role role) {
    FieldProperties p = plain(type, role);
    return new FieldProperties(
        Optional.of(caption),
        p.dataType(),
        p.role(),
        p.type(),
        p.aggregation(),
        p.format(),
        p.hidden(),
        p.semanticRole(),
        p.description(),
        p.aliases(),
        p.more());
  }
}
