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
final class RowReader {
  private final Fetch fetch;
  private final Cell[] cells;

  RowReader(Fetch fetch, List<Found> found) {
    if (found.size() != fetch.columns().size()) {
      throw new IllegalStateException("the query has other columns than it selects");
    }
    this.fetch = fetch;
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

  /** Copies all rows that fit, and says what was left out by the rule. */
  List<String> copy(ResultSet rows, BadRowRule rule, RowSink sink) throws SQLException {
    try (UnfitRows unfit = new UnfitRows(fetch, rule)) {
      for (long row = 1; rows.next(); row++) {
        if (!copyRow(rows, row, sink, unfit) || unfit.willFail()) {
          sink.dropRow();
        } else {
          sink.endRow();
        }
      }
      return unfit.end();
    }
  }

  private boolean copyRow(ResultSet rows, long row, RowSink sink, UnfitRows unfit)
      throws SQLException {
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
}
