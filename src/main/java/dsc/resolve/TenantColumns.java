package dsc.resolve;

import dsc.formula.BinaryOp;
import dsc.spec.Located;
import dsc.spec.TenantsSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that tell tenants apart: those with an extract filter that names the tenant, and
 * those of the same name in other tables.
 *
 * @param filtered fields with an extract filter that names the tenant
 * @param joined columns that a join makes equal to a filtered one, with that one: a row holds the
 *     same tenant or nothing there
 * @param open columns of the same name that nothing restricts, in tables not declared as shared
 */
public record TenantColumns(
    Set<Symbol.Field> filtered,
    Map<Symbol.Column, Symbol.Column> joined,
    List<Symbol.Column> open) {
  public TenantColumns {
    filtered = Collections.unmodifiableSet(new LinkedHashSet<>(filtered));
    joined = Collections.unmodifiableMap(new LinkedHashMap<>(joined));
    open = List.copyOf(open);
  }

  /** Those of a spec; none without tenants. */
  public static TenantColumns of(Resolved resolved) {
    Set<Symbol.Field> filtered = new LinkedHashSet<>();
    resolved.extractFilters().stream()
        .filter(filter -> filter.spec().isOfTenant())
        .forEach(filter -> filtered.add(filter.field()));
    List<Symbol.Column> same = new ArrayList<>();
    for (Symbol.Field field : resolved.symbols().fields()) {
      if (field instanceof Symbol.Column column
          && !filtered.contains(column)
          && !shared(resolved, column.table())
          && filtered.stream().anyMatch(f -> isNamedLike(f, column))) {
        same.add(column);
      }
    }
    Map<Symbol.Column, Symbol.Column> joined = new LinkedHashMap<>();
    boolean found = true;
    while (found) {
      found = false;
      for (Symbol.Column column : same) {
        Optional<Symbol.Column> leader =
            joined.containsKey(column)
                ? Optional.empty()
                : leader(column, resolved, filtered, joined);
        leader.ifPresent(l -> joined.put(column, l));
        found |= leader.isPresent();
      }
    }
    return new TenantColumns(
        filtered, joined, same.stream().filter(c -> !joined.containsKey(c)).toList());
  }

  /** Every column that holds the tenant. */
  public Set<Symbol.Column> columns() {
    Set<Symbol.Column> all = new LinkedHashSet<>(joined.keySet());
    for (Symbol.Field field : filtered) {
      if (field instanceof Symbol.Column column) {
        all.add(column);
      }
    }
    return all;
  }

  private static boolean shared(Resolved resolved, String table) {
    return resolved.spec().tenants().map(TenantsSpec::shared).orElse(List.of()).stream()
        .map(Located::value)
        .anyMatch(table::equals);
  }

  private static boolean isNamedLike(Symbol.Field filtered, Symbol.Column other) {
    return filtered instanceof Symbol.Column column
        && column.column().toLowerCase(Locale.ROOT).equals(other.column().toLowerCase(Locale.ROOT));
  }

  /** The filtered column that an equality in a join ties a column to, at once or over others. */
  private static Optional<Symbol.Column> leader(
      Symbol.Column column,
      Resolved resolved,
      Set<Symbol.Field> filtered,
      Map<Symbol.Column, Symbol.Column> joined) {
    for (BoundJoin join : resolved.joins()) {
      for (BoundJoin.Comparison comparison : join.comparisons()) {
        if (comparison.op() == BinaryOp.EQUAL) {
          Optional<BoundJoin.Operand> other =
              is(comparison.left(), column)
                  ? Optional.of(comparison.right())
                  : is(comparison.right(), column)
                      ? Optional.of(comparison.left())
                      : Optional.empty();
          for (Symbol.Field field : resolved.symbols().fields()) {
            if (field instanceof Symbol.Column tied && other.filter(o -> is(o, tied)).isPresent()) {
              if (filtered.contains(tied)) {
                return Optional.of(tied);
              }
              if (joined.containsKey(tied)) {
                return Optional.ofNullable(joined.get(tied));
              }
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean is(BoundJoin.Operand operand, Symbol.Column column) {
    return operand.equals(new BoundJoin.Operand.Column(column.table(), column.column()));
  }
}
