package dsc.spec;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * One table under an alias: where its rows come from and its columns. The caption and the pinned
 * name are those of the logical table that begins with this one.
 */
public record TableSpec(
    Located<String> alias,
    Optional<ValueExpr> caption,
    Source source,
    Optional<Located<String>> connection,
    List<ColumnSpec> columns,
    Optional<Located<String>> internalName,
    Optional<CountSpec> count,
    Span span) {
  public TableSpec {
    columns = List.copyOf(columns);
  }

  /** The same table, whose rows are counted in a field that looks like this. */
  TableSpec counted(Optional<CountSpec> by) {
    return new TableSpec(alias, caption, source, connection, columns, internalName, by, span);
  }

  /** {@code count:} how the field looks that counts the rows of a logical table. */
  public record CountSpec(
      Span span,
      Optional<ValueExpr> caption,
      boolean hidden,
      Optional<Located<String>> format,
      Optional<Located<String>> folder,
      List<RunSpec> description) {
    public CountSpec {
      description = List.copyOf(description);
    }
  }

  /** Where the rows come from. */
  public sealed interface Source {
    Span span();

    /** {@code table: ops.flights}; a list gives parts that themselves hold dots. */
    record Named(Span span, List<String> path) implements Source {
      public Named {
        path = List.copyOf(path);
      }
    }

    /** {@code sql:} a query. */
    record CustomSql(Span span, ScalarText sql) implements Source {}

    /** {@code file:} a text file, with how to read it. */
    record TextFile(Span span, ValueExpr path, TextFormat format) implements Source {}

    /** {@code files:} every text file whose name matches, for a wildcard union. */
    record Files(Span span, ValueExpr pattern, boolean subfolders, boolean parentFolder)
        implements Source {}

    /** {@code union:} the rows of several tables, one after the other. */
    record Union(Span span, boolean distinct, List<Part> parts) implements Source {
      public Union {
        parts = List.copyOf(parts);
      }
    }

    /** {@code procedure:} the result of a stored procedure. */
    record Procedure(Span span, List<String> path, List<Argument> arguments) implements Source {
      public Procedure {
        path = List.copyOf(path);
        arguments = List.copyOf(arguments);
      }
    }

    /**
     * {@code pivot:} columns of another source turned into rows: the new column that says which
     * column a row came from, and the new columns with the values.
     */
    record Pivot(Span span, Located<String> names, List<PivotColumn> columns, Source input)
        implements Source {
      public Pivot {
        columns = List.copyOf(columns);
      }
    }

    /** {@code like: other}: the same table as another alias, with its columns. */
    record Like(Span span, Located<String> alias) implements Source {}
  }

  /** A table or file of a union, under the alias it has there. */
  public record Part(Optional<Located<String>> alias, Source source) {}

  /** An argument of a stored procedure: a value, or a parameter by caption with its first value. */
  public record Argument(
      Located<String> name, Optional<ValueExpr> value, Optional<Located<String>> parameter) {}

  /** A new column of a pivot and the columns it takes its values from. */
  public record PivotColumn(Located<String> name, List<Located<String>> from) {
    public PivotColumn {
      from = List.copyOf(from);
    }
  }

  /** How a text file is read; the defaults are Tableau's for a CSV file. */
  public record TextFormat(
      String delimiter,
      boolean header,
      String encoding,
      String quote,
      String locale,
      Optional<String> nullText,
      Optional<String> dateFormat,
      Optional<String> datetimeFormat) {
    public static final TextFormat CSV = new TextFormat(",", true, "UTF-8", "\"", "en_US");

    /** An empty field is no value, and dates are written as ISO does. */
    public TextFormat(
        String delimiter, boolean header, String encoding, String quote, String locale) {
      this(
          delimiter,
          header,
          encoding,
          quote,
          locale,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** One column of a table with its declared type and how its values become that. */
  public record ColumnSpec(Located<String> name, Located<DataType> type, Conversion conversion) {

    /** A column whose values become their type without any loss. */
    public ColumnSpec(Located<String> name, Located<DataType> type) {
      this(name, type, Conversion.EXACT);
    }
  }
}
