package dsc;

import dsc.catalog.Conversion;
import dsc.catalog.DatabaseKind;
import dsc.catalog.SourceType.Reads;
import dsc.catalog.Value;
import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.extract.Database;
import dsc.extract.Databases;
import dsc.extract.Databases.Found;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.Fetch;
import dsc.extract.Pushdown;
import dsc.model.Filter;
import dsc.resolve.BoundJoin;
import dsc.resolve.BoundTable;
import dsc.resolve.SqlParameters;
import dsc.resolve.Symbol;
import dsc.spec.ConnectionSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.TableSpec;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The queries that fetch the rows of a spec's tables from its databases. */
final class DatabaseSources {
  /** The types whose values are texts and nothing else. */
  private static final Pattern PLAIN_TEXT =
      Pattern.compile(
          "(?i)(?:text|n?(?:var)?char2?|bpchar|character(?: varying)?|string)(?:\\(.*)?");

  private final Variant variant;
  private final DatabaseConnections connections;
  private final Databases databases;
  private final LocalDateTime now;
  private final Diagnostics diags;
  private final Map<String, Optional<Database>> opened = new HashMap<>();
  private final Map<String, Map<String, Found>> found = new HashMap<>();

  /** A filter that the database may check already, and the field it is on. */
  record Wanted(Symbol.Column field, Filter filter) {}

  DatabaseSources(
      Variant variant,
      DatabaseConnections connections,
      Databases databases,
      LocalDateTime now,
      Diagnostics diags) {
    this.variant = variant;
    this.connections = connections;
    this.databases = databases;
    this.now = now;
    this.diags = diags;
  }

  /** Whether the rows of a table can be fetched from a database. */
  boolean reads(BoundTable table) {
    return isQuery(table.source()) && connection(table).map(connections::isDatabase).orElse(false);
  }

  /** Whether a source is a table, or a query that says everything itself. */
  static boolean isQuery(TableSpec.Source source) {
    return switch (source) {
      case TableSpec.Source.Named ignored -> true;
      case TableSpec.Source.CustomSql sql -> SqlParameters.in(sql.sql()).isEmpty();
      case TableSpec.Source.TextFile ignored -> false;
      case TableSpec.Source.Files ignored -> false;
      case TableSpec.Source.Union ignored -> false;
      case TableSpec.Source.Procedure ignored -> false;
      case TableSpec.Source.Pivot ignored -> false;
      case TableSpec.Source.Like ignored -> false;
    };
  }

  /** Whether one query can fetch all tables joined. */
  boolean canJoin(List<BoundTable> tables) {
    boolean same =
        tables.stream().allMatch(this::reads)
            && tables.stream().map(BoundTable::connection).distinct().count() == 1;
    List<BoundJoin> joins = variant.typed().resolved().joins();
    return same
        && joins.size() == tables.size() - 1
        && database(tables.getFirst())
            .map(d -> joins.stream().allMatch(j -> d.kind().knowsJoin(kind(j))))
            .orElse(false);
  }

  private static String kind(BoundJoin join) {
    return join.spec().kind().name().toLowerCase(Locale.ROOT);
  }

  private Optional<ConnectionSpec> connection(BoundTable table) {
    return variant.typed().resolved().spec().connections().stream()
        .filter(c -> c.name().value().equals(table.connection()))
        .findFirst();
  }

  private Optional<Database> database(BoundTable table) {
    return opened.computeIfAbsent(
        table.connection(), name -> connections.database(connection(table).orElseThrow()));
  }

  /** Looks at the columns of a table; false when there are problems, which are reported. */
  boolean check(BoundTable table) {
    Optional<Database> database = database(table);
    if (database.isEmpty()) {
      return false;
    }
    Map<String, Found> columns = new HashMap<>();
    try {
      databases
          .columns(database.get(), from(database.get(), table))
          .forEach(column -> columns.put(column.name(), column));
    } catch (DscException failure) {
      if (failure.code() != Code.DATABASE_QUERY_FAILED) {
        throw failure;
      }
      diags.report(ExtractProblems.unreadable(table.source().span(), failure.getMessage()));
      return false;
    }
    found.put(table.alias(), columns);
    boolean good = true;
    for (TableSpec.ColumnSpec column : table.columns()) {
      good &= check(table, column, columns);
    }
    return good;
  }

