package dsc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of a query in portions, one after another. */
interface Portions extends AutoCloseable {
  /** The next portion, which ends the one before; the first is always there. */
  Optional<ResultSet> next() throws SQLException;

  @Override
  void close() throws SQLException;
}
