package dsc.lower;

import dsc.catalog.Coercion;
import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.model.ElementId;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import dsc.model.Literals;
import dsc.resolve.BoundFilter;
import dsc.resolve.Symbol;
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

  FilterLowering(Typed typed, Values values) {
    this.typed = typed;
    this.values = values;
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
    DataType type = type(filter.field());
    return switch (filter.spec()) {
      case FilterSpec.Categorical categorical ->
          new Filter.Categorical(id, FieldInstance.bare(field), members(categorical, type));
      case FilterSpec.Range range ->
          new Filter.Range(
              id,
              rangeField(field, type),
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

  private DataType type(Symbol.Field field) {
    return switch (field) {
      case Symbol.Column column -> column.type();
      case Symbol.Calculation calculation -> typed.inferred(calculation).type();
    };
  }

  private GroupFilter members(FilterSpec.Categorical filter, DataType type) {
    GroupFilter listed =
        new GroupFilter.Members(filter.values().stream().map(v -> typed(v, type)).toList());
    return switch (filter.mode()) {
      case INCLUDE -> listed;
      case EXCLUDE -> new GroupFilter.Except(new GroupFilter.All(), listed);
    };
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
      case DROP ->
          range.min().isEmpty() && range.max().isEmpty()
              ? Filter.Included.ALL
              : Filter.Included.IN_RANGE;
      case KEEP -> Filter.Included.IN_RANGE_OR_NULL;
      case ONLY -> Filter.Included.NULL;
      case NONE -> Filter.Included.NON_NULL;
    };
  }

  /** A range of dates is on the continuous instance, a range of numbers on the field itself. */
  private static FieldInstance rangeField(String field, DataType type) {
    return type.isTemporal() ? continuous(field) : FieldInstance.bare(field);
  }

  private static FieldInstance continuous(String field) {
    return new FieldInstance(
        field, Optional.of(new FieldInstance.Derivation("None", FieldType.QUANTITATIVE)));
  }
}
