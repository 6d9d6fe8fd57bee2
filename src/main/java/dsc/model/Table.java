package dsc.model;

import dsc.catalog.DataType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One physical table under its alias (the relation name): its connection and where its rows are.
 * The connection is empty when its parts say it (union, pivot) or a saved file names none.
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

    /** The result of a stored procedure by its bracketed path. */
    record StoredProcedure(String path, List<Argument> arguments) implements Source {
      public StoredProcedure {
        arguments = List.copyOf(arguments);
      }
    }

    /** The rows of several tables one after the other; {@code all} keeps duplicates. */
    record Union(boolean all, List<Part> parts) implements Source {
      public Union {
        parts = List.copyOf(parts);
      }
    }

    /**
     * The rows of every file that matches; the attributes are those of the relation besides its
     * name: {@code path}, {@code is-recursive}, {@code include-siblings}, {@code all}.
     */
    record FileUnion(SortedMap<String, String> attributes) implements Source {
      public FileUnion {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
      }
    }

    /**
     * Columns turned into rows: the new column that says which group a row came from with its
     * values, and the groups of columns that become one column each.
     */
    record Pivot(String tag, List<String> tagValues, List<PivotGroup> groups, Part input)
        implements Source {
      public Pivot {
        tagValues = List.copyOf(tagValues);
        groups = List.copyOf(groups);
      }
    }

    /** A relation that dsc does not interpret, as XML. */
    record Other(String xml) implements Source {}
  }

  /** One column of a file, in file order. */
  public record FileColumn(String name, DataType type) {}

  /** One argument of a stored procedure: a literal, and a parameter that overrides it. */
  public record Argument(String name, String value, Optional<String> parameter) {}

  /** A relation inside another: its alias, its connection and what it reads. */
  public record Part(String alias, String connection, Source source) {}

  /** A new column of a pivot and the columns it takes its values from, bracketed. */
  public record PivotGroup(String name, List<String> columns) {
    public PivotGroup {
      columns = List.copyOf(columns);
    }
  }
}
