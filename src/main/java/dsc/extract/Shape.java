package dsc.extract;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of the rows that pass the filters before they get into the extract. */
public sealed interface Shape {
  /** Each row is there as it is. */
  record All() implements Shape {}

  /**
   * Some of the rows.
   *
   * @param count how many, or of a hundred how many
   */
  record Cut(Choice choice, Amount amount, BigDecimal count) implements Shape {
    private static final String HUNDRED = "100";

    private String order(List<String> names) {
      return switch (choice) {
        case FIRST -> "";
        case SAMPLE -> " ORDER BY " + scattered(names);
      };
    }

    private String cut(String rows, List<String> names) {
      String columns = list(names);
      return switch (amount) {
        case ROWS ->
            choice == Choice.FIRST
                ? rows + "\nLIMIT " + count.toPlainString()
                : "SELECT "
                    + columns
                    + " FROM (\n"
                    + rows
                    + "\n) AS \"r\""
                    + order(names)
                    + " LIMIT "
                    + count.toPlainString();
        case PERCENT -> {
          String row = Sql.identifier(fresh("row", names));
          String all = Sql.identifier(fresh("rows", names));
          yield "SELECT "
              + columns
              + " FROM (SELECT "
              + columns
              + ", ROW_NUMBER() OVER ("
              + order(names).strip()
              + ") AS "
              + row
              + ", COUNT(*) OVER () AS "
              + all
              + " FROM (\n"
              + rows
              + "\n) AS \"r\") AS \"n\" WHERE "
              + row
              + " * "
              + HUNDRED
              + " <= "
              + all
              + " * "
              + count.toPlainString();
        }
      };
    }

    /** An order without rhyme or reason that is the same for the same rows. */
    private static String scattered(List<String> names) {
      return names.stream()
          .map(name -> "CAST(" + Sql.identifier(name) + " AS TEXT)")
          .collect(Collectors.joining(", ", "MD5(CONCAT_WS('|', '', ", "))"));
    }

    private static String fresh(String wanted, Collection<String> taken) {
      String name = wanted;
      while (taken.stream().anyMatch(name::equalsIgnoreCase)) {
        name = name + "_";
      }
      return name;
    }
  }

  /** Which rows are taken. */
  enum Choice {
    /** Those that the source gives first. */
    FIRST,
    /** Any, the same for the same rows. */
    SAMPLE
  }

  /** What a count counts. */
  enum Amount {
    ROWS,
    PERCENT
  }

  /**
   * One row for each combination of the values that are not rolled up.
   *
   * @param outputs for each column of the table, in order, its SQL over the rows, called by the
   *     names of the columns
   * @param keys the SQL of those that make groups
   */
  record Grouped(List<ExtractProgram.Item> outputs, List<String> keys) implements Shape {
    public Grouped {
      outputs = List.copyOf(outputs);
      keys = List.copyOf(keys);
    }
  }

  /**
   * The query of these rows in this shape.
   *
   * @param rows the query of the rows
   * @param names its columns
   */
  default String sql(String rows, List<String> names) {
    return switch (this) {
      case All ignored -> rows;
      case Cut cut -> cut.cut(rows, names);
      case Grouped grouped ->
          "SELECT "
              + grouped.outputs().stream()
                  .map(item -> item.sql() + " AS " + Sql.identifier(item.name()))
                  .collect(Collectors.joining(", "))
              + " FROM (\n"
              + rows
              + "\n) AS \"r\""
              + (grouped.keys().isEmpty()
                  ? " HAVING COUNT(*) > 0"
                  : " GROUP BY " + String.join(", ", grouped.keys()));
    };
  }

  private static String list(List<String> names) {
    return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
  }
}
