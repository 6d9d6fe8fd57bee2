package dsc.extract;

import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Condition;
import dsc.extract.ExtractProgram.Item;
import dsc.extract.ExtractProgram.OutputTable;
import dsc.extract.ExtractProgram.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that several programs take their own from, for an engine to load once: what the queries
 * have in common, with a column for each field that their own conditions are on.
 *
 * @param key what programs with the same rows have in common
 * @param loads for each table that has a query, by name, what loads the rows
 */
public record SharedRows(Key key, Map<String, Load> loads) {
  /** Reading a text file through a filter costs about an eighth of loading it: measured. */
  private static final int FEWEST = 8;

  public SharedRows {
    loads = new LinkedHashMap<>(loads);
  }

  /**
   * What loads the rows of a table.
   *
   * @param copied how they get into a table of these columns without the query
   */
  public record Load(Query query, List<Column> columns, Optional<Direct.Copied> copied) {
    public Load {
      columns = List.copyOf(columns);
    }
  }

  /** What programs with the same rows have in common. */
  public record Key(List<ExtractProgram.Input> inputs, List<Source> sources) {}

  /** Where a table's rows come from before any condition. */
  public record Source(String table, List<Item> items, String from) {}

  /** The key of a program; nothing for one that reads nothing. */
  public static Optional<Key> key(ExtractProgram program) {
    List<Source> sources = new ArrayList<>();
    for (OutputTable table : program.tables()) {
      table
          .query()
          .ifPresent(query -> sources.add(new Source(table.name(), query.items(), query.from())));
    }
    boolean direct = program.tables().stream().anyMatch(table -> table.direct().isPresent());
    return sources.isEmpty() || direct
        ? Optional.empty()
        : Optional.of(new Key(program.inputs(), sources));
  }

  /**
   * What the programs share, for each group of them that is large enough to be worth a load of its
   * own; by key.
   */
  public static Map<Key, SharedRows> among(List<ExtractProgram> programs) {
    Map<Key, List<ExtractProgram>> groups = new LinkedHashMap<>();
    for (ExtractProgram program : programs) {
      key(program)
          .ifPresent(k -> groups.computeIfAbsent(k, none -> new ArrayList<>()).add(program));
    }
    Map<Key, SharedRows> shared = new LinkedHashMap<>();
    groups.forEach(
        (key, group) -> {
          if (group.size() >= FEWEST) {
            shared.put(key, of(key, group));
          }
        });
    return shared;
  }

  /** What some programs of one key share. */
  static SharedRows of(Key key, List<ExtractProgram> group) {
    Map<String, Load> loads = new LinkedHashMap<>();
    for (Source source : key.sources()) {
      List<List<Condition>> all = group.stream().map(p -> conditions(p, source.table())).toList();
      List<Condition> common =
          all.getFirst().stream().filter(c -> all.stream().allMatch(a -> a.contains(c))).toList();
      List<Item> items = new ArrayList<>(source.items());
      Set<String> names = new LinkedHashSet<>();
      items.forEach(item -> names.add(item.name()));
      for (List<Condition> conditions : all) {
        for (Condition condition : conditions) {
          if (!common.contains(condition) && names.add(condition.field())) {
            items.add(new Item(condition.field(), condition.operand()));
          }
        }
      }
      Query query = new Query(items, source.from(), common);
      boolean whole = query.keepsAll() && items.equals(source.items());
      OutputTable table = table(group.getFirst(), source.table());
      loads.put(
          source.table(),
          new Load(query, table.columns(), whole ? copied(table) : Optional.empty()));
    }
    return new SharedRows(key, loads);
  }

  private static OutputTable table(ExtractProgram program, String name) {
    return program.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table " + name));
  }

  private static Optional<Direct.Copied> copied(OutputTable table) {
    return table
        .whole()
        .flatMap(
            whole ->
                whole instanceof Direct.Copied copied ? Optional.of(copied) : Optional.empty());
  }

  /** The files the rows are read from. */
  public List<ExtractProgram.InputFile> files() {
    return new ExtractProgram(key.inputs(), List.of()).files();
  }

  private static List<Condition> conditions(ExtractProgram program, String table) {
    return program.tables().stream()
        .filter(t -> t.name().equals(table))
        .flatMap(t -> t.query().stream())
        .flatMap(query -> query.conditions().stream())
        .toList();
  }

  /**
   * A program of this key as it reads from the loaded rows.
   *
   * @param names the quoted name of the loaded table for each table of the program
   */
  public ExtractProgram from(ExtractProgram program, Map<String, String> names) {
    List<OutputTable> tables = new ArrayList<>();
    for (OutputTable table : program.tables()) {
      tables.add(table.withQuery(table.query().map(q -> rest(table.name(), q, names))));
    }
    return new ExtractProgram(
        List.of(), tables, program.checks(), program.badRows(), program.increment());
  }

  private Query rest(String table, Query query, Map<String, String> names) {
    Load load = loads.get(table);
    String name = names.get(table);
    if (load == null || name == null) {
      throw new IllegalArgumentException("no rows were loaded for " + table);
    }
    List<Condition> conditions =
        query.conditions().stream()
            .filter(condition -> !load.query().conditions().contains(condition))
            .map(c -> new Condition(c.field(), Sql.identifier(c.field()), c.kept(), c.kept()))
            .toList();
    List<Item> items =
        query.items().stream()
            .map(item -> new Item(item.name(), Sql.identifier(item.name())))
            .toList();
    return new Query(items, name, conditions, query.shape());
  }
}
