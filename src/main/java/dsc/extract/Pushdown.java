package dsc.extract;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A filter as a condition that a database can check before rows leave it. It lets at least those
 * rows through that the filter keeps: databases may take letters of another case, or blanks at the
 * end, for the same, so texts are only ever asked for and never shut out. Values are parameters,
 * never part of the SQL.
 *
 * @param sql the condition, with a {@code ?} for each value
 */
public record Pushdown(String sql, List<Value> values) {
  /** The longest list of values a database is asked for. */
  private static final int MOST_VALUES = 1000;

  public Pushdown {
    values = List.copyOf(values);
  }

  /**
   * The condition; empty when the database had better not be asked.
   *
   * @param column the column in the database's SQL
   * @param type the type of its values, which the database compares as an extract does
   * @param now what relative dates count from when the filter has no anchor
   */
  public static Optional<Pushdown> of(
      Filter filter, String column, DataType type, LocalDateTime now) {
    return switch (filter) {
      case Filter.Categorical categorical -> members(categorical.members(), column, type);
      case Filter.ForUser ignored -> Optional.empty();
      case Filter.Range range -> type == DataType.STRING ? Optional.empty() : range(range, column);
      case Filter.RelativeDate relative -> Optional.of(relative(relative, column, type, now));
    };
  }

  private static Optional<Pushdown> members(GroupFilter filter, String column, DataType type) {
    return switch (filter) {
      case GroupFilter.Members members -> in(members.values(), column);
      case GroupFilter.Except except ->
          except.from() instanceof GroupFilter.All
                  && except.without() instanceof GroupFilter.Members without
                  && type != DataType.STRING
              ? notIn(without.values(), column)
              : Optional.empty();
      case GroupFilter.Interval interval ->
          type == DataType.STRING
              ? Optional.empty()
              : Optional.of(
                  new Pushdown(
                      "(" + column + " >= ? AND " + column + " <= ?)",
                      List.of(interval.from(), interval.to())));
      case GroupFilter.All ignored -> Optional.empty();
      case GroupFilter.Empty ignored -> Optional.empty();
      case GroupFilter.Union ignored -> Optional.empty();
      case GroupFilter.Intersection ignored -> Optional.empty();
      case GroupFilter.Condition ignored -> Optional.empty();
      case GroupFilter.Pattern ignored -> Optional.empty();
      case GroupFilter.Top ignored -> Optional.empty();
      case GroupFilter.Crossjoin ignored -> Optional.empty();
      case GroupFilter.On ignored -> Optional.empty();
      case GroupFilter.Reference ignored -> Optional.empty();
    };
  }

  private static Optional<Pushdown> in(List<Value> all, String column) {
    List<Value> values = withoutNull(all);
    if (values.size() > MOST_VALUES) {
      return Optional.empty();
    }
    List<String> alternatives = new ArrayList<>();
    if (!values.isEmpty()) {
      alternatives.add(column + " IN (" + marks(values) + ")");
    }
    if (values.size() < all.size()) {
      alternatives.add(column + " IS NULL");
    }
    return alternatives.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pushdown("(" + String.join(" OR ", alternatives) + ")", values));
  }

  private static Optional<Pushdown> notIn(List<Value> all, String column) {
    List<Value> values = withoutNull(all);
    return values.isEmpty() || values.size() > MOST_VALUES
        ? Optional.empty()
        : Optional.of(
            new Pushdown(
                "(" + column + " NOT IN (" + marks(values) + ") OR " + column + " IS NULL)",
                values));
  }

  private static List<Value> withoutNull(List<Value> values) {
    return values.stream().filter(value -> !(value instanceof Value.Null)).toList();
  }

  private static String marks(List<Value> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  private static Optional<Pushdown> range(Filter.Range range, String column) {
    List<String> bounds = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    range
        .min()
        .ifPresent(
            min -> {
              bounds.add(column + " >= ?");
              values.add(min);
            });
    range
        .max()
        .ifPresent(
            max -> {
              bounds.add(column + " <= ?");
              values.add(max);
            });
    String inside =
        bounds.isEmpty() ? column + " IS NOT NULL" : "(" + String.join(" AND ", bounds) + ")";
    return switch (range.included()) {
      case IN_RANGE -> Optional.of(new Pushdown(inside, values));
      case IN_RANGE_OR_NULL ->
          Optional.of(new Pushdown("(" + inside + " OR " + column + " IS NULL)", values));
      case NON_NULL -> Optional.of(new Pushdown(column + " IS NOT NULL", List.of()));
      case NULL -> Optional.of(new Pushdown(column + " IS NULL", List.of()));
      case ALL -> Optional.empty();
    };
  }

  private static Pushdown relative(
      Filter.RelativeDate filter, String column, DataType type, LocalDateTime now) {
    RelativePeriods.Window window = RelativePeriods.window(filter, now);
    boolean days = type == DataType.DATE;
    String inside = "(" + column + " >= ? AND " + column + (days ? " <= ?)" : " < ?)");
    List<Value> values =
        days
            ? List.of(
                new Value.Date(window.start().toLocalDate()),
                new Value.Date(window.end().toLocalDate()))
            : List.of(new Value.DateTime(window.start()), new Value.DateTime(window.end()));
    return new Pushdown(
        filter.includeNull() ? "(" + inside + " OR " + column + " IS NULL)" : inside, values);
  }
}
