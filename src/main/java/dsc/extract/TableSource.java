package dsc.extract;

import dsc.catalog.DataType;
import dsc.extract.ExtractProgram.Input;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the rows of the extract come from. */
public sealed interface TableSource {
  /** One input for each table, by alias. */
  record PerTable(SortedMap<String, Input> files) implements TableSource {
    public PerTable {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
  }

  /** One input that holds the joined rows, and its column for each field by internal name. */
  record Joined(Input file, SortedMap<String, String> columns) implements TableSource {
    public Joined {
      columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }
  }

  /** The inputs, in a stated order. */
  default List<Input> inputs() {
    return switch (this) {
      case None ignored -> List.of();
      case Joined joined -> List.of(joined.file());
      case PerTable perTable -> List.copyOf(perTable.files().values());
    };
  }

  /** No rows. */
  record None() implements TableSource {}

  /** What the rows of a joined file are called in a query. */
  String JOINED_ALIAS = "joined";

  /** The SQL of a field that a finished extract has a column for, by internal name. */
  static String kept(String field) {
    return Sql.identifier(field);
  }

  /**
   * The SQL of a field's column in the width that formulas compute in; empty when there are no
   * rows.
   *
   * @param field the internal name of the field
   * @param table the alias of the table that the column is of
   */
  default Optional<String> column(String field, String table, String column, DataType type) {
    Optional<String> plain =
        switch (this) {
          case None ignored -> Optional.empty();
          case PerTable ignored ->
              Optional.of(Sql.identifier(table) + "." + Sql.identifier(column));
          case Joined joined ->
              Optional.ofNullable(joined.columns().get(field))
                  .map(name -> Sql.identifier(JOINED_ALIAS) + "." + Sql.identifier(name));
        };
    return type.isNumber() || type == DataType.DATETIME
        ? plain.map(sql -> "CAST(" + sql + " AS " + Sql.type(type) + ")")
        : plain;
  }
}
