package dsc.lower;

import dsc.catalog.Coercion;
import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.Value;
import dsc.model.ElementId;
import dsc.model.FieldProperties;
import dsc.model.Literals;
import dsc.model.Parameter;
import dsc.resolve.Symbol;
import dsc.spec.Located;
import dsc.spec.ParameterSpec;
import dsc.spec.ValueExpr;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parameters with their values as literals. */
final class ParameterLowering {
  private final DataType type;
  private final Values values;
  private final AttributeLowering attributes;

  private ParameterLowering(DataType type, Values values) {
    this.type = type;
    this.values = values;
    this.attributes = new AttributeLowering(values);
  }

  static Parameter lower(Symbol.Parameter symbol, ParameterSpec spec, Values values) {
    ParameterLowering lowering = new ParameterLowering(symbol.type(), values);
    return new Parameter(
        new ElementId(ElementId.Kind.PARAMETER, symbol.internalName()),
        lowering.properties(symbol, spec),
        lowering.literal(spec.value()),
        lowering.domain(spec.domain()));
  }

  private FieldProperties properties(Symbol.Parameter symbol, ParameterSpec spec) {
    return new FieldProperties(
        symbol.caption().equals(symbol.internalName())
            ? Optional.empty()
            : Optional.of(symbol.caption()),
        type,
        // Every parameter in a saved file is a measure, whatever its type.
        Role.MEASURE,
        type.isNumber() || type.isTemporal() ? FieldType.QUANTITATIVE : FieldType.NOMINAL,
        Optional.empty(),
        spec.format().map(f -> NumberFormats.tds(f.value(), type)),
        spec.hidden(),
        Optional.empty(),
        attributes.runs(spec.description()),
        aliases(spec.domain()),
        more(spec));
  }

  /** A list whose members have texts is saved with them once more as aliases. */
  private SortedMap<String, String> aliases(ParameterSpec.Domain domain) {
    SortedMap<String, String> aliases = new TreeMap<>();
    if (domain instanceof ParameterSpec.Domain.Members members) {
      members
          .members()
          .forEach(m -> m.shown().ifPresent(text -> aliases.put(literal(m.value()), text)));
    }
    return aliases;
  }

  /** The text of the current value, which is an attribute of the column. */
  private SortedMap<String, String> shown(ParameterSpec spec) {
    String text = aliases(spec.domain()).get(literal(spec.value()));
    return text == null ? new TreeMap<>() : new TreeMap<>(Map.of("alias", text));
  }

  private SortedMap<String, String> more(ParameterSpec spec) {
    SortedMap<String, String> more = shown(spec);
    more.putAll(attributes.more(spec.more()));
    return more;
  }

  private Parameter.Domain domain(ParameterSpec.Domain domain) {
    return switch (domain) {
      case ParameterSpec.Domain.Any ignored -> new Parameter.Domain.Any();
      case ParameterSpec.Domain.Members members ->
          new Parameter.Domain.Members(
              members.members().stream()
                  .map(m -> new Parameter.Member(literal(m.value()), m.shown()))
                  .toList());
      case ParameterSpec.Domain.Range range ->
          new Parameter.Domain.Range(
              range.min().map(this::literal),
              range.max().map(this::literal),
              range.step().map(values::text),
              range.period().map(Located::value));
    };
  }

  private String literal(ValueExpr expr) {
    Value value = values.value(expr);
    return Literals.data(Coercion.to(value, type).orElse(value));
  }
}
