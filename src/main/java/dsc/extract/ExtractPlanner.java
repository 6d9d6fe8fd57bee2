package dsc.extract;

import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.ExtractProgram.OutputTable;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.Filter;
import dsc.model.Join;
import dsc.model.SqlExpression;
import dsc.model.TableObject;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a data source with an extract into the program that makes the .hyper. Filters and the
 * column list go into the query, so the engine reads of each file only what the extract needs.
 */
public final class ExtractPlanner {

  private final Datasource datasource;
  private final TableSource source;
  private final Map<String, Calculated> calculations;
  private final LocalDateTime now;

  private ExtractPlanner(
      Datasource datasource,
      TableSource source,
      Map<String, Calculated> calculations,
      LocalDateTime now) {
    this.datasource = datasource;
    this.source = source;
    this.calculations = calculations;
    this.now = now;
  }

  /**
   * The program for the data source's extract.
   *
   * @param calculations each row-level calculation that is stored or a filter is on, by internal
   *     name, over columns named {@code "alias"."column"}
   * @param now what relative dates without an anchor count from
   */
  public static ExtractProgram plan(
      Datasource datasource,
      Extract extract,
      TableSource source,
      Map<String, Calculated> calculations,
      LocalDateTime now) {
    return new ExtractPlanner(datasource, source, calculations, now).plan(extract);
  }

  private ExtractProgram plan(Extract extract) {
    List<OutputTable> tables = new ArrayList<>();
    for (Extract.ExtractTable table : extract.tables()) {
      List<Column> columns =
          table.columns().stream()
              .map(c -> new Column(c.field(), c.type(), c.decimal(), Set.of()))
              .toList();
      tables.add(
          new OutputTable(
              table.name(),
              columns,
              source instanceof TableSource.None
                  ? Optional.empty()
                  : Optional.of(query(extract, table)),
              whole(extract, table, columns)));
    }
    return new ExtractProgram(source.inputs(), tables);
  }

  /** How a table is filled with all rows of its source. */
  private Optional<Direct> whole(
      Extract extract, Extract.ExtractTable table, List<Column> columns) {
    boolean calculated = columns.stream().anyMatch(c -> calculations.containsKey(c.name()));
    if (calculated || !Shapes.keepsAll(extract, table)) {
      return Optional.empty();
    }
    return switch (source) {
      case TableSource.None ignored -> Optional.empty();
      case TableSource.Joined joined ->
          joined.file() instanceof Fetch fetch && fetch.columns().equals(columns)
              ? Optional.of(new Direct.Fetched(fetch))
              : Direct.copied(joined.file(), columns, joined.columns());
      case TableSource.PerTable files ->
          shape(table) instanceof TableObject.Shape.Leaf leaf
              ? Direct.copied(input(files, leaf.alias()), columns, sources(columns))
              : Optional.empty();
    };
  }

  /** What columns are called in their tables, by the names of their fields. */
  private Map<String, String> sources(List<Column> columns) {
    Set<String> wanted = columns.stream().map(Column::name).collect(Collectors.toSet());
    return datasource
        .all(Field.Column.class)
        .filter(column -> wanted.contains(column.id().name()) && column.source().isPresent())
        .collect(
            Collectors.toMap(
                column -> column.id().name(), column -> column.source().orElseThrow().column()));
  }

  private ExtractProgram.Query query(Extract extract, Extract.ExtractTable table) {
    List<ExtractProgram.Item> items =
        table.columns().stream()
            .map(
                c ->
                    new ExtractProgram.Item(
                        c.field(),
                        "CAST("
                            + column(c.field())
                            + " AS "
                            + Sql.type(c.type(), c.decimal())
                            + ")"))
            .toList();
    List<ExtractProgram.Condition> conditions =
        datasource
            .all(Filter.class)
            .filter(filter -> filter.id().kind() == ElementId.Kind.EXTRACT_FILTER)
            .filter(filter -> isOf(table, filter.field().field()))
            .map(this::condition)
            .toList();
    return new ExtractProgram.Query(items, from(table), conditions, Shapes.of(extract, table));
  }

