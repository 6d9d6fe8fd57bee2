package dsc.extract;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.StableIds;
import dsc.catalog.Value;
import dsc.extract.ExtractProgram.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows that a database is asked for in its own SQL. Filters in the query only spare the way: it
 * gives every row that passes the filters of the extract, and may give more.
 *
 * @param query the query in parts
 * @param columns its columns, by position, with the names and types they get
 * @param conversions how the values of each become its type
 * @param partition how the rows are fetched in several parts at once
 * @param growing the column, in the database's SQL, by whose values new rows are told
 */
public record Fetch(
    Database database,
    Query query,
    List<Column> columns,
    List<Conversion> conversions,
    Optional<Partition> partition,
    Optional<String> growing)
    implements ExtractProgram.Input {
  /** The schema of loaded rows. */
  public static final String SCHEMA = "public";

  /** The table of loaded rows. */
  public static final String TABLE = "rows";

  public Fetch {
    columns = List.copyOf(columns);
    conversions = List.copyOf(conversions);
    if (columns.size() != conversions.size()) {
      throw new IllegalArgumentException("each column needs a conversion");
    }
  }

  /** Rows of which the database can't tell the new ones. */
  public Fetch(
      Database database,
      Query query,
      List<Column> columns,
      List<Conversion> conversions,
      Optional<Partition> partition) {
    this(database, query, columns, conversions, partition, Optional.empty());
  }

  /**
   * A query: what it selects and from where, and conditions with a value for each {@code ?}.
   *
   * @param limit how many rows are enough
   */
  public record Query(
      String select,
      String from,
      List<String> conditions,
      List<Value> values,
      Optional<Integer> limit) {
    /** A query whose rows are all wanted. */
    public Query(String select, String from, List<String> conditions, List<Value> values) {
      this(select, from, conditions, values, Optional.empty());
    }

    public Query {
      conditions = List.copyOf(conditions);
      values = List.copyOf(values);
    }

    /** The query of the selected columns. */
    public String sql() {
      return sql(select);
    }

    /** The query of other columns of the same rows. */
    public String sql(String columns) {
      return "SELECT\n  "
          + columns
          + "\nFROM "
          + from
          + (conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions));
    }

    /** The same with one more condition. */
    public Query and(String condition, List<Value> more) {
      List<String> allConditions = new ArrayList<>(conditions);
      allConditions.add(condition);
      List<Value> allValues = new ArrayList<>(values);
      allValues.addAll(more);
      return new Query(select, from, allConditions, allValues, limit);
    }
  }

  /**
   * Parts of the rows by the values of a column.
   *
   * @param column the column in the database's SQL
   * @param type {@code INTEGER}, {@code DATE} or {@code DATETIME}
   */
  public record Partition(String column, DataType type, int parts) {}

  /** The first so many of these rows. */
  public Fetch first(int rows) {
    Query limited =
        new Query(query.select, query.from, query.conditions, query.values, Optional.of(rows));
    return new Fetch(database, limited, columns, conversions, Optional.empty(), growing);
  }

  /**
   * The distinct values of one of these columns.
   *
   * @param most how many are enough
   */
  public Fetch distinct(Column column, int most) {
    String name = database.kind().identifier(column.name());
    String from = "(" + query.sql() + "\n)" + database.kind().tableAlias() + "dsc_rows";
    return new Fetch(
        database,
        new Query("DISTINCT " + name, from, List.of(), query.values(), Optional.of(most)),
        List.of(column),
        List.of(conversions.get(columns.indexOf(column))),
        Optional.empty());
  }

  /** Those of these rows that are above a bound; empty when the database cannot tell. */
  public Optional<Fetch> above(Value bound) {
    return growing.map(
        column ->
            new Fetch(
                database,
                query.and(column + " > ?", List.of(bound)),
                columns,
                conversions,
                partition,
                growing));
  }

  /** One part of these rows. */
  public Fetch part(String condition, List<Value> values) {
    return new Fetch(
        database, query.and(condition, values), columns, conversions, Optional.empty(), growing);
  }

  /** What tells it from other fetches, without any secret. */
  public String identity() {
    return database.identity()
        + '\n'
        + query.sql()
        + '\n'
        + query.values().stream().map(Value::display).collect(Collectors.joining("\n"))
        + query.limit().map(rows -> "\nfirst " + rows).orElse("")
        + '\n'
        + columns
        + '\n'
        + conversions;
  }

  /**
   * The name the engine knows the database of its loaded rows under: the same for the same rows.
   */
  public String alias() {
    return "rows " + StableIds.digits(identity());
  }
}
