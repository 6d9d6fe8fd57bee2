package dsc.tds;

import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.Join;
import dsc.model.Settings;
import dsc.model.Table;
import dsc.model.Table.Part;
import dsc.model.TableObject;
import dsc.model.TableObject.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The elements of a data source as the writer looks them up. */
final class ModelIndex {
  /**
   * Connections that stand alone instead of inside a federated one: published data sources and
   * cubes.
   */
  static final Set<String> DIRECT = Set.of("sqlproxy", "msolap");

  private final Datasource datasource;
  private final SharedXml shared;
  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, Join> joins = new HashMap<>();
  private final Map<String, Connection> connections = new HashMap<>();
  private final List<TableObject> objects;
  private final List<Field> fields;
  private final OpaqueParts opaque;

  ModelIndex(Datasource datasource, SharedXml shared) {
    this.datasource = datasource;
    this.shared = shared;
    datasource.all(Table.class).forEach(table -> tables.put(table.id().name(), table));
    datasource.all(Join.class).forEach(join -> joins.put(join.id().name(), join));
    datasource.all(Connection.class).forEach(c -> connections.put(c.id().name(), c));
    SortedMap<String, Field> byName = new TreeMap<>();
    datasource.all(Field.class).forEach(f -> byName.put(Brackets.quote(f.id().name()), f));
    fields = List.copyOf(byName.values());
    opaque = OpaqueParts.of(datasource);
    objects =
        datasource
            .all(TableObject.class)
            .sorted(Comparator.comparingInt(TableObject::ordinal).thenComparing(TableObject::id))
            .toList();
  }

  Datasource datasource() {
    return datasource;
  }

  SharedXml shared() {
    return shared;
  }

  OpaqueParts opaque() {
    return opaque;
  }

  Settings settings() {
    return datasource
        .only(Settings.class)
        .orElseGet(
            () ->
                new Settings(Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
  }

  Optional<Extract> extract() {
    return datasource.only(Extract.class);
  }

  /** Logical tables in the order in which they were added. */
  List<TableObject> objects() {
    return objects;
  }

  /** The aliases of a logical table in the order in which they join. */
  static List<String> aliases(Shape shape) {
    List<String> aliases = new ArrayList<>();
    collect(shape, aliases);
    return aliases;
  }

  private static void collect(Shape shape, List<String> aliases) {
    switch (shape) {
      case Shape.Leaf leaf -> aliases.add(leaf.alias());
      case Shape.Joined joined -> {
        collect(joined.left(), aliases);
        collect(joined.right(), aliases);
      }
    }
  }

  Part part(String alias) {
    Table table = tables.get(alias);
    if (table == null) {
      throw new IllegalStateException("no table " + alias + " in " + datasource.name());
    }
    return new Part(alias, table.connection(), table.source());
  }

  Join join(String alias) {
    Join join = joins.get(alias);
    if (join == null) {
      throw new IllegalStateException("no join for " + alias + " in " + datasource.name());
    }
    return join;
  }

  Optional<Connection> connection(String name) {
    return Optional.ofNullable(connections.get(name));
  }

  /** Whether relations leave this connection out because it is the only one and stands alone. */
  boolean isDirect(String connection) {
    return connection(connection).filter(c -> DIRECT.contains(c.connectionClass())).isPresent();
  }

  /** The fields of one kind by their bracketed name, which is Tableau's order. */
  <T extends Field> List<T> fields(Class<T> kind) {
    return fields.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Columns that say where they come from, by the alias of their table. */
  Map<String, List<Field.Column>> columnsByTable() {
    Map<String, List<Field.Column>> result = new HashMap<>();
    for (Field.Column column : fields(Field.Column.class)) {
      column
          .source()
          .ifPresent(s -> result.computeIfAbsent(s.table(), t -> new ArrayList<>()).add(column));
    }
    return result;
  }

  boolean isField(String name) {
    return datasource.elements().containsKey(ElementId.field(name));
  }

  /** A field as references in the document spell it. */
  static String reference(FieldInstance field) {
    return Brackets.field(field.name());
  }
}
