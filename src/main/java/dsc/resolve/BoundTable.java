package dsc.resolve;

import dsc.spec.TableSpec;
import java.util.List;

/**
 * A table with {@code like} followed: the alias, the name of its connection in the spec, what it
 * reads and its columns.
 */
public record BoundTable(
    String alias, String connection, TableSpec.Source source, List<TableSpec.ColumnSpec> columns) {
  public BoundTable {
    columns = List.copyOf(columns);
  }
}
