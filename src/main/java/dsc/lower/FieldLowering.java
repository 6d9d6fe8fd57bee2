package dsc.lower;

import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.check.InferredField;
import dsc.check.Typed;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.AddressingSpec;
import dsc.spec.CalculationSpec;
import dsc.spec.FieldAttributes;
import dsc.spec.FieldSpec;
import dsc.spec.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Columns and calculations as fields with all their properties. */
final class FieldLowering {
  /** Set on a column that is read as another data type. Source: files saved by Tableau. */
  private static final String CUSTOMIZED = "datatype-customized";

  private final Typed typed;
  private final Resolved resolved;
  private final FormulaLowering formulas;
  private final InstanceLowering instances;
  private final AttributeLowering attributes;

  FieldLowering(Typed typed, Values values) {
    this.typed = typed;
    this.resolved = typed.resolved();
    this.formulas = new FormulaLowering(typed);
    this.instances = new InstanceLowering(typed);
    this.attributes = new AttributeLowering(values);
  }

  Field column(Symbol.Column column) {
    Optional<FieldSpec> spec = Optional.ofNullable(resolved.fieldSpecs().get(column));
    FieldAttributes said = resolved.attributes(column);
    return new Field.Column(
        ElementId.field(column.internalName()),
        attributes.properties(
            attributes.caption(
                spec.flatMap(FieldSpec::caption), column.caption(), column.internalName()),
            column.type(),
            column.role(),
            said.type()
                .map(Located::value)
                .orElse(FieldType.defaultFor(column.type(), column.role())),
            said,
            spec.flatMap(FieldSpec::dataType).isPresent()
                ? new TreeMap<>(Map.of(CUSTOMIZED, "true"))
                : new TreeMap<>()),
        Optional.of(new Field.ColumnSource(column.table(), column.column())));
  }

  Field calculation(Symbol.Calculation calculation, CalculationSpec spec) {
    InferredField inferred = typed.inferred(calculation);
    Role role = spec.attributes().role().map(Located::value).orElse(inferred.role());
    FieldType type =
        spec.attributes()
            .type()
            .map(Located::value)
            .orElse(
                role == inferred.role()
                    ? inferred.fieldType()
                    : FieldType.defaultFor(inferred.type(), role));
    return new Field.Calculation(
        ElementId.field(calculation.internalName()),
        attributes.properties(
            attributes.caption(spec.caption(), calculation.caption(), calculation.internalName()),
            inferred.type(),
            role,
            type,
            spec.attributes(),
            new TreeMap<>()),
        formulas.internal(spec.formula()),
        spec.computeUsing().map(this::addressing).stream().toList());
  }

  private Field.Addressing addressing(AddressingSpec addressing) {
    return switch (addressing) {
      case AddressingSpec.Along along ->
          new Field.Addressing(Orderings.tds(along.direction().value()), List.of());
      case AddressingSpec.Fields fields ->
          new Field.Addressing("Field", fields.fields().stream().map(instances::instance).toList());
    };
  }
}
