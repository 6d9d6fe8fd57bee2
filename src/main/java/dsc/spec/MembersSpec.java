package dsc.spec;

import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * Which members of a field a filter or set takes: some of them, and of those the ones that match a
 * text, fulfil a condition and come first in an order. The steps are those of Tableau's filter
 * dialog, in its order.
 */
public record MembersSpec(
    Base base, Optional<Pattern> pattern, Optional<ScalarText> where, Optional<Top> top) {

  /** The members to begin with. */
  public sealed interface Base {
    /** Every member. */
    record All() implements Base {}

    /** The listed values, or all but them; a null is the null value. */
    record Listed(Mode mode, List<ValueExpr> values) implements Base {
      public Listed {
        values = List.copyOf(values);
      }
    }

    /** {@code from} and {@code to}: the members between two of them, both included. */
    record Between(ValueExpr from, ValueExpr to) implements Base {}
  }

  /** Whether the listed values are kept or dropped. */
  public enum Mode {
    INCLUDE,
    EXCLUDE
  }

  /** Only members whose text matches, in any case. */
  public record Pattern(Match match, Located<String> text) {}

  /** The kinds of match, spelt in specs as the lower-case constant name. */
  public enum Match {
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    MATCHES
  }

  /** The first or last members in the order of a formula. */
  public record Top(boolean last, Count count, ScalarText by, Span span) {}

  /** How many members are taken. */
  public sealed interface Count {
    /** A number. */
    record Fixed(Located<Long> number) implements Count {}

    /** As many as a parameter says, by caption. */
    record ByParameter(Located<String> parameter) implements Count {}
  }

  /** The listed values, or all but them. */
  public static MembersSpec listed(Mode mode, List<ValueExpr> values) {
    return new MembersSpec(
        new Base.Listed(mode, values), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Every value that the members name. */
  public List<ValueExpr> values() {
    return switch (base) {
      case Base.All ignored -> List.of();
      case Base.Listed listed -> listed.values();
      case Base.Between between -> List.of(between.from(), between.to());
    };
  }

  /** Whether single rows tell what is taken: there is no pattern, condition or order. */
  public boolean isOfRows() {
    return pattern.isEmpty() && where.isEmpty() && top.isEmpty();
  }
}
