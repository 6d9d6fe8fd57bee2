package dsc.evaluate;

import dsc.query.Relation;
import dsc.query.SqlText;
import dsc.resolve.BoundJoin;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of a spec, joined as it says, as one relation with a column for each field. */
final class JoinedRows {
  private JoinedRows() {}

  /**
   * The relation.
   *
   * @param scan what stands after FROM for the table of an alias
   * @param fields the fields to give a column
   */
  static Relation of(
      Resolved resolved, Function<String, String> scan, Collection<Symbol.Column> fields) {
    String root = resolved.tables().getFirst().alias();
    StringBuilder from = new StringBuilder(scan.apply(root));
    from.append(" AS ").append(SqlText.name(root));
    for (BoundJoin join : resolved.joins()) {
      String alias = join.spec().table().value();
      from.append(' ')
          .append(join.spec().kind().name().toUpperCase(Locale.ROOT))
          .append(" JOIN ")
          .append(scan.apply(alias))
          .append(" AS ")
          .append(SqlText.name(alias))
          .append(" ON ")
          .append(condition(join));
    }
    return select(from.toString(), fields, f -> column(f.table(), f.column()));
  }

  /** A relation of the rows of {@code from}, each field converted to its type. */
  static Relation select(
      String from, Collection<Symbol.Column> fields, Function<Symbol.Column, String> column) {
    // Rows count even when nothing is read from them.
    String columns =
        fields.isEmpty()
            ? "1 AS \"row\""
            : fields.stream()
                .map(
                    f ->
                        "CAST("
                            + column.apply(f)
                            + " AS "
                            + SqlText.type(f.type())
                            + ") AS "
                            + SqlText.name(f.internalName()))
                .collect(Collectors.joining(", "));
    return Relation.of("(SELECT " + columns + " FROM " + from + ")", fields);
  }

  private static String condition(BoundJoin join) {
    return join.comparisons().stream()
        .map(c -> column(c.left()) + " " + c.op().symbol() + " " + column(c.right()))
        .collect(Collectors.joining(" AND ", "(", ")"));
  }

  private static String column(BoundJoin.Operand operand) {
    return switch (operand) {
      case BoundJoin.Operand.Column column -> column(column.table(), column.column());
      case BoundJoin.Operand.Formula formula ->
          throw new IllegalStateException("not one table: " + formula.tables());
    };
  }

  private static String column(String table, String column) {
    return SqlText.name(table) + "." + SqlText.name(column);
  }
}