  private boolean check(BoundTable table, TableSpec.ColumnSpec column, Map<String, Found> columns) {
    Found there = columns.get(column.name().value());
    if (there == null) {
      diags.report(
          ExtractProblems.columnMissing(
              column.name(), table.alias(), columns.keySet().stream().sorted().toList()));
      return false;
    }
    if (!there.type().canBe(column.type().value())) {
      diags.report(ExtractProblems.type(column, there.type()));
      return false;
    }
    return true;
  }

  /** One query for all tables joined, with the columns of some fields. */
  Fetch joined(List<BoundTable> tables, Collection<Symbol.Column> fields, List<Wanted> filters) {
    Database database = database(tables.getFirst()).orElseThrow();
    DatabaseKind kind = database.kind();
    StringBuilder from = new StringBuilder();
    for (BoundTable table : tables) {
      Optional<BoundJoin> join =
          variant.typed().resolved().joins().stream()
              .filter(j -> j.spec().table().value().equals(table.alias()))
              .findFirst();
      join.ifPresent(j -> from.append("\n  ").append(j.spec().kind()).append(" JOIN "));
      from.append(from(database, table))
          .append(join.map(j -> " ON " + condition(kind, j)).orElse(""));
    }
    return fetch(database, from.toString(), fields, filters);
  }

  /** One query for a table, whose columns keep their names. */
  Fetch table(BoundTable table, List<Wanted> filters) {
    Database database = database(table).orElseThrow();
    List<Symbol.Column> fields =
        table.columns().stream()
            .map(
                c ->
                    new Symbol.Column(
                        c.name().value(),
                        c.name().value(),
                        table.alias(),
                        c.name().value(),
                        c.type().value(),
                        dsc.catalog.Role.DIMENSION))
            .toList();
    return fetch(
        database,
        from(database, table),
        fields,
        filters.stream().filter(f -> f.field().table().equals(table.alias())).toList());
  }

  private Fetch fetch(
      Database database, String from, Collection<Symbol.Column> fields, List<Wanted> filters) {
    DatabaseKind kind = database.kind();
    List<String> selected = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    List<Conversion> conversions = new ArrayList<>();
    for (Symbol.Column field : fields) {
      selected.add(column(kind, field) + " AS " + kind.identifier(field.internalName()));
      TableSpec.ColumnSpec declared = spec(field);
      columns.add(
          new Column(
              field.internalName(),
              declared.type().value(),
              declared.conversion().decimal(),
              Set.of()));
      conversions.add(declared.conversion());
    }
    List<String> conditions = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (Wanted wanted : filters) {
      pushdown(kind, wanted)
          .ifPresent(
              pushdown -> {
                conditions.add(pushdown.sql());
                values.addAll(pushdown.values());
              });
    }
    String select = selected.isEmpty() ? "1" : String.join(",\n  ", selected);
    return new Fetch(
        database,
        new Fetch.Query(select, from, conditions, values),
        columns,
        conversions,
        partition(kind, fields),
        growing(kind, fields));
  }

  /** The column of the field that tells new rows, when the query has its rows one by one. */
  private Optional<String> growing(DatabaseKind kind, Collection<Symbol.Column> fields) {
    return variant.typed().resolved().spec().extract().flatMap(ExtractSpec::incremental).stream()
        .flatMap(i -> variant.typed().resolved().symbols().field(i.by().value()).stream())
        .filter(Symbol.Column.class::isInstance)
        .map(Symbol.Column.class::cast)
        .filter(by -> fields.stream().anyMatch(f -> f.table().equals(by.table())))
        .filter(by -> comparesAlike(kind, by))
        .map(by -> column(kind, by))
        .findFirst();
  }

  private Optional<Pushdown> pushdown(DatabaseKind kind, Wanted wanted) {
    Symbol.Column field = wanted.field();
    return comparesAlike(kind, field)
        ? Pushdown.of(wanted.filter(), column(kind, field), field.type(), now)
        : Optional.empty();
  }

