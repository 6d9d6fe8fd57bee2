package dsc.model;

import dsc.catalog.DataType;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One physical table under its alias (the relation name): its connection and where its rows are.
 */
public record Table(ElementId id, String connection, Source source) implements Element {

  /** What a relation reads. */
  public sealed interface Source {
    /** A table by its bracketed path, {@code [public].[orders]}. */
    record Named(String path) implements Source {}

    /**
     * Custom SQL as a person writes it: operators not doubled, parameters as {@code
     * <[Parameters].[X]>}.
     */
    record CustomSql(String sql) implements Source {}

    /**
     * A file read by Tableau with fixed columns: the path is {@code [orders#csv]}, the format holds
     * the attributes of {@code <columns>}.
     */
    record File(String path, SortedMap<String, String> format, List<FileColumn> columns)
        implements Source {
      public File {
        format = Collections.unmodifiableSortedMap(new TreeMap<>(format));
        columns = List.copyOf(columns);
      }
    }
  }

  /** One column of a file, in file order. */
  public record FileColumn(String name, DataType type) {}
}
