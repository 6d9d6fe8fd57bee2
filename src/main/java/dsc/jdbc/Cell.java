package dsc.jdbc;

import dsc.extract.RowSink;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Copies the values of one column. */
@FunctionalInterface
interface Cell {
  /**
   * Copies the value of the current row.
   *
   * @param column counted from 1
   */
  void copy(ResultSet row, int column, RowSink to) throws SQLException, UnfitException;
}
