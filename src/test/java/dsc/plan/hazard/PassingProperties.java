package dsc.plan.hazard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.catalog.Value;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import dsc.plan.Flights;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** "Within" is never said of a filter that lets one more row pass. */
final class PassingProperties {
  private static final FieldInstance FIELD = FieldInstance.bare("n");
  private static final ElementId ID = ElementId.filter(FIELD, 1);
  private static final List<Value> UNIVERSE =
      LongStream.rangeClosed(-1, 5).<Value>mapToObj(Value.Int::new).toList();

  private static final FieldProperties PROPERTIES =
      Flights.properties("N", DataType.BOOLEAN, Role.DIMENSION);

  @Provide
  Arbitrary<GroupFilter> sets() {
    return sets(2);
  }

  @Provide
  Arbitrary<Filter.Range> ranges() {
    Arbitrary<Optional<Value>> bounds = Arbitraries.of(UNIVERSE).optional();
    return Combinators.combine(Arbitraries.of(Filter.Included.values()), bounds, bounds)
        .as((included, min, max) -> new Filter.Range(ID, FIELD, included, min, max));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 5000)
  void aSetWithinAnotherHasOnlyItsMembers(
      @ForAll("sets") GroupFilter inner, @ForAll("sets") GroupFilter outer) {
    if (Passing.within(
        new Filter.Categorical(ID, FIELD, inner), new Filter.Categorical(ID, FIELD, outer))) {
      assertTrue(UNIVERSE.stream().allMatch(v -> !passes(inner, v) || passes(outer, v)));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 5000)
  void aRangeWithinAnotherHasOnlyItsValues(
      @ForAll("ranges") Filter.Range inner, @ForAll("ranges") Filter.Range outer) {
    if (Passing.within(inner, outer)) {
      assertTrue(UNIVERSE.stream().allMatch(v -> !passes(inner, v) || passes(outer, v)));
      assertTrue(!passesNull(inner) || passesNull(outer));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyFilterIsWithinItself(
      @ForAll("sets") GroupFilter set, @ForAll("ranges") Filter.Range range) {
    Filter filter = new Filter.Categorical(ID, FIELD, set);
    assertTrue(Passing.same(filter, filter));
    assertTrue(Passing.within(range, range));
  }

  @Provide
  Arbitrary<Field.UserFilter> userFilters() {
    Arbitrary<GroupFilter> lists =
        Arbitraries.oneOf(
            Arbitraries.of(new GroupFilter.All(), new GroupFilter.Empty()),
            Arbitraries.of(UNIVERSE)
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(List::copyOf)
                .map(GroupFilter.Members::new));
    Arbitrary<List<Field.Share>> shares =
        Combinators.combine(Arbitraries.of("a", "b"), lists)
            .as(Field.Share::new)
            .list()
            .uniqueElements(Field.Share::name)
            .ofMaxSize(2);
    return Combinators.combine(shares, shares)
        .as((users, groups) -> new Field.UserFilter(ID, PROPERTIES, "n", users, groups));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 5000)
  void nobodySeesMoreWithAUserFilterWithinAnother(
      @ForAll("userFilters") Field.UserFilter inner,
      @ForAll("userFilters") Field.UserFilter outer) {
    assertTrue(Passing.within(inner, inner));
    if (Passing.within(inner, outer)) {
      for (String user : List.of("a", "b", "c")) {
        for (List<String> groups : List.<List<String>>of(List.of(), List.of("a"), List.of("b"))) {
          assertTrue(
              UNIVERSE.stream()
                  .allMatch(v -> !sees(user, groups, inner, v) || sees(user, groups, outer, v)));
        }
      }
    }
  }

  private static boolean sees(
      String user, List<String> groups, Field.UserFilter filter, Value value) {
    return filter.users().stream()
            .anyMatch(s -> s.name().equals(user) && passes(s.members(), value))
        || filter.groups().stream()
            .anyMatch(s -> groups.contains(s.name()) && passes(s.members(), value));
  }

  private static Arbitrary<GroupFilter> sets(int depth) {
    Arbitrary<GroupFilter> flat =
        Arbitraries.oneOf(
            Arbitraries.of(new GroupFilter.All(), new GroupFilter.Empty()),
            Arbitraries.of(UNIVERSE)
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .map(GroupFilter.Members::new),
            Combinators.combine(Arbitraries.of(UNIVERSE), Arbitraries.of(UNIVERSE))
                .as(GroupFilter.Interval::new));
    if (depth == 0) {
      return flat;
    }
    Arbitrary<GroupFilter> parts = sets(depth - 1);
    return Arbitraries.oneOf(
        flat,
        Combinators.combine(parts, parts).as(GroupFilter.Except::new),
        parts.list().ofMinSize(1).ofMaxSize(2).map(GroupFilter.Union::new),
        parts.list().ofMinSize(1).ofMaxSize(2).map(GroupFilter.Intersection::new));
  }

  private static boolean passes(GroupFilter set, Value value) {
    return switch (set) {
      case GroupFilter.All s -> true;
      case GroupFilter.Empty s -> false;
      case GroupFilter.Members s -> s.values().contains(value);
      case GroupFilter.Interval s ->
          number(s.from()) <= number(value) && number(value) <= number(s.to());
      case GroupFilter.Except s -> passes(s.from(), value) && !passes(s.without(), value);
      case GroupFilter.Union s -> s.parts().stream().anyMatch(p -> passes(p, value));
      case GroupFilter.Intersection s -> s.parts().stream().allMatch(p -> passes(p, value));
      case GroupFilter other -> throw new IllegalArgumentException(other.toString());
    };
  }

  private static boolean passes(Filter.Range range, Value value) {
    return switch (range.included()) {
      case ALL, NON_NULL -> true;
      case NULL -> false;
      case IN_RANGE, IN_RANGE_OR_NULL ->
          range.min().stream().allMatch(min -> number(min) <= number(value))
              && range.max().stream().allMatch(max -> number(value) <= number(max));
    };
  }

  private static boolean passesNull(Filter.Range range) {
    return switch (range.included()) {
      case IN_RANGE, NON_NULL -> false;
      case IN_RANGE_OR_NULL, NULL, ALL -> true;
    };
  }

  private static long number(Value value) {
    return ((Value.Int) value).value();
  }
}
