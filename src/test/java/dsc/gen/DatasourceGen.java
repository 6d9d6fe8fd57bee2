package dsc.gen;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Encoding;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.FieldProperties.Run;
import dsc.model.Filter;
import dsc.model.Folder;
import dsc.model.Hierarchy;
import dsc.model.Join;
import dsc.model.Parameter;
import dsc.model.Relationship;
import dsc.model.Settings;
import dsc.model.SqlExpression;
import dsc.model.Table;
import dsc.model.TableObject;
import dsc.model.TableObject.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Data sources in the form the reader gives them: every reference holds, settings are there, values
 * that stand for nothing are left out. Drawn from one seed, so that a failing one is told in a
 * word.
 */
public final class DatasourceGen {
  private static final List<DataType> TYPES =
      List.of(
          DataType.BOOLEAN,
          DataType.INTEGER,
          DataType.REAL,
          DataType.STRING,
          DataType.DATE,
          DataType.DATETIME);

  private final Random random;
  private final TextGen text;
  private final MemberGen members;
  private final List<Element> elements = new ArrayList<>();
  private final List<Field.Column> columns = new ArrayList<>();
  private final List<String> connections = new ArrayList<>();
  private final List<String> parameters = new ArrayList<>();

  private DatasourceGen(long seed) {
    this.random = new Random(seed);
    this.text = new TextGen(random);
    this.members = new MemberGen(random, text);
  }

  /** The data source of a seed. */
  public static Datasource datasource(long seed) {
    return new DatasourceGen(seed).generate();
  }

  private Datasource generate() {
    elements.add(
        new Settings(
            maybe(text.any()),
            map("start-of-week", "monday", "default-date-format", text.any()),
            map("dim-ordering", "ordinal", "show-hidden-fields", "true"),
            map("[Country].[Name]", "\"" + text.plain() + "\"")));
    connections();
    List<TableObject> objects = objects();
    parameters();
    fields();
    pane();
    filters();
    extract(objects);
    return Datasource.of(text.plain(), elements);
  }

  private void connections() {
    for (int i = 0; i <= random.nextInt(2); i++) {
      String name = "postgres." + i + text.plain();
      connections.add(name);
      elements.add(
          new Connection(
              new ElementId(Kind.CONNECTION, name),
              text.any(),
              "postgres",
              map("server", text.any(), "one-time-sql", text.lines()),
              random.nextInt(4) > 0
                  ? Optional.empty()
                  : Optional.of(
                      new Connection.Customization(
                          text.any(), text.any(), true, "18.1", map("CAP_X", "yes")))));
    }
  }