  /** Whether the database compares the column's values as an extract does what becomes of them. */
  private boolean comparesAlike(DatabaseKind kind, Symbol.Column field) {
    Map<String, Found> columns = found.getOrDefault(field.table(), Map.of());
    Found there = columns.get(field.column());
    if (there == null
        || !kind.comparable().contains(field.type())
        || spec(field).type().value() != field.type()) {
      return false;
    }
    Reads reads = there.type().reads();
    return switch (field.type()) {
      case BOOLEAN -> reads == Reads.BOOLEAN;
      case INTEGER -> reads == Reads.LONG;
      // Among texts are what databases write for types of their own, which do not compare as texts.
      case STRING -> PLAIN_TEXT.matcher(there.type().name()).matches();
      case DATE -> reads == Reads.DATE;
      case DATETIME -> reads == Reads.TIMESTAMP;
      case REAL, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> false;
    };
  }

  private Optional<Fetch.Partition> partition(DatabaseKind kind, Collection<Symbol.Column> fields) {
    Optional<ExtractSpec.PartitionSpec> said =
        variant.typed().resolved().spec().extract().flatMap(ExtractSpec::partition);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    return variant
        .typed()
        .resolved()
        .symbols()
        .field(said.get().by().value())
        .filter(Symbol.Column.class::isInstance)
        .map(Symbol.Column.class::cast)
        .filter(by -> fields.stream().anyMatch(f -> f.table().equals(by.table())))
        .filter(by -> comparesAlike(kind, by))
        .map(by -> new Fetch.Partition(column(kind, by), by.type(), said.get().parts()));
  }

  private TableSpec.ColumnSpec spec(Symbol.Column field) {
    return variant.typed().resolved().tables().stream()
        .filter(table -> table.alias().equals(field.table()))
        .flatMap(table -> table.columns().stream())
        .filter(column -> column.name().value().equals(field.column()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no column " + field.column()));
  }

  private static String column(DatabaseKind kind, Symbol.Column field) {
    return kind.identifier(field.table()) + "." + kind.identifier(field.column());
  }

  private static String condition(DatabaseKind kind, BoundJoin join) {
    return join.comparisons().stream()
        .map(
            c ->
                operand(kind, c.left())
                    + " "
                    + (c.op().symbol().equals("==") ? "=" : c.op().symbol())
                    + " "
                    + operand(kind, c.right()))
        .collect(Collectors.joining(" AND ", "(", ")"));
  }

  private static String operand(DatabaseKind kind, BoundJoin.Operand operand) {
    return switch (operand) {
      case BoundJoin.Operand.Column column ->
          kind.identifier(column.table()) + "." + kind.identifier(column.column());
      case BoundJoin.Operand.Formula formula ->
          throw new IllegalStateException("not one table: " + formula.tables());
    };
  }

  private static String from(Database database, BoundTable table) {
    return from(database.kind(), table.source(), table.alias());
  }

  /** What stands after FROM: the table under its alias. */
  static String from(DatabaseKind kind, TableSpec.Source source, String alias) {
    return from(kind, source) + kind.tableAlias() + kind.identifier(alias);
  }

  private static String from(DatabaseKind kind, TableSpec.Source source) {
    return switch (source) {
      case TableSpec.Source.Named named ->
          named.path().stream().map(kind::identifier).collect(Collectors.joining("."));
      case TableSpec.Source.CustomSql sql ->
          // A comment at the end must not swallow the parenthesis.
          "(" + sql.sql().value().strip().replaceFirst("(?:\\s*;)+$", "") + "\n)";
      case TableSpec.Source.TextFile ignored -> throw noQuery(source);
      case TableSpec.Source.Files ignored -> throw noQuery(source);
      case TableSpec.Source.Union ignored -> throw noQuery(source);
      case TableSpec.Source.Procedure ignored -> throw noQuery(source);
      case TableSpec.Source.Pivot ignored -> throw noQuery(source);
      case TableSpec.Source.Like ignored -> throw noQuery(source);
    };
  }

  private static IllegalStateException noQuery(TableSpec.Source source) {
    return new IllegalStateException("no table of a database: " + source);
  }
}
