package dsc.extract;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a program made: the rows of each table by name. */
public record ExtractResult(SortedMap<String, Long> rows) {
  public ExtractResult {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  public long totalRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
