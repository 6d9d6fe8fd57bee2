package dsc.model;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Filters with their members in order and their values of the type of the field. */
final class FilterNormalizer {
  private final Datasource datasource;

  FilterNormalizer(Datasource datasource) {
    this.datasource = datasource;
  }

  Filter filter(Filter filter) {
    FieldInstance field = instance(filter.field(), datasource);
    Optional<FieldProperties> properties = properties(filter.field().field(), datasource);
    return switch (filter) {
      case Filter.Categorical f -> new Filter.Categorical(f.id(), field, sorted(f.members()));
      case Filter.ForUser f -> new Filter.ForUser(f.id(), field);
      case Filter.Range f ->
          new Filter.Range(
              f.id(),
              field,
              f.included(),
              f.min().map(v -> typed(v, properties)),
              f.max().map(v -> typed(v, properties)));
      case Filter.RelativeDate f ->
          new Filter.RelativeDate(
              f.id(),
              field,
              f.period(),
              f.first(),
              f.last(),
              f.includeFuture(),
              f.includeNull(),
              f.anchor());
    };
  }

  /** The instance of a field without derivation and of the field's own type is the field. */
  static FieldInstance instance(FieldInstance field, Datasource datasource) {
    boolean plain =
        field
            .derivation()
            .filter(d -> d.name().equals("None"))
            .flatMap(d -> properties(field.field(), datasource).filter(p -> p.type() == d.type()))
            .isPresent();
    return plain ? FieldInstance.bare(field.field()) : field;
  }

  private static Optional<FieldProperties> properties(String field, Datasource datasource) {
    return datasource.elements().get(ElementId.field(field)) instanceof Field f
        ? Optional.of(f.properties())
        : Optional.empty();
  }

  private static Value typed(Value value, Optional<FieldProperties> properties) {
    DataType wanted = properties.map(FieldProperties::dataType).orElse(DataType.UNKNOWN);
    if (value instanceof Value.Int i && wanted == DataType.REAL) {
      return new Value.Real(BigDecimal.valueOf(i.value()));
    }
    return value instanceof Value.Date d && wanted == DataType.DATETIME
        ? new Value.DateTime(d.value().atStartOfDay())
        : value;
  }

  /** Lists of members in one order, without repetition. */
  static GroupFilter sorted(GroupFilter filter) {
    return switch (filter) {
      case GroupFilter.Members f ->
          new GroupFilter.Members(
              f.values().stream()
                  .distinct()
                  .sorted(Comparator.comparing(Value::type).thenComparing(Value::display))
                  .toList());
      case GroupFilter.Except f -> new GroupFilter.Except(sorted(f.from()), sorted(f.without()));
      case GroupFilter.Condition f ->
          new GroupFilter.Condition(f.formula().strip(), f.byField(), sorted(f.of()));
      case GroupFilter.Pattern f ->
          new GroupFilter.Pattern(
              f.kind(), f.text(), f.formula(), f.allWhenEmpty(), sorted(f.of()));
      case GroupFilter.Top f ->
          new GroupFilter.Top(f.end(), f.count(), f.formula(), f.direction(), sorted(f.of()));
      case GroupFilter.Union f -> new GroupFilter.Union(sorted(f.parts()));
      case GroupFilter.Intersection f -> new GroupFilter.Intersection(sorted(f.parts()));
      case GroupFilter.Crossjoin f -> new GroupFilter.Crossjoin(sorted(f.parts()));
      case GroupFilter.On f -> new GroupFilter.On(f.field(), sorted(f.members()));
      case GroupFilter.All f -> f;
      case GroupFilter.Empty f -> f;
      case GroupFilter.Interval f -> f;
      case GroupFilter.Reference f -> f;
    };
  }

  private static List<GroupFilter> sorted(List<GroupFilter> parts) {
    return parts.stream().map(FilterNormalizer::sorted).toList();
  }
}
