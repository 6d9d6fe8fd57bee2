package dsc.lower;

import dsc.catalog.Aggregation;
import dsc.catalog.FieldType;
import dsc.catalog.Level;
import dsc.check.Typed;
import dsc.model.FieldInstance;
import dsc.resolve.Symbol;
import dsc.spec.DateLevel;
import dsc.spec.FieldAttributes;
import dsc.spec.InstanceSpec;
import dsc.spec.Located;
import java.util.Locale;
import java.util.Optional;

/** Fields as filters, sorts and table calculations use them. */
final class InstanceLowering {
  private final Typed typed;

  InstanceLowering(Typed typed) {
    this.typed = typed;
  }

  /** The field as it is, aggregated, or a level of its dates. */
  FieldInstance instance(InstanceSpec spec) {
    Symbol.Field field = field(spec.field());
    if (spec.level().isPresent()) {
      FieldType type = spec.continuous() ? FieldType.QUANTITATIVE : FieldType.ORDINAL;
      return level(field, spec.level().get().value(), type);
    }
    return spec.aggregation()
        .flatMap(word -> Aggregation.ofWord(word.value()))
        .map(a -> FieldInstance.of(field.internalName(), a.tds(), FieldType.QUANTITATIVE))
        .orElseGet(() -> discrete(field));
  }

  /** A level of a date, discrete or continuous. */
  static FieldInstance level(Symbol.Field field, DateLevel level, FieldType type) {
    return FieldInstance.of(field.internalName(), derivation(level), type);
  }

  /** The field without derivation, or as it aggregates itself, as sorts and colours name it. */
  FieldInstance discrete(Symbol.Field field) {
    if (typed.resolved().isSet(field)) {
      return FieldInstance.of(field.internalName(), "InOut", FieldType.NOMINAL);
    }
    FieldType type = type(field);
    return FieldInstance.of(
        field.internalName(),
        aggregatesItself(field) ? "User" : "None",
        type == FieldType.QUANTITATIVE ? FieldType.ORDINAL : type);
  }

  /** The field as it is used, with values that stand apart from one another. */
  FieldInstance discrete(InstanceSpec spec) {
    Symbol.Field field = field(spec.field());
    if (spec.level().isPresent()) {
      return level(field, spec.level().get().value(), FieldType.ORDINAL);
    }
    return spec.aggregation()
        .flatMap(word -> Aggregation.ofWord(word.value()))
        .map(a -> FieldInstance.of(field.internalName(), a.tds(), discreteType(field, a)))
        .orElseGet(() -> discrete(field));
  }

  /** Some aggregations give a value of the field, the others give numbers. */
  private FieldType discreteType(Symbol.Field field, Aggregation aggregation) {
    return switch (aggregation) {
      case NONE, ATTRIBUTE, MINIMUM, MAXIMUM ->
          type(field) == FieldType.QUANTITATIVE ? FieldType.ORDINAL : type(field);
      case SUM,
          AVERAGE,
          COUNT,
          COUNT_DISTINCT,
          MEDIAN,
          STDEV,
          STDEV_POPULATION,
          VARIANCE,
          VARIANCE_POPULATION,
          YEAR,
          QUARTER,
          MONTH,
          WEEK,
          WEEKDAY,
          DAY,
          HOUR,
          MINUTE,
          SECOND ->
          FieldType.ORDINAL;
    };
  }

  private boolean aggregatesItself(Symbol.Field field) {
    return field instanceof Symbol.Calculation calculation
        && typed.inferred(calculation).level().compareTo(Level.AGGREGATE) >= 0;
  }

  /** Bound before, so it is there. */
  Symbol.Field field(Located<String> caption) {
    return typed
        .resolved()
        .symbols()
        .field(caption.value())
        .orElseThrow(() -> new IllegalStateException("unbound field " + caption.value()));
  }

  /** Whether the values of the field are discrete or continuous. */
  FieldType type(Symbol.Field field) {
    FieldAttributes said = typed.resolved().attributes(field);
    return said.type()
        .map(Located::value)
        .orElseGet(
            () ->
                switch (field) {
                  case Symbol.Column column -> FieldType.defaultFor(column.type(), column.role());
                  case Symbol.Calculation calculation -> typed.inferred(calculation).fieldType();
                });
  }

  /** The derivation as a TDS spells it. */
  static String derivation(DateLevel level) {
    Optional<String> word =
        switch (level.part()) {
          case MONTH_YEAR -> Optional.of("MY");
          case MONTH_DAY_YEAR -> Optional.of("MDY");
          case YEAR, QUARTER, MONTH, WEEK, WEEKDAY, DAY, HOUR, MINUTE, SECOND -> Optional.empty();
        };
    String name = level.part().name();
    return word.orElseGet(
        () ->
            name.charAt(0)
                + name.substring(1).toLowerCase(Locale.ROOT)
                + (level.truncated() ? "-Trunc" : ""));
  }
}
