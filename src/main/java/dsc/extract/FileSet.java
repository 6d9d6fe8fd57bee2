package dsc.extract;

import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.InputFile;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of several files one after the other.
 *
 * @param keys for each file the values of columns that stand in the names of its folders; an empty
 *     text is no value
 * @param columns the columns that all have
 */
public record FileSet(
    List<InputFile> files, List<SortedMap<String, String>> keys, List<Column> columns)
    implements ExtractProgram.Input {
  public FileSet {
    files = List.copyOf(files);
    keys = keys.stream().map(k -> Collections.unmodifiableSortedMap(new TreeMap<>(k))).toList();
    columns = List.copyOf(columns);
    if (files.isEmpty() || files.size() != keys.size()) {
      throw new IllegalArgumentException("each of at least one file needs its keys");
    }
  }
}