  private List<TableObject> objects() {
    List<TableObject> objects = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      Shape shape = shape(i, random.nextInt(3));
      TableObject object =
          new TableObject(
              new ElementId(Kind.OBJECT, "o" + i + text.plain()), i, text.plain(), shape);
      if (i > 0) {
        relationship(objects.get(random.nextInt(i)), object);
      }
      objects.add(object);
    }
    elements.addAll(objects);
    return objects;
  }

  private void relationship(TableObject first, TableObject second) {
    elements.add(
        new Relationship(
            ElementId.relationship(first.id().name(), second.id().name()),
            condition(),
            new Relationship.End(first.id().name(), random.nextBoolean(), random.nextBoolean()),
            new Relationship.End(second.id().name(), random.nextBoolean(), random.nextBoolean())));
  }

  private SqlExpression condition() {
    SqlExpression one =
        new SqlExpression(
            pick(List.of("=", "<=", "<>")),
            List.of(SqlExpression.leaf("[" + text.plain() + "]"), SqlExpression.leaf(text.any())));
    return random.nextBoolean() ? one : new SqlExpression("AND", List.of(one, one));
  }

  private Shape shape(int object, int joins) {
    Shape shape = leaf(object + "_" + joins);
    for (int i = 0; i < joins; i++) {
      Shape right =
          random.nextBoolean()
              ? leaf(object + "_" + i)
              : joined(leaf(object + "_" + i), leaf(object + "_" + i + "b"));
      shape = joined(shape, right);
    }
    return shape;
  }

  private Shape joined(Shape left, Shape right) {
    elements.add(
        new Join(
            new ElementId(Kind.JOIN, right.first()),
            pick(List.of(Join.Kind.values())),
            condition()));
    return new Shape.Joined(left, right);
  }

  private Shape leaf(String suffix) {
    String alias = text.plain() + suffix;
    elements.add(
        new Table(new ElementId(Kind.TABLE, alias), pick(connections), source(random.nextInt(7))));
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      DataType type = pick(TYPES);
      String column = text.plain() + i;
      columns.add(
          new Field.Column(
              ElementId.field(random.nextBoolean() ? column + suffix : column + " (" + alias + ")"),
              properties(type),
              Optional.of(new Field.ColumnSource(alias, column))));
    }
    return new Shape.Leaf(alias);
  }

  private Table.Source source(int kind) {
    return switch (kind) {
      case 0 -> new Table.Source.CustomSql("SELECT " + text.lines() + " <> <[Parameters].[P]>");
      case 1 ->
          new Table.Source.File(
              "[a#csv]",
              map("separator", "\t", "header", "yes"),
              List.of(new Table.FileColumn(text.any(), pick(TYPES))));
      case 2 ->
          new Table.Source.StoredProcedure(
              "[dbo].[p]", List.of(new Table.Argument("@x", "\"A\"", maybe("[Parameters].[P]"))));
      case 3 ->
          new Table.Source.Union(
              random.nextBoolean(),
              List.of(
                  new Table.Part("a", pick(connections), new Table.Source.Named("[a]")),
                  new Table.Part("b", pick(connections), new Table.Source.Named("[b]"))));
      case 4 -> new Table.Source.FileUnion(map("path", "", "is-recursive", "true", "all", "true"));
      case 5 ->
          new Table.Source.Pivot(
              "Pivot Names",
              List.of("[2001]", "[2002]"),
              List.of(new Table.PivotGroup("Pivot Values", List.of("[2001]", "[2002]"))),
              new Table.Part(text.any(), pick(connections), new Table.Source.Named("[a]")));
      default -> new Table.Source.Named("[" + text.plain() + "]");
    };
  }

  private FieldProperties properties(DataType type) {
    Role role = type.isNumber() && random.nextBoolean() ? Role.MEASURE : Role.DIMENSION;
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      runs.add(new Run(text.lines(), map("bold", "true")));
    }
    Optional<String> geo = maybe("[State].[Name]");
    return new FieldProperties(
        maybe(text.any()),
        type,
        role,
        FieldType.defaultFor(type, role),
        maybe("Avg"),
        maybe("n#,##0;-#,##0"),
        random.nextBoolean(),
        geo,
        runs,
        map("\"" + text.plain() + "\"", text.any(), "%null%", text.any()),
        geo.isPresent() ? map("\"" + text.plain() + "\"", "\"Ohio\"") : new TreeMap<>(),
        map("datatype-customized", "true"));
  }

  private void parameters() {
    List<Parameter.Domain> domains =
        List.of(
            new Parameter.Domain.Any(),
            new Parameter.Domain.Members(
                List.of(
                    new Parameter.Member("\"a\"", maybe(text.any())),
                    new Parameter.Member("\"b\"", Optional.empty()))),
            new Parameter.Domain.Range(maybe("1"), maybe("9"), maybe("2"), maybe("month")));
    for (int i = 0; i < random.nextInt(3); i++) {
      String name = "P" + i + text.plain();
      parameters.add(name);
      elements.add(
          new Parameter(
              new ElementId(Kind.PARAMETER, name),
              properties(DataType.STRING),
              "\"" + text.plain() + "\"",
              pick(domains)));
    }
  }

  private void fields() {
    elements.addAll(columns);
    String column = pick(columns).id().name();
    elements.add(
        new Field.Calculation(
            ElementId.field("c" + text.plain()),
            properties(DataType.REAL),
            text.lines(),
            random.nextBoolean()
                ? List.of()
                : List.of(new Field.Addressing("Field", List.of(instance())))));
    elements.add(
        new Field.Group(
            ElementId.field("g" + text.plain()),
            properties(DataType.STRING),
            column,
            List.of(new Field.GroupMember(text.any(), List.of("\"x\"", "%null%"))),
            maybe(text.any())));
    elements.add(
        new Field.Bin(
            ElementId.field("b" + text.plain()),
            properties(DataType.INTEGER),
            column,
            random.nextBoolean()
                ? new Field.BinSize.Fixed("2.5")
                : new Field.BinSize.ByParameter(text.plain()),
            "0",
            "2"));
    elements.add(set("s" + text.plain(), column));
    elements.add(userFilter("u" + text.plain(), column));
  }

  /** A set has no more properties than a {@code <group>} can hold. */
  private Field set(String name, String column) {
    FieldProperties p = properties(DataType.BOOLEAN);
    return new Field.MemberSet(
        ElementId.field(name),
        ofGroup(p, p.aliases()),
        new dsc.model.GroupFilter.On(FieldInstance.bare(column), members.some(2)));
  }

  private static FieldProperties ofGroup(FieldProperties p, SortedMap<String, String> aliases) {
    return new FieldProperties(
        p.caption(),
        DataType.BOOLEAN,
        Role.DIMENSION,
        FieldType.NOMINAL,
        Optional.empty(),
        Optional.empty(),
        p.hidden(),
        Optional.empty(),
        p.description(),
        aliases,
        new TreeMap<>());
  }

  private Field userFilter(String name, String column) {
    FieldProperties p = properties(DataType.BOOLEAN);
    Field.UserFilter filter =
        new Field.UserFilter(
            ElementId.field(name),
            ofGroup(p, new TreeMap<>()),
            column,
            List.of(
                new Field.Share("acme\\" + text.any(), members.list()),
                new Field.Share("it's", members.list())),
            random.nextBoolean()
                ? List.of()
                : List.of(new Field.Share(text.any(), members.list())));
    if (random.nextBoolean()) {
      FieldInstance field = FieldInstance.bare(name);
      elements.add(new Filter.ForUser(ElementId.filter(field, 1), field));
    }
    return filter;
  }

  private void pane() {
    elements.add(
        new Hierarchy(
            new ElementId(Kind.HIERARCHY, text.any()), List.of(pick(columns).id().name())));
    if (random.nextBoolean()) {
      elements.add(
          new Folder(
              new ElementId(Kind.FOLDER, text.any()),
              List.of(
                  new Folder.Item(false, pick(columns).id().name()),
                  new Folder.Item(true, text.any())),
              parameters.isEmpty() ? List.of() : List.of(pick(parameters))));
    }
    FieldInstance field = instance();
    elements.add(
        random.nextBoolean()
            ? new DefaultSort.Manual(
                ElementId.sort(field), field, random.nextBoolean(), List.of("\"a\"", "%null%"))
            : new DefaultSort.Computed(
                ElementId.sort(field), field, random.nextBoolean(), instance()));
    List<FieldInstance> fields = List.of(instance(), FieldInstance.bare(":Measure Names"));
    elements.add(
        new Encoding(
            ElementId.style("color", fields),
            "color",
            fields,
            map("type", "palette", "palette", "x"),
            List.of(
                new Encoding.Entry("#012345", false, List.of("\"a\"", "1")),
                new Encoding.Entry("#6789ab", random.nextBoolean(), List.of("%null%")))));
  }

  private FieldInstance instance() {
    String field = pick(columns).id().name();
    return random.nextBoolean()
        ? FieldInstance.bare(field)
        : FieldInstance.of(
            field,
            pick(List.of("None", "Year", "Month-Trunc", "Sum")),
            pick(List.of(FieldType.values())));
  }

  private void filters() {
    FieldInstance field = instance();
    FieldInstance other = instance();
    elements.add(filter(ElementId.filter(field, 1), field));
    elements.add(filter(ElementId.filter(field, 2), field));
    if (!other.equals(field)) {
      elements.add(filter(ElementId.filter(other, 1), other));
    }
  }

  private Filter filter(ElementId id, FieldInstance field) {
    return switch (random.nextInt(3)) {
      case 0 -> new Filter.Categorical(id, field, members.any());
      case 1 ->
          new Filter.Range(
              id,
              field,
              pick(List.of(Filter.Included.values())),
              maybe(members.value()),
              maybe(members.value()));
      default ->
          new Filter.RelativeDate(
              id,
              field,
              "iso-week",
              random.nextInt(9) - 9,
              random.nextInt(9),
              random.nextBoolean(),
              random.nextBoolean(),
              maybe("#2024-01-01 00:00:00#"));
    };
  }

  private void extract(List<TableObject> objects) {
    if (random.nextBoolean()) {
      return;
    }
    List<Extract.ExtractTable> tables = new ArrayList<>();
    for (TableObject object : objects) {
      List<Extract.ExtractColumn> found = new ArrayList<>();
      for (Field.Column column : columns) {
        boolean there =
            column.source().filter(s -> contains(object.shape(), s.table())).isPresent();
        if (there) {
          String field = column.id().name();
          boolean decimal = column.properties().dataType() == DataType.REAL && random.nextBoolean();
          found.add(
              new Extract.ExtractColumn(
                  field,
                  column.properties().dataType(),
                  decimal ? Decimal.of(1 + random.nextInt(38), 1) : Optional.empty(),
                  random.nextBoolean() ? field : "h" + field));
        }
      }
      tables.add(
          new Extract.ExtractTable(
              objects.size() == 1 ? "Extract" : object.id().name(), object.id().name(), found));
    }
    FieldInstance field = instance();
    elements.add(filter(ElementId.extractFilter(field, 1), field));
    elements.add(
        new Extract(
            "Data/Extracts/" + text.plain() + ".hyper",
            random.nextBoolean(),
            maybe(pick(columns).id().name()),
            tables,
            random.nextBoolean() ? Extract.Rows.ALL : new Extract.Rows("percent", "10", ""),
            List.of(new Extract.Aggregation(pick(columns).id().name(), "Sum"))));
  }

  private static boolean contains(Shape shape, String alias) {
    return switch (shape) {
      case Shape.Leaf leaf -> leaf.alias().equals(alias);
      case Shape.Joined joined -> contains(joined.left(), alias) || contains(joined.right(), alias);
    };
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Some of the entries, given as key, value, key, value. */
  private SortedMap<String, String> map(String... entries) {
    TreeMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      if (random.nextBoolean()) {
        map.put(entries[i], entries[i + 1]);
      }
    }
    return map;
  }
}
