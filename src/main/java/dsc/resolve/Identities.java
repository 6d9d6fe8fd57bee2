package dsc.resolve;

import dsc.spec.MovedSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The oldest name of everything that was renamed, from {@code moved:}. Internal names derive from
 * the oldest name, so a rename keeps them and workbooks keep working.
 */
record Identities(Map<String, String> previous) {

  static Identities of(List<MovedSpec> moved) {
    Map<String, String> previous = new HashMap<>();
    moved.forEach(move -> previous.put(move.to().value(), move.from().value()));
    return new Identities(previous);
  }

  /** Follows the moves back to the first name; a circle of moves ends where it began. */
  String original(String name) {
    Set<String> seen = new HashSet<>();
    String current = name;
    while (previous.containsKey(current) && seen.add(current)) {
      current = previous.getOrDefault(current, current);
    }
    return current;
  }

  /** The oldest table and column of a column, each renamed by itself or together. */
  LocalNames.TableColumn column(String table, String column) {
    String original = original(table + "." + column);
    int dot = original.indexOf('.');
    String oldTable =
        original.startsWith(table + ".") ? table : original.substring(0, Math.max(dot, 0));
    String oldColumn = original.substring(oldTable.isEmpty() ? 0 : oldTable.length() + 1);
    return new LocalNames.TableColumn(original(oldTable.isEmpty() ? table : oldTable), oldColumn);
  }
}
