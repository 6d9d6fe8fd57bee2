package dsc.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names Tableau gives columns as fields: the first table to bring a column keeps the plain
 * name, later ones get {@code column (Table)}, and what still clashes gets {@code #1}, {@code #2}
 * after that. Names that differ in case only do not clash. Source: cols maps of files saved by
 * Tableau.
 */
final class LocalNames {
  private LocalNames() {}

  /** A column of a table, by alias, and the name it must have, if any. */
  record TableColumn(String table, String column, Optional<String> pinned) {
    TableColumn(String table, String column) {
      this(table, column, Optional.empty());
    }
  }

  /**
   * One name for each column, in the same order; tables must come in the order they were added. A
   * pinned name is taken before any other; two columns with one pinned name both get it, which is
   * reported elsewhere.
   */
  static List<String> assign(List<TableColumn> columns) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>(columns.size());
    columns.forEach(column -> column.pinned().ifPresent(taken::add));
    for (TableColumn column : columns) {
      names.add(column.pinned().orElseGet(() -> free(column, taken)));
    }
    return names;
  }

  private static String free(TableColumn column, Set<String> taken) {
    String qualified = column.column() + " (" + column.table() + ")";
    String name = column.column();
    for (int i = 0; !taken.add(name); i++) {
      name = i == 0 ? qualified : qualified + " #" + i;
    }
    return name;
  }
}
