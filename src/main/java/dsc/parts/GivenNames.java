package dsc.parts;

import dsc.model.Datasource;
import dsc.model.Renaming;
import dsc.model.Table;
import dsc.model.TableObject;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names Tableau made up for an imported data source where dsc would make up others: its own,
 * that of the connection each table is read through and the id of each logical table, both by the
 * alias of the (first) table.
 */
record GivenNames(
    Optional<String> datasource,
    SortedMap<String, String> connections,
    SortedMap<String, String> objects) {
  GivenNames {
    connections = Collections.unmodifiableSortedMap(new TreeMap<>(connections));
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
  }

  static final GivenNames NONE = new GivenNames(Optional.empty(), new TreeMap<>(), new TreeMap<>());

  /** What must be said for the first data source to have the names of the second. */
  static GivenNames between(Datasource compiled, Datasource original) {
    TreeMap<String, String> connections = new TreeMap<>();
    TreeMap<String, String> objects = new TreeMap<>();
    SortedMap<String, String> now = connections(compiled);
    connections(original)
        .forEach(
            (alias, name) -> {
              if (now.containsKey(alias) && !name.equals(now.get(alias)) && !name.isEmpty()) {
                connections.put(alias, name);
              }
            });
    SortedMap<String, String> tables = objects(compiled);
    objects(original)
        .forEach(
            (alias, id) -> {
              if (tables.containsKey(alias) && !id.equals(tables.get(alias))) {
                objects.put(alias, id);
              }
            });
    return new GivenNames(
        Optional.of(original.name()).filter(name -> !name.equals(compiled.name())),
        connections,
        objects);
  }

  /**
   * The data source under these names; a name that is taken or whose table is gone is not given.
   */
  Datasource apply(Datasource compiled) {
    Datasource named =
        datasource.map(name -> new Datasource(name, compiled.elements())).orElse(compiled);
    Renaming renaming =
        new Renaming(given(connections(compiled), connections), given(objects(compiled), objects));
    return renaming.apply(named);
  }

  /** From the names as compiled to the names wanted, each wanted name once. */
  private static SortedMap<String, String> given(
      SortedMap<String, String> compiled, SortedMap<String, String> wanted) {
    TreeMap<String, String> result = new TreeMap<>();
    wanted.forEach(
        (alias, name) -> {
          String now = compiled.get(alias);
          boolean taken = compiled.containsValue(name) || result.containsValue(name);
          if (now != null && !taken) {
            result.putIfAbsent(now, name);
          }
        });
    return result;
  }

  private static SortedMap<String, String> connections(Datasource datasource) {
    TreeMap<String, String> byTable = new TreeMap<>();
    datasource
        .all(Table.class)
        .forEach(t -> parts(t.id().name(), t.connection(), t.source(), byTable));
    return byTable;
  }

  private static void parts(
      String alias, String connection, Table.Source source, TreeMap<String, String> byTable) {
    if (!connection.isEmpty()) {
      byTable.putIfAbsent(alias, connection);
    }
    if (source instanceof Table.Source.Union union) {
      union.parts().forEach(p -> parts(p.alias(), p.connection(), p.source(), byTable));
    }
    if (source instanceof Table.Source.Pivot pivot) {
      Table.Part input = pivot.input();
      parts(input.alias(), input.connection(), input.source(), byTable);
    }
  }

  private static SortedMap<String, String> objects(Datasource datasource) {
    TreeMap<String, String> byTable = new TreeMap<>();
    datasource
        .all(TableObject.class)
        .forEach(o -> byTable.putIfAbsent(o.shape().first(), o.id().name()));
    return byTable;
  }

  /** Whether nothing is said. */
  boolean isEmpty() {
    return datasource.isEmpty() && connections.isEmpty() && objects.isEmpty();
  }
}
