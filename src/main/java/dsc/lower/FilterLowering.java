package dsc.lower;

import dsc.catalog.Coercion;
import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.model.ElementId;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.Literals;
import dsc.resolve.BoundFilter;
import dsc.spec.FilterSpec;
import dsc.spec.ValueExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters with their values bound and typed like their field. */
final class FilterLowering {
  private final Typed typed;
  private final Values values;
  private final MembersLowering members;

  FilterLowering(Typed typed, Values values) {
    this.typed = typed;
    this.values = values;
    this.members = new MembersLowering(typed, values);
  }

  /** One element for each filter; a second filter on the same field is numbered. */
  List<Filter> lower(List<BoundFilter> filters, ElementId.Kind kind) {
    Map<String, Integer> seen = new HashMap<>();
    List<Filter> lowered = new ArrayList<>();
    for (BoundFilter filter : filters) {
      int count = seen.merge(filter.field().internalName(), 1, Integer::sum);
      String name = filter.field().internalName() + (count == 1 ? "" : " #" + count);
      lowered.add(lower(filter, new ElementId(kind, name)));
    }
    return lowered;
  }

  private Filter lower(BoundFilter filter, ElementId id) {
    String field = filter.field().internalName();
    DataType type = typed.type(filter);
    return switch (filter.spec()) {
      case FilterSpec.Categorical ignored when typed.resolved().isUserFilter(filter.field()) ->
          new Filter.ForUser(id, FieldInstance.bare(field));
      case FilterSpec.Categorical categorical ->
          new Filter.Categorical(
              id, discrete(filter), members.members(categorical.members(), field, type));
      case FilterSpec.Range range ->
          new Filter.Range(
              id,
              rangeField(filter, type),
              included(range),
              bound(range.min(), type),
              bound(range.max(), type));
      case FilterSpec.RelativeDate relative ->
          new Filter.RelativeDate(
              id,
              continuous(field),
              relative.period().value(),
              relative.first(),
              relative.last(),
              !relative.toDate(),
              relative.includeNull(),
              bound(relative.anchor(), DataType.DATETIME).map(Literals::data));
    };
  }

  /** A filter on a set is on who is in and who is out. */
  private FieldInstance discrete(BoundFilter filter) {
    String field = filter.field().internalName();
    if (typed.resolved().isSet(filter.field())) {
      return FieldInstance.of(field, "InOut", FieldType.NOMINAL);
    }
    return filter
        .spec()
        .level()
        .map(l -> InstanceLowering.level(filter.field(), l.value(), FieldType.ORDINAL))
        .orElseGet(() -> FieldInstance.bare(field));
  }

  private Optional<Value> bound(Optional<ValueExpr> value, DataType type) {
    return value.map(v -> typed(v, type));
  }

  private Value typed(ValueExpr expr, DataType type) {
    Value value = values.value(expr);
    return Coercion.to(value, type)
        .orElseThrow(
            () -> new IllegalStateException("unchecked filter value " + value + " for " + type));
  }

  private static Filter.Included included(FilterSpec.Range range) {
    return switch (range.nulls()) {
      case DROP -> Filter.Included.IN_RANGE;
      case KEEP ->
          range.min().isEmpty() && range.max().isEmpty()
              ? Filter.Included.ALL
              : Filter.Included.IN_RANGE_OR_NULL;
      case ONLY -> Filter.Included.NULL;
      case NONE -> Filter.Included.NON_NULL;
    };
  }

  /** A range of dates is on the continuous instance, a range of numbers on the field itself. */
  private static FieldInstance rangeField(BoundFilter filter, DataType type) {
    String field = filter.field().internalName();
    return filter
        .spec()
        .level()
        .map(l -> InstanceLowering.level(filter.field(), l.value(), FieldType.QUANTITATIVE))
        .orElseGet(() -> type.isTemporal() ? continuous(field) : FieldInstance.bare(field));
  }

  private static FieldInstance continuous(String field) {
    return new FieldInstance(
        field, Optional.of(new FieldInstance.Derivation("None", FieldType.QUANTITATIVE)));
  }
}