  /** Whether a filter is on the rows of a table; with several, each has the filters of its own. */
  private boolean isOf(Extract.ExtractTable table, String field) {
    Calculated calculated = calculations.get(field);
    return calculated == null
        ? datasource.all(TableObject.class).count() == 1
            || table.columns().stream().anyMatch(column -> column.field().equals(field))
        : calculated.isOf(table, datasource);
  }

  private ExtractProgram.Condition condition(Filter filter) {
    String field = filter.field().field();
    String operand = column(field);
    return new ExtractProgram.Condition(
        field,
        operand,
        FilterSql.condition(filter, operand, now),
        FilterSql.condition(filter, Sql.identifier(field), now));
  }

  /** The SQL of a field: a column of an input, or a calculation over them. */
  private String column(String field) {
    Calculated calculated = calculations.get(field);
    if (calculated != null) {
      return "(" + calculated.sql() + ")";
    }
    if (source instanceof TableSource.Joined joined) {
      String column = joined.columns().get(field);
      if (column == null) {
        throw new IllegalStateException("no column for field " + field);
      }
      return Sql.identifier(TableSource.JOINED_ALIAS) + "." + Sql.identifier(column);
    }
    return datasource
        .all(Field.Column.class)
        .filter(c -> c.id().name().equals(field))
        .findFirst()
        .flatMap(Field.Column::source)
        .map(s -> Sql.identifier(s.table()) + "." + Sql.identifier(s.column()))
        .orElseThrow(() -> new IllegalStateException("no column for field " + field));
  }

  private String from(Extract.ExtractTable table) {
    return switch (source) {
      case TableSource.None ignored ->
          throw new IllegalStateException("an empty extract reads nothing");
      case TableSource.Joined joined ->
          Scan.sql(joined.file()) + " AS " + Sql.identifier(TableSource.JOINED_ALIAS);
      case TableSource.PerTable files -> from(shape(table), files);
    };
  }

  private TableObject.Shape shape(Extract.ExtractTable table) {
    return datasource
        .all(TableObject.class)
        .filter(object -> object.id().name().equals(table.object()))
        .findFirst()
        .map(TableObject::shape)
        .orElseThrow(() -> new IllegalStateException("no logical table " + table.object()));
  }

  private String from(TableObject.Shape shape, TableSource.PerTable files) {
    return switch (shape) {
      case TableObject.Shape.Leaf leaf ->
          Scan.sql(input(files, leaf.alias())) + " AS " + Sql.identifier(leaf.alias());
      case TableObject.Shape.Joined joined -> {
        Join join = join(joined.right().first());
        String right = from(joined.right(), files);
        yield from(joined.left(), files)
            + "\n  "
            + join.kind().name()
            + " JOIN "
            + (joined.right() instanceof TableObject.Shape.Joined ? "(" + right + ")" : right)
            + " ON "
            + condition(join.condition());
      }
    };
  }

  private static Input input(TableSource.PerTable files, String alias) {
    Input file = files.files().get(alias);
    if (file == null) {
      throw new IllegalStateException("no input for table " + alias);
    }
    return file;
  }

  private Join join(String alias) {
    return datasource
        .all(Join.class)
        .filter(join -> join.id().name().equals(alias))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no join brings in table " + alias));
  }

  private static String condition(SqlExpression condition) {
    if (condition.operands().isEmpty()) {
      return BracketedPath.parse(condition.op()).stream()
          .map(Sql::identifier)
          .collect(Collectors.joining("."));
    }
    return condition.operands().stream()
        .map(ExtractPlanner::condition)
        .collect(Collectors.joining(" " + condition.op().toUpperCase(Locale.ROOT) + " ", "(", ")"));
  }
}
