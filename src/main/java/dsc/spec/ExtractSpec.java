package dsc.spec;

import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/** What the extract holds and where its rows come from. */
public record ExtractSpec(
    Located<Mode> mode,
    List<SourceSpec> sources,
    List<FilterSpec> filters,
    ExtractShapeSpec shape,
    Optional<IncrementalSpec> incremental,
    OnBadRow onBadRow,
    Optional<PartitionSpec> partition,
    Span span) {
  public ExtractSpec {
    sources = List.copyOf(sources);
    filters = List.copyOf(filters);
  }

  /** What happens to rows of a text file that cannot be read, spelt as the lower-case name. */
  public enum OnBadRow {
    /** They are listed, and nothing is built. */
    FAIL,
    /** They are counted and left out. */
    SKIP,
    /** They are left out and written to a file of their own. */
    QUARANTINE
  }

  /**
   * A refresh adds rows instead of reading all.
   *
   * @param by the field whose values grow, by caption
   * @param last how far back of the highest value so far rows are read again, in whole numbers or
   *     periods
   */
  public record IncrementalSpec(
      Located<String> by, Optional<Located<Long>> last, Optional<Located<WindowPeriod>> period) {}

  /** What a window of an incremental refresh is measured in. */
  public enum WindowPeriod {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  /** Rows of a database are fetched in so many parts at once, by the values of a field. */
  public record PartitionSpec(Located<String> by, int parts) {}

  /** The kinds of extract, spelt in specs as the lower-case constant name. */
  public enum Mode {
    /** No extract: a live connection. */
    NONE,
    /** Typed columns and no rows: Tableau Server fills it at the first refresh. */
    EMPTY,
    /** The rows that pass the extract filters. */
    FILTERED,
    /** All rows. */
    FULL
  }

  /**
   * Where the rows of one table come from when it is not the connection itself; without a table it
   * is the whole joined result.
   *
   * @param file a file, or a pattern that stands for many
   * @param format how text is written, when that is said
   */
  public record SourceSpec(
      Optional<Located<String>> table,
      ValueExpr file,
      Optional<TableSpec.TextFormat> format,
      Span span) {}
}
