package dsc.cli;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.evaluate.RowEngine;
import dsc.hyper.Connection;
import dsc.hyper.Row;
import dsc.query.SqlDialect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session with the Hyper engine that formulas are evaluated in. */
final class EngineSession implements RowEngine, AutoCloseable {
  private final Connection connection;
  private final SqlDialect dialect;

  EngineSession(Connection connection) {
    this.connection = connection;
    this.dialect = connection.hasTableauFunctions() ? SqlDialect.TABLEAU : SqlDialect.PLAIN;
  }

  @Override
  public SqlDialect dialect() {
    return dialect;
  }

  @Override
  public void execute(String sql) {
    connection.execute(sql);
  }

  @Override
  public List<Value> column(String sql, DataType type) {
    List<Value> values = new ArrayList<>();
    for (Row row : connection.query(sql).rows()) {
      values.add(value(row.value(0), type));
    }
    return List.copyOf(values);
  }

  private static Value value(Optional<Object> cell, DataType type) {
    if (cell.isEmpty()) {
      return new Value.Null();
    }
    return switch (cell.get()) {
      case Boolean truth -> new Value.Bool(truth);
      case Long whole when type == DataType.REAL -> new Value.Real(BigDecimal.valueOf(whole));
      case Long whole -> new Value.Int(whole);
      case Double real when Double.isFinite(real) -> new Value.Real(BigDecimal.valueOf(real));
      case BigDecimal number when type == DataType.INTEGER && number.scale() <= 0 ->
          new Value.Int(number.longValueExact());
      case BigDecimal number -> new Value.Real(number);
      case LocalDate day when type == DataType.DATETIME -> new Value.DateTime(day.atStartOfDay());
      case LocalDate day -> new Value.Date(day);
      case LocalDateTime time when type == DataType.DATE -> new Value.Date(time.toLocalDate());
      case LocalDateTime time -> new Value.DateTime(time);
      case Object other -> new Value.Text(other.toString());
    };
  }

  @Override
  public void close() {
    connection.close();
  }
}
