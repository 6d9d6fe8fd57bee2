package dsc.tds;

import dsc.catalog.Value;
import dsc.model.ElementId;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads filters of a data source or an extract; counts those on the same field. */
final class FilterReader {
  private final Predicate<String> isField;
  private final Predicate<String> isUserFilter;
  private final boolean ofExtract;
  private final Map<FieldInstance, Integer> seen = new HashMap<>();

  private FilterReader(
      Predicate<String> isField, Predicate<String> isUserFilter, boolean ofExtract) {
    this.isField = isField;
    this.isUserFilter = isUserFilter;
    this.ofExtract = ofExtract;
  }

  static FilterReader ofDatasource(Predicate<String> isField, Predicate<String> isUserFilter) {
    return new FilterReader(isField, isUserFilter, false);
  }

  /** Nobody looks when an extract is built, so no user filter is among its filters. */
  static FilterReader ofExtract(Predicate<String> isField) {
    return new FilterReader(isField, name -> false, true);
  }

  /** The filter, or empty when it can't be written back as it stands. */
  Optional<Filter> read(XmlElement element) {
    FieldInstance field = FieldInstance.parse(Brackets.unquote(element.value("column")), isField);
    int n = seen.getOrDefault(field, 0) + 1;
    ElementId id = ofExtract ? ElementId.extractFilter(field, n) : ElementId.filter(field, n);
    Optional<Filter> filter =
        filter(element, id, field).filter(f -> Sameness.same(FilterXml.write(f), element));
    if (filter.isPresent()) {
      seen.put(field, n);
    }
    return filter;
  }

  private Optional<Filter> filter(XmlElement element, ElementId id, FieldInstance field) {
    if (isUserFilter.test(field.name())) {
      return Optional.of(new Filter.ForUser(id, field));
    }
    return switch (element.value("class")) {
      case "categorical" ->
          element
              .child("groupfilter")
              .flatMap(g -> new GroupFilterReader(isField).read(g, field))
              .map(members -> new Filter.Categorical(id, field, members));
      case "quantitative" -> range(element, id, field);
      case "relative-date" -> relative(element, id, field);
      default -> Optional.empty();
    };
  }

  private static Optional<Filter> range(XmlElement element, ElementId id, FieldInstance field) {
    return Arrays.stream(Filter.Included.values())
        .filter(i -> element.has("included-values", FilterXml.included(i)))
        .findFirst()
        .map(
            included ->
                new Filter.Range(
                    id, field, included, bound(element, "min"), bound(element, "max")));
  }

  private static Optional<Value> bound(XmlElement element, String which) {
    return element.childText(which).flatMap(LiteralReader::read);
  }

  private static Optional<Filter> relative(XmlElement element, ElementId id, FieldInstance field) {
    Optional<Integer> first = period(element, "first-period");
    Optional<Integer> last = period(element, "last-period");
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Filter.RelativeDate(
            id,
            field,
            element.attribute("period-type-v2").orElse(element.value("period-type")),
            first.get(),
            last.get(),
            element.has("include-future", "true"),
            element.has("include-null", "true"),
            element.attribute("period-anchor")));
  }

  private static Optional<Integer> period(XmlElement element, String key) {
    return element.attribute(key).filter(v -> v.matches("-?[0-9]{1,6}")).map(Integer::valueOf);
  }

  /** Filters in the order of the document, what is not modelled as it stands. */
  void readAll(List<XmlElement> filters, String anchor, Collector collector) {
    filters.forEach(filter -> collector.add(read(filter), filter, anchor));
  }
}
