package dsc.resolve;

import dsc.diag.Diagnostics;
import dsc.spec.DatasourceSpec;
import dsc.spec.JoinSpec;
import dsc.spec.Located;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of a spec by alias, with {@code like} followed and in the order they are joined. */
record Tables(Map<String, BoundTable> byAlias, List<BoundTable> inJoinOrder) {

  static Tables bind(DatasourceSpec spec, Diagnostics diags) {
    Map<String, TableSpec> specs = new LinkedHashMap<>();
    spec.tables().forEach(table -> specs.putIfAbsent(table.alias().value(), table));
    Map<String, BoundTable> bound = new LinkedHashMap<>();
    for (TableSpec table : spec.tables()) {
      original(table, specs, diags)
          .ifPresent(origin -> bound.put(table.alias().value(), bind(spec, table, origin, diags)));
    }
    return new Tables(bound, inJoinOrder(spec, bound));
  }

  Collection<String> aliases() {
    return byAlias.keySet();
  }

  /** Follows {@code like} to the table that says what it reads. */
  private static Optional<TableSpec> original(
      TableSpec table, Map<String, TableSpec> specs, Diagnostics diags) {
    Set<String> path = new LinkedHashSet<>();
    TableSpec current = table;
    while (current.source() instanceof TableSpec.Source.Like like) {
      if (!path.add(current.alias().value())) {
        diags.report(Problems.cyclicTable(table.alias(), path));
        return Optional.empty();
      }
      Optional<TableSpec> next = Optional.ofNullable(specs.get(like.alias().value()));
      if (next.isEmpty()) {
        diags.report(Problems.unknownTable(like.alias(), specs.keySet()));
        return Optional.empty();
      }
      current = next.get();
    }
    return Optional.of(current);
  }

  private static BoundTable bind(
      DatasourceSpec spec, TableSpec table, TableSpec origin, Diagnostics diags) {
    List<TableSpec.ColumnSpec> columns =
        table.columns().isEmpty() ? origin.columns() : table.columns();
    if (columns.isEmpty()) {
      diags.report(Problems.noColumns(table.alias()));
    }
    return new BoundTable(
        table.alias().value(), connection(spec, table, origin, diags), origin.source(), columns);
  }

  private static String connection(
      DatasourceSpec spec, TableSpec table, TableSpec origin, Diagnostics diags) {
    List<String> known = spec.connections().stream().map(c -> c.name().value()).toList();
    Optional<Located<String>> said = table.connection().or(origin::connection);
    if (said.isPresent()) {
      if (!known.contains(said.get().value())) {
        diags.report(Problems.unknownConnection(said.get(), known));
      }
      return said.get().value();
    }
    if (known.size() > 1) {
      diags.report(Problems.connectionNotSaid(table.alias(), known));
    }
    return known.isEmpty() ? "" : known.getFirst();
  }

  /**
   * Tables that no join adds come first, as Tableau counts them: the root, then the joined ones.
   */
  private static List<BoundTable> inJoinOrder(DatasourceSpec spec, Map<String, BoundTable> bound) {
    Set<String> joined = new LinkedHashSet<>();
    for (JoinSpec join : spec.joins()) {
      joined.add(join.table().value());
    }
    List<BoundTable> order = new ArrayList<>();
    bound.values().stream().filter(t -> !joined.contains(t.alias())).forEach(order::add);
    for (String alias : joined) {
      Optional.ofNullable(bound.get(alias)).ifPresent(order::add);
    }
    return order;
  }
}
