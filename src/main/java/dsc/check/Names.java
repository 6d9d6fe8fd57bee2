package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.formula.Expr;
import dsc.resolve.Symbol;
import dsc.resolve.SymbolTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds the names in formulas. A qualifier that is a table's alias selects that table's columns;
 * any other qualifier is the name of a data source, as saved files write it, and says nothing. A
 * name that is no field may be a parameter, as the formula editor shows them.
 */
public final class Names {
  /** The qualifier of Tableau's row counts of logical tables. Source: files saved by Tableau. */
  private static final String OBJECT_ID = "__tableau_internal_object_id__";

  private final SymbolTable symbols;
  private final Map<String, Map<String, Symbol.Column>> byTable = new HashMap<>();

  /** The names of one data source. */
  public Names(SymbolTable symbols) {
    this.symbols = symbols;
    for (Symbol.Column column : columns(symbols)) {
      put(column, column.caption());
    }
    for (Symbol.Column column : columns(symbols)) {
      put(column, column.column());
      put(column, column.internalName());
    }
  }

  private static List<Symbol.Column> columns(SymbolTable symbols) {
    return symbols.fields().stream()
        .filter(Symbol.Column.class::isInstance)
        .map(Symbol.Column.class::cast)
        .toList();
  }

  private void put(Symbol.Column column, String name) {
    byTable.computeIfAbsent(column.table(), table -> new HashMap<>()).putIfAbsent(name, column);
  }

  /** What a field reference stands for. */
  public Optional<Symbol> find(Expr.FieldRef ref) {
    String qualifier = ref.qualifier().orElse("");
    if (qualifier.equals(OBJECT_ID)) {
      return Optional.of(
          new Symbol.Column(
              OBJECT_ID + "." + ref.name(),
              ref.name(),
              OBJECT_ID,
              ref.name(),
              DataType.TABLE,
              Role.MEASURE));
    }
    Map<String, Symbol.Column> table = byTable.getOrDefault(qualifier, Map.of());
    Symbol.Column column = table.get(ref.name());
    if (column != null) {
      return Optional.of(column);
    }
    Optional<Symbol> field =
        symbols
            .field(ref.name())
            .filter(found -> table.isEmpty() || !(found instanceof Symbol.Column))
            .map(found -> found);
    return field.isPresent() ? field : symbols.parameter(ref.name()).map(found -> found);
  }

  /** What a parameter reference stands for. */
  public Optional<Symbol.Parameter> find(Expr.ParameterRef ref) {
    return symbols.parameter(ref.name());
  }

  SymbolTable symbols() {
    return symbols;
  }
}
