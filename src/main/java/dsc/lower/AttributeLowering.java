package dsc.lower;

import dsc.catalog.Aggregation;
import dsc.catalog.Coercion;
import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.GeoRoles;
import dsc.catalog.Role;
import dsc.catalog.Value;
import dsc.model.FieldProperties;
import dsc.model.FieldProperties.Run;
import dsc.model.Literals;
import dsc.spec.ConnectionSpec;
import dsc.spec.FieldAttributes;
import dsc.spec.RunSpec;
import dsc.spec.ValueExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a spec says about any field, as properties of the field. */
final class AttributeLowering {
  private static final GeoRoles GEO_ROLES = GeoRoles.load();

  private final Values values;

  AttributeLowering(Values values) {
    this.values = values;
  }

  /** The caption, where it differs from the internal name. */
  Optional<String> caption(Optional<ValueExpr> said, String shown, String internalName) {
    String caption = said.map(values::text).orElse(shown);
    return caption.equals(internalName) ? Optional.empty() : Optional.of(caption);
  }

  /**
   * The properties of a field of these types.
   *
   * @param more attributes that the spec does not say, kept unless it does
   */
  FieldProperties properties(
      Optional<String> caption,
      DataType dataType,
      Role role,
      FieldType type,
      FieldAttributes attributes,
      SortedMap<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(more);
    attributes
        .fiscalYearStart()
        .ifPresent(m -> all.put("fiscal-year-start", Integer.toString(m.value().getValue())));
    all.putAll(more(attributes.more()));
    return new FieldProperties(
        caption,
        dataType,
        role,
        type,
        attributes.aggregation().flatMap(a -> Aggregation.ofWord(a.value())).map(Aggregation::tds),
        attributes.format().map(f -> NumberFormats.tds(f.value(), dataType)),
        attributes.hidden(),
        attributes.geo().map(g -> GEO_ROLES.semanticRole(g.value()).orElse(g.value())),
        runs(attributes.description()),
        aliases(attributes.aliases(), dataType),
        places(attributes.places(), dataType),
        all);
  }

  /** Further attributes with their values as text. */
  SortedMap<String, String> more(List<ConnectionSpec.Attribute> attributes) {
    SortedMap<String, String> more = new TreeMap<>();
    attributes.forEach(a -> more.put(a.key().value(), values.text(a.value())));
    return more;
  }

  /** A description. The line break that ends a YAML block is none of it. */
  List<Run> runs(List<RunSpec> description) {
    List<Run> runs = new ArrayList<>();
    for (RunSpec run : description) {
      String text = values.text(run.text());
      boolean last = runs.size() == description.size() - 1;
      runs.add(new Run(last ? text.replaceFirst("\\R+$", "") : text, run.style()));
    }
    return runs;
  }

  private SortedMap<String, String> aliases(
      List<FieldAttributes.AliasSpec> aliases, DataType type) {
    SortedMap<String, String> shown = new TreeMap<>();
    for (FieldAttributes.AliasSpec alias : aliases) {
      shown.put(literal(alias.value(), type), alias.shown().value());
    }
    return shown;
  }

  private SortedMap<String, String> places(List<FieldAttributes.PlaceSpec> places, DataType type) {
    SortedMap<String, String> found = new TreeMap<>();
    for (FieldAttributes.PlaceSpec place : places) {
      found.put(literal(place.value(), type), Literals.text(place.place().value()));
    }
    return found;
  }

  /** A value of a field of this type as a TDS writes it. */
  String literal(ValueExpr expr, DataType type) {
    return Literals.data(value(expr, type));
  }

  /** A value of a field of this type; one of another type was reported before. */
  Value value(ValueExpr expr, DataType type) {
    Value value = values.value(expr);
    return Coercion.to(value, type).orElse(value);
  }
}
