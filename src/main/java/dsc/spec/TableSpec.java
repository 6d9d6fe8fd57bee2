package dsc.spec;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/** One table under an alias: where its rows come from and its columns. */
public record TableSpec(
    Located<String> alias,
    Source source,
    Optional<Located<String>> connection,
    List<ColumnSpec> columns,
    Span span) {
  public TableSpec {
    columns = List.copyOf(columns);
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

    /** {@code like: other}: the same table as another alias, with its columns. */
    record Like(Span span, Located<String> alias) implements Source {}
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
