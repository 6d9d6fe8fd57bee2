package dsc.extract;

import dsc.extract.ExtractProgram.InputFile;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the rows of the extract come from. */
public sealed interface TableSource {
  /** One file for each table, by alias. */
  record PerTable(SortedMap<String, InputFile> files) implements TableSource {
    public PerTable {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
  }

  /** One file that holds the joined rows, and its column for each field by internal name. */
  record Joined(InputFile file, SortedMap<String, String> columns) implements TableSource {
    public Joined {
      columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }
  }

  /** No rows. */
  record None() implements TableSource {}
}
