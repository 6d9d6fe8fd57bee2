package dsc.evaluate;

import dsc.catalog.Level;
import dsc.check.TypeInfo;
import dsc.check.Typed;
import dsc.check.TypedExpr;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.FilterSql;
import dsc.extract.Scan;
import dsc.extract.TableSource;
import dsc.model.Filter;
import dsc.query.EvaluationContext;
import dsc.query.HyperSql;
import dsc.query.Relation;
import dsc.query.SqlDialect;
import dsc.query.SqlText;
import dsc.resolve.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of a spec's own data that pass its filters. */
public final class SourceRows {
  private final Typed typed;
  private final TableSource source;
  private final List<RowFilter> filters;

  /** A filter with the symbol of its field. */
  public record RowFilter(Symbol.Field field, Filter filter, Span span) {}

  /**
   * @param filters the filters that rows must pass, all of them
   */
  public SourceRows(Typed typed, TableSource source, List<RowFilter> filters) {
    this.typed = typed;
    this.source = source;
    this.filters = List.copyOf(filters);
  }

  /** What the rows are read from. */
  public List<Input> inputs() {
    return source.inputs();
  }

  /**
   * The relation of the rows with these fields; empty when a filter cannot be evaluated, which is
   * reported.
   */
  Optional<Relation> relation(
      Set<Symbol.Column> fields, EvaluationContext context, SqlDialect dialect, Diagnostics diags) {
    FieldsRead read = new FieldsRead(typed.calculations());
    List<TypedExpr> filtered = filters.stream().map(this::expression).toList();
    Set<Symbol.Column> all = new LinkedHashSet<>(fields);
    all.addAll(read.columns(filtered));
    Relation rows = joined(all);
    if (filters.isEmpty()) {
      return Optional.of(rows);
    }
    SequencedMap<String, TypedExpr> outputs = new LinkedHashMap<>();
    fields.forEach(field -> outputs.put(field.internalName(), column(field)));
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < filtered.size(); i++) {
      String name = fresh("filter " + (i + 1), outputs);
      outputs.put(name, filtered.get(i));
      conditions.add(
          FilterSql.condition(
              filters.get(i).filter(), "\"f\"." + SqlText.name(name), context.now()));
    }
    return new HyperSql(typed.calculations(), context, dialect, diags)
        .rows(outputs, List.of(), rows)
        .map(query -> kept(query, conditions, fields));
  }

  private static Relation kept(String query, List<String> conditions, Set<Symbol.Column> fields) {
    String columns =
        fields.isEmpty()
            ? "1 AS \"row\""
            : fields.stream()
                .map(field -> "\"f\"." + SqlText.name(field.internalName()))
                .collect(Collectors.joining(", "));
    return Relation.of(
        "(SELECT "
            + columns
            + " FROM ("
            + query
            + ") AS \"f\" WHERE "
            + String.join(" AND ", conditions)
            + ")",
        fields);
  }

  private static String fresh(String wanted, SequencedMap<String, TypedExpr> taken) {
    String name = wanted;
    while (taken.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
      name = name + "_";
    }
    return name;
  }

  private Relation joined(Set<Symbol.Column> fields) {
    return switch (source) {
      case TableSource.None ignored ->
          JoinedRows.of(
              typed.resolved(),
              alias -> FixtureRows.scan(FixtureRows.table(typed, alias), List.of()),
              fields);
      case TableSource.PerTable files ->
          JoinedRows.of(typed.resolved(), alias -> scan(files, alias), fields);
      case TableSource.Joined joined ->
          JoinedRows.select(
              Scan.sql(joined.file()) + " AS \"joined\"",
              fields,
              field -> "\"joined\"." + SqlText.name(column(joined, field)));
    };
  }

  private static String scan(TableSource.PerTable files, String alias) {
    Input file = files.files().get(alias);
    if (file == null) {
      throw new IllegalStateException("no input for table " + alias);
    }
    return Scan.sql(file);
  }

  private static String column(TableSource.Joined joined, Symbol.Column field) {
    String column = joined.columns().get(field.internalName());
    if (column == null) {
      throw new IllegalStateException("no column for field " + field.internalName());
    }
    return column;
  }

  private TypedExpr expression(RowFilter filter) {
    return switch (filter.field()) {
      case Symbol.Column column ->
          new TypedExpr.Column(filter.span(), new TypeInfo(column.type(), Level.ROW), column);
      case Symbol.Calculation calculation ->
          FieldsRead.reference(typed, calculation, filter.span());
    };
  }

  private TypedExpr column(Symbol.Column field) {
    Span span = typed.resolved().spec().id().span();
    return new TypedExpr.Column(span, new TypeInfo(field.type(), Level.ROW), field);
  }
}
