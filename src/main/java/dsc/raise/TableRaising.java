package dsc.raise;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.formula.FormulaPrinter;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.FieldProperties;
import dsc.model.Folder;
import dsc.model.Join;
import dsc.model.Table;
import dsc.model.TableObject;
import dsc.spec.TableSpec;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables in the order they are joined, their columns, and the joins. */
final class TableRaising {
  /** The data types a column of a spec may have. */
  static final Set<DataType> TYPES =
      EnumSet.of(
          DataType.BOOLEAN,
          DataType.INTEGER,
          DataType.REAL,
          DataType.STRING,
          DataType.DATE,
          DataType.DATETIME,
          DataType.SPATIAL);

  private static final Pattern BRACKETED = Pattern.compile("\\[((?:[^\\]]|\\]\\])*)\\](\\.|$)");

  private final Datasource datasource;
  private final ConnectionRaising connections;
  private final Wish wish;
  private final Placeholders placeholders;
  private final Map<String, List<Field.Column>> fields = new HashMap<>();

  TableRaising(Datasource datasource, ConnectionRaising connections, Wish wish) {
    this.datasource = datasource;
    this.connections = connections;
    this.wish = wish;
    this.placeholders = new Placeholders(datasource, wish);
    datasource
        .all(Field.Column.class)
        .filter(f -> wish.wants(f.id()))
        .forEach(
            f ->
                f.source()
                    .ifPresent(
                        s -> fields.computeIfAbsent(s.table(), t -> new ArrayList<>()).add(f)));
  }

  /** Writes everything below connections, tables and joins. */
  void write(YamlTree.Builder spec, Sections sections) {
    List<Table> tables = tables();
    Set<String> files = new HashSet<>();
    tables.stream()
        .filter(t -> connections.file(t).isPresent())
        .forEach(t -> files.add(t.connection()));
    sections.list("connections", connections.all().stream().map(c -> c.id()).toList());
    connections.write(spec, files);
    YamlTree.Builder all = new YamlTree.Builder();
    for (Table table : tables) {
      sections.add("tables", table.id());
      all.put(table.id().name(), table(table));
    }
    spec.putUnlessEmpty("tables", all.build());
    List<YamlTree> joins = new ArrayList<>();
    for (Table table : tables) {
      ElementId id = new ElementId(Kind.JOIN, table.id().name());
      if (datasource.elements().get(id) instanceof Join join) {
        sections.add("joins", id);
        joins.add(join(join, tables));
      }
    }
    spec.putUnlessEmpty("joins", new YamlTree.Items(joins));
    new RelationshipRaising(datasource, wish, placeholders).write(spec, sections);
  }

