package dsc.spec;

import dsc.diag.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What an extract keeps of the rows, beyond its filters. */
public record ExtractShapeSpec(
    Optional<Cut> cut, Optional<Rollup> rollup, Optional<Materialized> materialized) {

  /**
   * Some of the rows: the first ones, or a sample.
   *
   * @param of a table of the logical table whose rows these are
   */
  public record Cut(Located<Kind> kind, BigDecimal count, Optional<Located<String>> of) {
    /** What is taken and counted. */
    public enum Kind {
      RECORDS,
      PERCENT,
      SAMPLE_RECORDS,
      SAMPLE_PERCENT
    }
  }

  /**
   * One row for each combination of dimensions.
   *
   * @param dates what datetimes and dates are cut off to
   */
  public record Rollup(Span span, Optional<DateLevel.Part> dates) {}

  /**
   * Calculations whose values are stored.
   *
   * @param fields by caption; empty for all that can be
   */
  public record Materialized(Span span, List<Located<String>> fields) {
    public Materialized {
      fields = List.copyOf(fields);
    }
  }
}
