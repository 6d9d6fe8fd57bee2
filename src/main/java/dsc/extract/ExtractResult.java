package dsc.extract;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a program made: the rows of each table by name.
 *
 * @param kept how many of them an earlier extract held already
 * @param notes what else the user should know, in sentences
 */
public record ExtractResult(SortedMap<String, Long> rows, long kept, List<String> notes) {
  public ExtractResult {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    notes = List.copyOf(notes);
  }

  /** One that went as it should, with rows that were all read. */
  public ExtractResult(SortedMap<String, Long> rows) {
    this(rows, 0, List.of());
  }

  public long totalRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
