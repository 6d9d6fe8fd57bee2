package dsc.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names Tableau gives columns as fields: the first table to bring a column keeps the plain
 * name, later ones get {@code column (Table)}, and what still clashes gets {@code #1}, {@code #2}
 * after that. Names that differ in case only do not clash. Source: cols maps of files saved by
 * Tableau.
 */
final class LocalNames {
  private LocalNames() {}

  /** A column of a table, by alias. */
  record TableColumn(String table, String column) {}

  /** One name for each column, in the same order; tables must come in the order they were added. */
  static List<String> assign(List<TableColumn> columns) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>(columns.size());
    for (TableColumn column : columns) {
      names.add(free(column, taken));
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
