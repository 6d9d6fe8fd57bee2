package dsc.plan.hazard;

import dsc.catalog.Value;
import dsc.model.Field;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether what passes one filter certainly passes another. "No" also means "cannot tell": a wider
 * filter must never be taken for a narrower one.
 */
final class Passing {
  private Passing() {}

  static boolean same(Filter a, Filter b) {
    return a.equals(b) || (within(a, b) && within(b, a));
  }

  /** Whether every row that passes the inner filter passes the outer one, whatever the data. */
  static boolean within(Filter inner, Filter outer) {
    if (!inner.field().equals(outer.field())) {
      return false;
    }
    return switch (inner) {
      case Filter.Categorical in ->
          outer instanceof Filter.Categorical out && within(in.members(), out.members());
      case Filter.ForUser in -> outer instanceof Filter.ForUser;
      case Filter.Range in -> outer instanceof Filter.Range out && within(in, out);
      case Filter.RelativeDate in -> outer instanceof Filter.RelativeDate out && within(in, out);
    };
  }

  /** Whether everybody certainly sees no more with the inner user filter than with the outer. */
  static boolean within(Field.UserFilter inner, Field.UserFilter outer) {
    return inner.field().equals(outer.field())
        && sharesWithin(inner.users(), outer.users())
        && sharesWithin(inner.groups(), outer.groups());
  }

  private static boolean sharesWithin(List<Field.Share> inner, List<Field.Share> outer) {
    return inner.stream()
        .allMatch(
            share ->
                within(share.members(), new GroupFilter.Empty())
                    || outer.stream()
                        .filter(of -> of.name().equals(share.name()))
                        .anyMatch(of -> within(share.members(), of.members())));
  }

  private static boolean within(GroupFilter inner, GroupFilter outer) {
    if (inner.equals(outer)
        || outer instanceof GroupFilter.All
        || inner instanceof GroupFilter.Empty) {
      return true;
    }
    if (outer instanceof GroupFilter.Except(GroupFilter from, GroupFilter without)) {
      return within(inner, from) && apart(inner, without);
    }
    return switch (inner) {
      case GroupFilter.Members(List<Value> values) -> within(values, outer);
      case GroupFilter.Except except -> within(except.from(), outer);
      case GroupFilter.Union union -> union.parts().stream().allMatch(p -> within(p, outer));
      case GroupFilter.Intersection all -> all.parts().stream().anyMatch(p -> within(p, outer));
      case GroupFilter.Condition f -> within(f.of(), outer);
      case GroupFilter.Top f -> within(f.of(), outer);
      case GroupFilter other -> false;
    };
  }

  private static boolean within(List<Value> values, GroupFilter outer) {
    return switch (outer) {
      case GroupFilter.Members members -> members.values().containsAll(values);
      case GroupFilter.Union union ->
          values.stream()
              .allMatch(v -> union.parts().stream().anyMatch(p -> within(List.of(v), p)));
      case GroupFilter.Interval f ->
          values.stream().allMatch(v -> atMost(f.from(), v) && atMost(v, f.to()));
      case GroupFilter other -> values.isEmpty();
    };
  }

  /** Whether no member is certainly in both. */
  private static boolean apart(GroupFilter a, GroupFilter b) {
    if (a instanceof GroupFilter.Empty || b instanceof GroupFilter.Empty) {
      return true;
    }
    if (a instanceof GroupFilter.Except(GroupFilter from, GroupFilter without)) {
      return within(b, without) || apart(from, b);
    }
    return a instanceof GroupFilter.Members(List<Value> some)
        && b instanceof GroupFilter.Members(List<Value> others)
        && some.stream().noneMatch(others::contains);
  }

  private static boolean within(Filter.Range inner, Filter.Range outer) {
    if (letsNullsPass(inner) && !letsNullsPass(outer)) {
      return false;
    }
    return switch (outer.included()) {
      case ALL, NON_NULL -> true;
      case NULL -> inner.included() == Filter.Included.NULL;
      case IN_RANGE, IN_RANGE_OR_NULL ->
          switch (inner.included()) {
            case NULL -> true;
            case ALL, NON_NULL -> outer.min().isEmpty() && outer.max().isEmpty();
            case IN_RANGE, IN_RANGE_OR_NULL ->
                outer.min().stream()
                        .allMatch(o -> inner.min().filter(i -> atMost(o, i)).isPresent())
                    && outer.max().stream()
                        .allMatch(o -> inner.max().filter(i -> atMost(i, o)).isPresent());
          };
    };
  }

  private static boolean letsNullsPass(Filter.Range filter) {
    return switch (filter.included()) {
      case IN_RANGE, NON_NULL -> false;
      case IN_RANGE_OR_NULL, NULL, ALL -> true;
    };
  }

  private static boolean within(Filter.RelativeDate inner, Filter.RelativeDate outer) {
    return inner.period().equals(outer.period())
        && inner.anchor().equals(outer.anchor())
        && inner.first() >= outer.first()
        && inner.last() <= outer.last()
        && (outer.includeFuture() || !inner.includeFuture())
        && (outer.includeNull() || !inner.includeNull());
  }

  private static boolean atMost(Value a, Value b) {
    OptionalInt order = compare(a, b);
    return order.isPresent() && order.getAsInt() <= 0;
  }

  /** Empty when the values are of types that don't compare. */
  private static OptionalInt compare(Value a, Value b) {
    Optional<BigDecimal> left = number(a);
    Optional<BigDecimal> right = number(b);
    if (left.isPresent() && right.isPresent()) {
      return OptionalInt.of(left.get().compareTo(right.get()));
    }
    if (a instanceof Value.Date x && b instanceof Value.Date y) {
      return OptionalInt.of(x.value().compareTo(y.value()));
    }
    if (a instanceof Value.DateTime x && b instanceof Value.DateTime y) {
      return OptionalInt.of(x.value().compareTo(y.value()));
    }
    return OptionalInt.empty();
  }

  private static Optional<BigDecimal> number(Value value) {
    return switch (value) {
      case Value.Int v -> Optional.of(BigDecimal.valueOf(v.value()));
      case Value.Real v -> Optional.of(v.value());
      case Value other -> Optional.empty();
    };
  }
}
