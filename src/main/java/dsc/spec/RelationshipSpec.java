package dsc.spec;

import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * One relationship of two logical tables: a table of each by alias, the conditions as written, all
 * of which must hold, and what Tableau may assume about the data.
 */
public record RelationshipSpec(
    Located<String> from,
    Located<String> to,
    List<ScalarText> on,
    Optional<Located<Cardinality>> cardinality,
    Optional<Located<Integrity>> integrity,
    Span span) {
  public RelationshipSpec {
    on = List.copyOf(on);
  }

  /** How many rows of one side belong to a row of the other, {@code from} first. */
  public enum Cardinality {
    MANY_TO_MANY,
    MANY_TO_ONE,
    ONE_TO_MANY,
    ONE_TO_ONE
  }

  /** Whether some or all rows of a side have a partner, {@code from} first. */
  public enum Integrity {
    SOME_TO_SOME,
    SOME_TO_ALL,
    ALL_TO_SOME,
    ALL_TO_ALL
  }
}
