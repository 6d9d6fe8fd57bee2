package dsc.jdbc;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Databases.Found;
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

  /** Copies all rows and returns how many they were. */
  long copy(ResultSet rows, RowSink sink) throws SQLException {
    long count = 0;
    int at = 0;
    try {
      while (rows.next()) {
        for (at = 0; at < cells.length; at++) {
          cells[at].copy(rows, at + 1, sink);
        }
        sink.endRow();
        count++;
      }
      return count;
    } catch (UnfitException unfit) {
      throw unfit(unfit, count + 1, fetch.columns().get(at));
    }
  }

  private DscException unfit(UnfitException unfit, long row, Column column) {
    String shown =
        unfit.value().length() > 40 ? unfit.value().substring(0, 40) + "…" : unfit.value();
    return new DscException(
        Code.SOURCE_MALFORMED,
        "%s, row %d, column `%s`: `%s` %s"
            .formatted(
                fetch.database().shown(),
                row,
                column.name(),
                shown.replaceAll("\\p{Cntrl}", "�"),
                unfit.why()),
        unfit
            .loss()
            .map(
                loss ->
                    List.of(
                        "add `lossy: "
                            + loss.name().toLowerCase(java.util.Locale.ROOT)
                            + "` to the column if that may be lost, or declare another type"))
            .orElse(List.of("declare the column as `string`, or convert it in `sql:`")));
  }
}
