package dsc.jdbc;

import dsc.catalog.DatabaseKind;
import dsc.extract.Fetch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** All rows of a query at once, of which the driver holds as many as it is told to. */
final class Result implements Portions {
  private final PreparedStatement statement;
  private Optional<ResultSet> rows;

  private Result(PreparedStatement statement, ResultSet rows) {
    this.statement = statement;
    this.rows = Optional.of(rows);
  }

  static Portions of(Connection session, Fetch fetch) throws SQLException {
    PreparedStatement statement =
        JdbcDatabases.statement(session, fetch.query(), fetch.query().sql());
    try {
      if (fetch.database().kind().cursor() != DatabaseKind.Cursor.NONE) {
        statement.setFetchSize(JdbcDatabases.FETCH_ROWS);
      }
      return new Result(statement, statement.executeQuery());
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public Optional<ResultSet> next() {
    Optional<ResultSet> all = rows;
    rows = Optional.empty();
    return all;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
