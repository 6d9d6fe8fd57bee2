package dsc.hyper;

import dsc.diag.DscException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rows of a running query, fetched in portions, so that memory stays constant however many
 * there are. Close it before the connection runs anything else. Its methods throw {@link
 * DscException} when the engine fails on the way.
 */
public final class Rows implements Iterator<Row>, AutoCloseable {
  private final Connection connection;
  private final Statement statement;
  private final ResultSet results;
  private final List<ResultColumn> columns;
  private boolean onRow;
  private boolean ended;

  Rows(Connection connection, Statement statement, ResultSet results) throws SQLException {
    this.connection = connection;
    this.statement = statement;
    this.results = results;
    this.columns = columns(results.getMetaData());
  }

  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean hasNext() {
    if (!onRow && !ended) {
      try {
        onRow = results.next();
        ended = !onRow;
      } catch (SQLException e) {
        ended = true;
        throw connection.failure(e);
      }
    }
    return onRow;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    onRow = false;
    try {
      List<Optional<Object>> values = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        values.add(value(i + 1, columns.get(i).type()));
      }
      return new Row(values);
    } catch (SQLException e) {
      throw connection.failure(e);
    }
  }

  @Override
  public void close() {
    connection.finish(statement);
  }

  private Optional<Object> value(int column, SqlType type) throws SQLException {
    return switch (type) {
      case SqlType.Numeric numeric -> Optional.ofNullable(results.getBigDecimal(column));
      case SqlType.Varchar varchar -> Optional.ofNullable(results.getString(column));
      case SqlType.Char chars -> Optional.ofNullable(results.getString(column));
      case SqlType.Plain plain -> plainValue(column, plain);
    };
  }

  private Optional<Object> plainValue(int column, SqlType.Plain type) throws SQLException {
    return switch (type) {
      case BOOL -> unlessNull(results.getBoolean(column));
      case SMALL_INT, INT, BIG_INT, OID -> unlessNull(results.getLong(column));
      case REAL, DOUBLE -> unlessNull(results.getDouble(column));
      case DATE -> Optional.ofNullable(results.getObject(column, LocalDate.class));
      case TIME -> Optional.ofNullable(results.getObject(column, LocalTime.class));
      case TIMESTAMP -> Optional.ofNullable(results.getObject(column, LocalDateTime.class));
      case TIMESTAMP_TZ ->
          Optional.ofNullable(results.getObject(column, OffsetDateTime.class))
              .map(OffsetDateTime::toInstant);
      case BYTES, GEOGRAPHY -> Optional.ofNullable(results.getBytes(column));
      case TEXT, JSON, INTERVAL -> Optional.ofNullable(results.getString(column));
    };
  }

  private Optional<Object> unlessNull(Object value) throws SQLException {
    return results.wasNull() ? Optional.empty() : Optional.of(value);
  }

  /** A type that isn't in {@link SqlType}, an array for example, arrives as its text. */
  private static List<ResultColumn> columns(ResultSetMetaData data) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      SqlType type =
          SqlType.of(data.getColumnTypeName(i), data.getPrecision(i), data.getScale(i))
              .orElse(SqlType.Plain.TEXT);
      columns.add(new ResultColumn(data.getColumnLabel(i), type));
    }
    return List.copyOf(columns);
  }
}
