package dsc.hyper;

import java.util.List;

/** A whole result in memory. For results of unknown size use {@link Connection#stream}. */
public record QueryResult(List<ResultColumn> columns, List<Row> rows) {
  public QueryResult {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
