package dsc.hyper;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table and its columns, in order. */
public record TableDefinition(TableName name, List<Column> columns) {
  public TableDefinition {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param collation how texts compare, for example {@code en_US_CI}; without one by their bytes
   */
  public record Column(String name, SqlType type, boolean nullable, Optional<String> collation) {

    /** A column that may be NULL. */
    public static Column nullable(String name, SqlType type) {
      return new Column(name, type, true, Optional.empty());
    }

    /** A column that is never NULL. */
    public static Column required(String name, SqlType type) {
      return new Column(name, type, false, Optional.empty());
    }

    public Column collated(String name) {
      return new Column(this.name, type, nullable, Optional.of(name));
    }

    /** As {@code CREATE TABLE} and the column lists of {@code external} write it. */
    public String sql() {
      return Sql.identifier(name)
          + " "
          + type.sql()
          + collation.map(each -> " COLLATE " + Sql.identifier(each)).orElse("")
          + (nullable ? "" : " NOT NULL");
    }
  }

  /** The quoted names of the columns, with commas. */
  public String columnNames() {
    return columns.stream()
        .map(column -> Sql.identifier(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** The columns with their types, with commas. */
  public String columnList() {
    return columns.stream().map(Column::sql).collect(Collectors.joining(", "));
  }
}
