package dsc.hyper;

import java.util.List;
import java.util.stream.Collectors;

/** A table's name: one part for a temporary table, up to three with its database and schema. */
public record TableName(List<String> parts) {
  public TableName {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.size() > 3) {
      throw new IllegalArgumentException("a table's name has one to three parts: " + parts);
    }
  }

  public static TableName of(String... parts) {
    return new TableName(List.of(parts));
  }

  /** The name without database and schema. */
  public String table() {
    return parts.getLast();
  }

  /** Quoted, with dots. */
  public String sql() {
    return parts.stream().map(Sql::identifier).collect(Collectors.joining("."));
  }
}
