package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.formula.Expr;
import dsc.formula.FormulaPrinter;
import dsc.resolve.Symbol;
import dsc.resolve.SymbolTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds the names in formulas. A qualifier that is a table's alias selects that table's columns;
 * any other qualifier is the name of a data source, as saved files write it, and says nothing. A
 * name that is no field may be a parameter, as the formula editor shows them, or a logical table,
 * whose rows a formula can count.
 */
public final class Names {
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
    if (qualifier.equals(FormulaPrinter.TABLES)) {
      return Optional.of(rows(ref.name(), ref.name()));
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
    return field
        .or(() -> symbols.parameter(ref.name()))
        .or(
            () ->
                symbols
                    .logicalTable(ref.name())
                    .filter(root -> ref.qualifier().isEmpty())
                    .map(root -> rows(ref.name(), root)));
  }

  /** The rows of a logical table: the column is its id, or the first table of it. */
  private static Symbol.Column rows(String caption, String table) {
    return new Symbol.Column(
        FormulaPrinter.TABLES + "." + table,
        caption,
        FormulaPrinter.TABLES,
        table,
        DataType.TABLE,
        Role.MEASURE);
  }

  /** What a parameter reference stands for. */
  public Optional<Symbol.Parameter> find(Expr.ParameterRef ref) {
    return symbols.parameter(ref.name());
  }

  SymbolTable symbols() {
    return symbols;
  }
}
