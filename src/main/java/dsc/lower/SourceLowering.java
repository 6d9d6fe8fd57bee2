package dsc.lower;

import dsc.catalog.Coercion;
import dsc.catalog.Value;
import dsc.model.Literals;
import dsc.model.Table;
import dsc.resolve.BoundTable;
import dsc.resolve.Resolved;
import dsc.resolve.SqlParameters;
import dsc.resolve.Symbol;
import dsc.spec.Located;
import dsc.spec.ParameterSpec;
import dsc.spec.TableSpec;
import dsc.spec.ValueExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What tables read, as the relations of a TDS. */
final class SourceLowering {
  private final Resolved resolved;
  private final ConnectionLowering connections;
  private final Values values;

  SourceLowering(Resolved resolved, ConnectionLowering connections, Values values) {
    this.resolved = resolved;
    this.connections = connections;
    this.values = values;
  }

  Table.Source source(BoundTable table) {
    return source(table, table.source());
  }

  private Table.Source source(BoundTable table, TableSpec.Source source) {
    return switch (source) {
      case TableSpec.Source.Named named when connections.isWorkbook(table) ->
          TextFiles.sheet(table, named);
      case TableSpec.Source.Named named ->
          new Table.Source.Named(TableLowering.bracketed(named.path()));
      case TableSpec.Source.CustomSql sql ->
          new Table.Source.CustomSql(SqlParameters.rename(sql.sql().value(), this::internalName));
      case TableSpec.Source.TextFile file -> TextFiles.source(table, file, values);
      case TableSpec.Source.Files files -> files(files);
      case TableSpec.Source.Union union -> union(table, union);
      case TableSpec.Source.Procedure procedure ->
          new Table.Source.StoredProcedure(
              TableLowering.bracketed(procedure.path()),
              procedure.arguments().stream().map(this::argument).toList());
      case TableSpec.Source.Pivot pivot -> pivot(table, pivot);
      case TableSpec.Source.Like like ->
          throw new IllegalStateException("unfollowed like " + like.alias().value());
    };
  }

  /** The folder is that of the connection, the path what is looked for there. */
  private Table.Source files(TableSpec.Source.Files files) {
    return new Table.Source.FileUnion(
        new TreeMap<>(
            Map.of(
                "all", "true",
                "include-siblings", Boolean.toString(files.parentFolder()),
                "is-recursive", Boolean.toString(files.subfolders()),
                "path", TextFiles.fileName(values.text(files.pattern())))));
  }

  private Table.Source union(BoundTable table, TableSpec.Source.Union union) {
    List<Table.Part> parts = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of(table.alias()));
    for (TableSpec.Part part : union.parts()) {
      String alias = part.alias().map(Located::value).orElseGet(() -> usualAlias(part.source()));
      parts.add(
          new Table.Part(
              fresh(alias, taken),
              connections.name(table, part.source()),
              source(table, part.source())));
    }
    return new Table.Source.Union(!union.distinct(), parts);
  }

  private String usualAlias(TableSpec.Source source) {
    return switch (source) {
      case TableSpec.Source.Named named -> named.path().getLast();
      case TableSpec.Source.TextFile file -> TextFiles.fileName(values.text(file.path()));
      case TableSpec.Source.CustomSql ignored -> "Custom SQL Query";
      case TableSpec.Source.Files ignored -> "Union";
      case TableSpec.Source.Union ignored -> "Union";
      case TableSpec.Source.Procedure procedure -> procedure.path().getLast();
      case TableSpec.Source.Pivot ignored -> "Pivot";
      case TableSpec.Source.Like like -> like.alias().value();
    };
  }

  private static String fresh(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 1; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  private Table.Argument argument(TableSpec.Argument argument) {
    Optional<ParameterSpec> parameter =
        argument
            .parameter()
            .flatMap(name -> resolved.symbols().parameter(name.value()))
            .map(symbol -> resolved.parameters().get(symbol));
    String value =
        argument
            .value()
            .map(v -> literal(v, Optional.empty()))
            .or(() -> parameter.map(p -> literal(p.value(), Optional.of(p))))
            .orElse("");
    return new Table.Argument(
        argument.name().value(),
        value,
        argument
            .parameter()
            .map(
                name ->
                    TableLowering.bracketed(List.of("Parameters", internalName(name.value())))));
  }

  private String literal(ValueExpr expr, Optional<ParameterSpec> like) {
    Value value = values.value(expr);
    return Literals.data(like.flatMap(p -> Coercion.to(value, p.dataType().value())).orElse(value));
  }

  private Table.Source pivot(BoundTable table, TableSpec.Source.Pivot pivot) {
    List<Table.PivotGroup> groups =
        pivot.columns().stream()
            .map(
                column ->
                    new Table.PivotGroup(
                        column.name().value(),
                        column.from().stream()
                            .map(from -> TableLowering.bracketed(List.of(from.value())))
                            .toList()))
            .toList();
    return new Table.Source.Pivot(
        pivot.names().value(),
        groups.getFirst().columns(),
        groups,
        new Table.Part(
            fresh(usualAlias(pivot.input()), new HashSet<>(Set.of(table.alias()))),
            connections.name(table, pivot.input()),
            source(table, pivot.input())));
  }

  private String internalName(String parameter) {
    return resolved
        .symbols()
        .parameter(parameter)
        .map(Symbol.Parameter::internalName)
        .orElseThrow(() -> new IllegalStateException("unbound parameter " + parameter));
  }
}