  /** Those of the logical tables in their order. */
  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    datasource
        .all(TableObject.class)
        .sorted(Comparator.comparingInt(TableObject::ordinal))
        .forEach(object -> add(object.shape(), tables));
    return tables;
  }

  private void add(TableObject.Shape shape, List<Table> tables) {
    switch (shape) {
      case TableObject.Shape.Leaf leaf -> {
        if (datasource.elements().get(new ElementId(Kind.TABLE, leaf.alias()))
            instanceof Table table) {
          tables.add(table);
        }
      }
      case TableObject.Shape.Joined joined -> {
        add(joined.left(), tables);
        add(joined.right(), tables);
      }
    }
  }

  private YamlTree table(Table table) {
    YamlTree.Builder body = new YamlTree.Builder();
    source(table, body);
    body.put("caption", caption(table.id().name()).map(Words::escaped));
    body.putUnlessEmpty("count", count(table.id().name()));
    connections.name(table.connection()).ifPresent(name -> body.put("connection", name));
    return body.putUnlessEmpty("columns", columns(table)).build();
  }

  /** How the field looks that counts the rows of the logical table that begins here. */
  private YamlTree count(String alias) {
    YamlTree.Builder body = new YamlTree.Builder();
    datasource
        .all(TableObject.class)
        .filter(object -> object.shape().first().equals(alias))
        .forEach(object -> count(object, body));
    return body.build();
  }

  private void count(TableObject object, YamlTree.Builder body) {
    ElementId id = ElementId.field(FormulaPrinter.rowsOf(object.id().name()));
    if (datasource.elements().get(id) instanceof Field.TableCount count && wish.wants(id)) {
      FieldProperties p = count.properties();
      body.put("caption", p.caption().filter(c -> !c.equals(object.caption())).map(Words::escaped));
      if (p.hidden()) {
        body.put("hidden", YamlTree.flag(true));
      }
      body.put("format", p.format().flatMap(f -> AttributeRaising.format(f, DataType.INTEGER)));
      AttributeRaising.description(p.description()).ifPresent(d -> body.put("description", d));
    }
    datasource
        .all(Folder.class)
        .filter(folder -> folder.items().contains(new Folder.Item(false, id.name())))
        .findFirst()
        .ifPresent(folder -> body.put("folder", folder.id().name()));
  }

  /** What people see of the logical table that begins here, when it is not the alias. */
  private Optional<String> caption(String alias) {
    return datasource
        .all(TableObject.class)
        .filter(object -> object.shape().first().equals(alias))
        .map(TableObject::caption)
        .filter(caption -> !caption.equals(alias) && !caption.isBlank())
        .findFirst();
  }

  private void source(Table table, YamlTree.Builder body) {
    Optional<String> file = connections.file(table);
    switch (table.source()) {
      case Table.Source.File source when file.isPresent() -> {
        body.put("file", Words.escaped(file.get()));
        format(source.format(), body);
      }
      case Table.Source.File source -> path(source.path(), table, body);
      case Table.Source.Named source -> path(source.path(), table, body);
      case Table.Source.CustomSql source -> body.put("sql", source.sql());
      // The spec must say something; the rest becomes a part.
      case Table.Source.StoredProcedure source -> path(source.path(), table, body);
      case Table.Source.Union source -> path("", table, body);
      case Table.Source.FileUnion source -> path("", table, body);
      case Table.Source.Pivot source -> path("", table, body);
      case Table.Source.Other source -> path("", table, body);
    }
  }

  private static void path(String bracketed, Table table, YamlTree.Builder body) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = BRACKETED.matcher(bracketed);
    int end = 0;
    while (end < bracketed.length() && matcher.find(end) && matcher.start() == end) {
      parts.add(matcher.group(1).replace("]]", "]"));
      end = matcher.end();
    }
    boolean readable = end == bracketed.length() && parts.stream().noneMatch(String::isBlank);
    if (parts.isEmpty() || !readable) {
      body.put("table", YamlTree.texts(List.of(table.id().name())));
    } else if (parts.stream().anyMatch(part -> part.indexOf('.') >= 0)) {
      body.put("table", YamlTree.texts(parts));
    } else {
      body.put("table", String.join(".", parts));
    }
  }

  private static void format(Map<String, String> format, YamlTree.Builder body) {
    TableSpec.TextFormat usual = TableSpec.TextFormat.CSV;
    String separator = format.getOrDefault("separator", usual.delimiter());
    if (!separator.equals(usual.delimiter()) && separator.length() == 1) {
      body.put("delimiter", separator);
    }
    if (format.getOrDefault("header", "yes").equals("no")) {
      body.put("header", YamlTree.flag(false));
    }
    differing(format, "character-set", usual.encoding()).ifPresent(v -> body.put("encoding", v));
    differing(format, "text-qualifier", usual.quote())
        .filter(v -> v.length() <= 1)
        .ifPresent(v -> body.put("quote", v));
    differing(format, "locale", usual.locale()).ifPresent(v -> body.put("locale", v));
  }

  private static Optional<String> differing(Map<String, String> map, String key, String usual) {
    return Optional.ofNullable(map.get(key)).filter(value -> !value.equals(usual));
  }

  /** In the order of the file, else by name; the type is what the table has, not what is shown. */
  private YamlTree columns(Table table) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    if (table.source() instanceof Table.Source.File file) {
      file.columns().forEach(c -> columns.put(c.name(), c.type()));
    }
    Map<String, DataType> types = new LinkedHashMap<>();
    for (Field.Column field : fields.getOrDefault(table.id().name(), List.of())) {
      field.source().ifPresent(s -> types.put(s.column(), field.properties().dataType()));
    }
    columns.keySet().retainAll(types.keySet());
    types.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(String.CASE_INSENSITIVE_ORDER.thenComparing(c -> c)))
        .forEach(e -> columns.putIfAbsent(e.getKey(), e.getValue()));
    Map<String, Decimal> decimals = decimals(table);
    YamlTree.Builder body = new YamlTree.Builder();
    columns.forEach(
        (name, type) -> {
          if (TYPES.contains(type)) {
            body.put(
                name,
                Optional.ofNullable(decimals.get(name))
                    .filter(digits -> type == DataType.REAL)
                    .map(Decimal::text)
                    .orElse(type.text()));
          }
        });
    return body.build();
  }

  /** The columns of a table whose numbers the extract keeps with all their digits. */
  private Map<String, Decimal> decimals(Table table) {
    Map<String, String> columns = new HashMap<>();
    for (Field.Column field : fields.getOrDefault(table.id().name(), List.of())) {
      field.source().ifPresent(s -> columns.put(field.id().name(), s.column()));
    }
    Map<String, Decimal> decimals = new HashMap<>();
    datasource
        .all(Extract.class)
        .flatMap(e -> e.tables().stream())
        .forEach(
            kept ->
                kept.columns()
                    .forEach(
                        c -> {
                          String column = columns.get(c.field());
                          if (column != null) {
                            c.decimal().ifPresent(digits -> decimals.put(column, digits));
                          }
                        }));
    return decimals;
  }

  private YamlTree join(Join join, List<Table> tables) {
    Optional<YamlTree> condition =
        wish.plain().contains(join.id())
            ? Optional.empty()
            : Comparisons.raise(join.condition(), side -> Optional.of(side.op()));
    return new YamlTree.Builder()
        .put(Words.word(join.kind()), join.id().name())
        .put(
            "on",
            condition.orElseGet(
                () ->
                    YamlTree.text(
                        placeholders.equality(tables.getFirst().id().name(), join.id().name()))))
        .build();
  }
}
