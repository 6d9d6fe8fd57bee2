package dsc.jdbc;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Databases.Found;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.Fetch;
import dsc.extract.RowSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Copies the rows of one fetch, column by column as its type and the declared one say. */
final class RowReader implements AutoCloseable {
  private final Fetch fetch;
  private final UnfitRows unfit;
  private long row;
  private final Cell[] cells;

  RowReader(Fetch fetch, List<Found> found, BadRowRule rule) {
    if (found.size() != fetch.columns().size()) {
      throw new IllegalStateException("the query has other columns than it selects");
    }
    this.fetch = fetch;
    this.unfit = new UnfitRows(fetch, rule);
    List<Cell> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Column column = fetch.columns().get(i);
      if (!found.get(i).type().canBe(column.type())) {
        throw new DscException(
            Code.DATABASE_QUERY_FAILED,
            "column `%s` is %s now, which cannot be read as %s"
                .formatted(column.name(), found.get(i).type().name(), column.type().text()));
      }
      all.add(Cells.of(found.get(i).type().reads(), column.type(), fetch.conversions().get(i)));
    }
    this.cells = all.toArray(Cell[]::new);
  }

  /** Copies those of some more rows that fit. */
  void copy(ResultSet rows, RowSink sink) throws SQLException {
    while (rows.next()) {
      row++;
      if (!copyRow(rows, sink) || unfit.willFail()) {
        sink.dropRow();
      } else {
        sink.endRow();
      }
    }
  }

  /** What was left out by the rule, in sentences; fails if the rule says so. */
  List<String> end() {
    return unfit.end();
  }

  private boolean copyRow(ResultSet rows, RowSink sink) throws SQLException {
    int at = 0;
    try {
      for (; at < cells.length; at++) {
        cells[at].copy(rows, at + 1, sink);
      }
      return true;
    } catch (UnfitException value) {
      unfit.add(rows, row, fetch.columns().get(at), value);
      return false;
    }
  }

  @Override
  public void close() {
    unfit.close();
  }
}
