package dsc.extract;

/** Where the rows of the extract come from. */
public sealed interface TableSource {
  /** One file for each table, by alias. */
  record PerTable(java.util.SortedMap<String, ExtractProgram.InputFile> files)
      implements TableSource {}

  /** One file that holds the joined rows; its columns are named like the fields. */
  record Joined(ExtractProgram.InputFile file) implements TableSource {}

  /** No rows. */
  record None() implements TableSource {}
}
