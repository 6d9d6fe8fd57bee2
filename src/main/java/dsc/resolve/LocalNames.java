package dsc.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names Tableau gives columns as fields: the first table to bring a column keeps the plain
 * name, later ones get {@code column (Table)}, and what still clashes gets {@code #1}, {@code #2}
 * after that. Names clash whatever their case. Source: cols maps of files saved by Tableau.
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
    columns.forEach(column -> column.pinned().ifPresent(name -> taken.add(key(name))));
    for (TableColumn column : columns) {
      if (column.pinned().isPresent()) {
        names.add(column.pinned().get());
        continue;
      }
      String name = column.column();
      if (taken.contains(key(name))) {
        name = column.column() + " (" + column.table() + ")";
      }
      String base = name;
      for (int i = 1; taken.contains(key(name)); i++) {
        name = base + " #" + i;
      }
      taken.add(key(name));
      names.add(name);
    }
    return names;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
