package dsc.lower;

import dsc.catalog.Aggregation;
import dsc.catalog.Coercion;
import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.GeoRoles;
import dsc.catalog.Role;
import dsc.catalog.Value;
import dsc.check.InferredField;
import dsc.check.Typed;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldProperties;
import dsc.model.Literals;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.FieldAttributes;
import dsc.spec.FieldSpec;
import dsc.spec.Located;
import dsc.spec.ValueExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Columns and calculations as fields with all their properties. */
final class FieldLowering {
  private static final GeoRoles GEO_ROLES = GeoRoles.load();

  /** Set on a column that is read as another data type. Source: files saved by Tableau. */
  private static final String CUSTOMIZED = "datatype-customized";

  private final Typed typed;
  private final Resolved resolved;
  private final FormulaLowering formulas;
  private final Values values;

  FieldLowering(Typed typed, Values values) {
    this.typed = typed;
    this.resolved = typed.resolved();
    this.formulas = new FormulaLowering(resolved.symbols());
    this.values = values;
  }

  Field column(Symbol.Column column) {
    Optional<FieldSpec> spec = Optional.ofNullable(resolved.fieldSpecs().get(column));
    FieldAttributes attributes = spec.map(FieldSpec::attributes).orElse(FieldAttributes.NONE);
    return new Field.Column(
        id(column.internalName()),
        properties(
            caption(spec.flatMap(FieldSpec::caption), column.caption(), column.internalName()),
            column.type(),
            column.role(),
            attributes
                .type()
                .map(Located::value)
                .orElse(FieldType.defaultFor(column.type(), column.role())),
            attributes,
            spec.flatMap(FieldSpec::dataType).isPresent()
                ? new TreeMap<>(Map.of(CUSTOMIZED, "true"))
                : new TreeMap<>()),
        Optional.of(new Field.ColumnSource(column.table(), column.column())));
  }

  Field calculation(Symbol.Calculation calculation) {
    var spec = resolved.calculations().get(calculation);
    if (spec == null) {
      throw new IllegalStateException("no spec for " + calculation);
    }
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
        id(calculation.internalName()),
        properties(
            caption(spec.caption(), calculation.caption(), calculation.internalName()),
            inferred.type(),
            role,
            type,
            spec.attributes(),
            new TreeMap<>()),
        formulas.internal(spec.formula()));
  }

  static ElementId id(String internalName) {
    return new ElementId(ElementId.Kind.FIELD, internalName);
  }

  private Optional<String> caption(Optional<ValueExpr> said, String shown, String internalName) {
    String caption = said.map(values::text).orElse(shown);
    return caption.equals(internalName) ? Optional.empty() : Optional.of(caption);
  }

  private FieldProperties properties(
      Optional<String> caption,
      DataType dataType,
      Role role,
      FieldType type,
      FieldAttributes attributes,
      SortedMap<String, String> more) {
    return new FieldProperties(
        caption,
        dataType,
        role,
        type,
        attributes.aggregation().flatMap(a -> Aggregation.ofWord(a.value())).map(Aggregation::tds),
        attributes.format().map(f -> NumberFormats.tds(f.value(), dataType)),
        attributes.hidden(),
        attributes.geo().map(g -> GEO_ROLES.semanticRole(g.value()).orElse(g.value())),
        description(attributes.description()),
        aliases(attributes.aliases(), dataType),
        more);
  }

  private List<FieldProperties.Run> description(Optional<ValueExpr> text) {
    return text.map(t -> description(values.text(t))).orElse(List.of());
  }

  /** Plain text. The line break that ends a YAML block is none of it. */
  static List<FieldProperties.Run> description(String text) {
    return List.of(new FieldProperties.Run(text.replaceFirst("\\R+$", ""), new TreeMap<>()));
  }

  private SortedMap<String, String> aliases(
      List<FieldAttributes.AliasSpec> aliases, DataType type) {
    SortedMap<String, String> shown = new TreeMap<>();
    for (FieldAttributes.AliasSpec alias : aliases) {
      Value value = values.value(alias.value());
      shown.put(Literals.data(Coercion.to(value, type).orElse(value)), alias.shown().value());
    }
    return shown;
  }
}
