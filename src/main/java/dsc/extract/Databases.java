package dsc.extract;

import dsc.catalog.SourceType;
import dsc.extract.ExtractProgram.BadRowRule;
import java.util.List;

/**
 * The port to databases. Every method throws {@link dsc.diag.DscException}: {@code
 * DATABASE_UNREACHABLE} or {@code DATABASE_SIGN_IN} when there is no session to be had, {@code
 * DRIVER_MISSING} without a driver, {@code DATABASE_QUERY_FAILED} when the database refuses a query
 * and {@code DATABASE_LOST} when it goes away meanwhile.
 */
public interface Databases {

  /** A column as the database has it. */
  record Found(String name, SourceType type) {}

  /** A table or view, by the parts of its name from the widest to the table itself. */
  record FoundTable(List<String> path) {
    public FoundTable {
      path = List.copyOf(path);
    }
  }

  /**
   * The columns of a table or query, in their order.
   *
   * @param from what stands after FROM
   */
  List<Found> columns(Database database, String from);

  /** The tables and views somebody made, in the order of their names. */
  List<FoundTable> tables(Database database);

  /** The same rows in parts that can be fetched one by one, in any order. */
  List<Fetch> parts(Fetch fetch);

  /**
   * Streams rows into a sink, in memory that does not grow with them. Rows with values that do not
   * fit are {@code SOURCE_MALFORMED}, with their number and column, or left out, as the rule says.
   *
   * @return what was left out, in sentences
   */
  List<String> fetch(Fetch fetch, BadRowRule rule, RowSink sink);
}
