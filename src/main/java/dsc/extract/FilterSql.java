package dsc.extract;

import dsc.catalog.Value;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter as a condition on rows. The condition is never null: rows it does not keep give false.
 */
public final class FilterSql {
  private FilterSql() {}

  /**
   * The condition.
   *
   * @param field the SQL of the field the filter is on
   * @param now what relative dates count from when the filter has no anchor
   */
  public static String condition(Filter filter, String field, LocalDateTime now) {
    return switch (filter) {
      case Filter.Categorical categorical -> members(categorical.members(), field);
      case Filter.ForUser ignored -> anyOf(List.of(new Value.Bool(true)), field);
      case Filter.Range range -> range(range, field);
      case Filter.RelativeDate relative -> relative(relative, field, now);
    };
  }

  private static String members(GroupFilter filter, String field) {
    return switch (filter) {
      case GroupFilter.All ignored -> "TRUE";
      case GroupFilter.Members members -> anyOf(members.values(), field);
      case GroupFilter.Except except ->
          "("
              + members(except.from(), field)
              + " AND NOT "
              + members(except.without(), field)
              + ")";
      case GroupFilter.Empty ignored -> "FALSE";
      case GroupFilter.Interval interval ->
          "("
              + field
              + " IS NOT NULL AND "
              + field
              + " BETWEEN "
              + Sql.literal(interval.from())
              + " AND "
              + Sql.literal(interval.to())
              + ")";
      case GroupFilter.Union union -> joined(union.parts(), " OR ", field);
      case GroupFilter.Intersection intersection -> joined(intersection.parts(), " AND ", field);
      case GroupFilter.Condition ignored -> throw beyondRows(filter);
      case GroupFilter.Pattern ignored -> throw beyondRows(filter);
      case GroupFilter.Top ignored -> throw beyondRows(filter);
      case GroupFilter.Crossjoin ignored -> throw beyondRows(filter);
      case GroupFilter.On ignored -> throw beyondRows(filter);
      case GroupFilter.Reference ignored -> throw beyondRows(filter);
    };
  }

  private static String joined(List<GroupFilter> parts, String operator, String field) {
    return parts.stream()
        .map(part -> members(part, field))
        .collect(Collectors.joining(operator, "(", ")"));
  }

  /** A spec cannot ask for these in an extract filter; a saved file that does is not built here. */
  private static IllegalArgumentException beyondRows(GroupFilter filter) {
    return new IllegalArgumentException("not a condition on single rows: " + filter);
  }

  private static String anyOf(List<Value> values, String field) {
    List<String> literals = new ArrayList<>();
    boolean orNull = false;
    for (Value value : values) {
      if (value instanceof Value.Null) {
        orNull = true;
      } else {
        literals.add(Sql.literal(value));
      }
    }
    String in =
        literals.isEmpty()
            ? "FALSE"
            : "(" + field + " IS NOT NULL AND " + field + among(literals) + ")";
    return orNull ? "(" + in + " OR " + field + " IS NULL)" : in;
  }

  /** The engine takes a tenth longer to fill a small extract by a list of one (measured). */
  private static String among(List<String> literals) {
    return literals.size() == 1
        ? " = " + literals.getFirst()
        : " IN (" + String.join(", ", literals) + ")";
  }

  private static String range(Filter.Range range, String field) {
    List<String> bounds = new ArrayList<>();
    bounds.add(field + " IS NOT NULL");
    range.min().ifPresent(min -> bounds.add(field + " >= " + Sql.literal(min)));
    range.max().ifPresent(max -> bounds.add(field + " <= " + Sql.literal(max)));
    String inside = "(" + String.join(" AND ", bounds) + ")";
    return switch (range.included()) {
      case IN_RANGE -> inside;
      case IN_RANGE_OR_NULL -> "(" + inside + " OR " + field + " IS NULL)";
      case NON_NULL -> field + " IS NOT NULL";
      case NULL -> field + " IS NULL";
      case ALL -> "TRUE";
    };
  }

  private static String relative(Filter.RelativeDate filter, String field, LocalDateTime now) {
    RelativePeriods.Window window = RelativePeriods.window(filter, now);
    String kept =
        "("
            + field
            + " IS NOT NULL AND "
            + field
            + " >= "
            + Sql.literal(new Value.DateTime(window.start()))
            + " AND "
            + field
            + " < "
            + Sql.literal(new Value.DateTime(window.end()))
            + ")";
    return filter.includeNull() ? "(" + kept + " OR " + field + " IS NULL)" : kept;
  }
}
