package dsc.evaluate;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.query.SqlDialect;
import java.util.List;

/** The port to the engine that runs queries. */
public interface RowEngine {
  /** Which functions the engine offers. */
  SqlDialect dialect();

  /**
   * Runs a statement without a result.
   *
   * @throws dsc.diag.DscException when the engine refuses it
   */
  void execute(String sql);

  /**
   * The first column of a query's rows as values of a type, from top to bottom. A number that is
   * none (an infinity) comes as its text.
   *
   * @throws dsc.diag.DscException when the engine refuses the query or cannot finish it
   */
  List<Value> column(String sql, DataType type);
}
