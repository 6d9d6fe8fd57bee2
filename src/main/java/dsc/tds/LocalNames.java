package dsc.tds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The internal names Tableau gives to the columns of several tables: the first table to bring a
 * name keeps it, the same name from a later table gets {@code name (Alias)}, and a further clash
 * {@code name (Alias) #1}, {@code #2}, …. Names that differ in case only don't clash. Source: the
 * {@code <cols>} of files saved by Tableau.
 */
public final class LocalNames {
  private LocalNames() {}

  /** A column of a table, both as the source spells them. */
  public record TableColumn(String alias, String column) {}

  /** One internal name, without brackets, for each column in the order in which tables join. */
  public static List<String> assign(List<TableColumn> columns) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (TableColumn column : columns) {
      names.add(free(column, taken));
    }
    return List.copyOf(names);
  }

  private static String free(TableColumn column, Set<String> taken) {
    String qualified = column.column() + " (" + column.alias() + ")";
    String name = column.column();
    for (int n = 0; !taken.add(name); n++) {
      name = n == 0 ? qualified : qualified + " #" + n;
    }
    return name;
  }
}
