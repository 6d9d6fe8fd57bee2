package dsc.lower;

import dsc.catalog.Aggregation;
import dsc.catalog.FieldType;
import dsc.catalog.Value;
import dsc.model.FieldInstance;
import dsc.model.Literals;
import dsc.resolve.Symbol;
import dsc.spec.Located;
import dsc.spec.MeasureSpec;
import dsc.spec.ValueExpr;

/** Members of Measure Names as a TDS names them, without the name of the data source itself. */
final class MeasureLowering {
  private final InstanceLowering instances;

  MeasureLowering(InstanceLowering instances) {
    this.instances = instances;
  }

  /** The literal of a measure, which was checked before. */
  String literal(ValueExpr expr) {
    MeasureSpec measure =
        expr instanceof ValueExpr.Fixed fixed && fixed.value() instanceof Value.Text(String text)
            ? MeasureSpec.parse(text).orElseThrow()
            : new MeasureSpec.Internal("[]");
    return Literals.text(
        switch (measure) {
          case MeasureSpec.Aggregated of -> own(aggregated(of, expr));
          case MeasureSpec.Itself of -> own(itself(of, expr));
          case MeasureSpec.Internal(String names) ->
              names.equals("[]") || names.contains("].[") ? names : "[]." + names;
        });
  }

  private FieldInstance aggregated(MeasureSpec.Aggregated of, ValueExpr expr) {
    Symbol.Field field = instances.field(new Located<>(of.name(), expr.span()));
    return of.aggregation()
        .map(Aggregation::tds)
        .map(tds -> FieldInstance.of(field.internalName(), tds, FieldType.QUANTITATIVE))
        .orElseGet(() -> FieldInstance.of(field.internalName(), "None", instances.type(field)));
  }

  private FieldInstance itself(MeasureSpec.Itself of, ValueExpr expr) {
    Symbol.Field field = instances.field(new Located<>(of.name(), expr.span()));
    return FieldInstance.of(field.internalName(), "User", instances.type(field));
  }

  private static String own(FieldInstance instance) {
    return "[].[" + instance.name().replace("]", "]]") + "]";
  }
}
