package dsc.spec;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.GeoRoles;
import dsc.catalog.Role;
import dsc.diag.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what people see: fields, calculations and hierarchies. */
final class FieldReader {
  private final Reading reading;
  private final GeoRoles geoRoles;

  FieldReader(Reading reading, GeoRoles geoRoles) {
    this.reading = reading;
    this.geoRoles = geoRoles;
  }

  Optional<FieldSpec> field(YamlMapping.Entry entry) {
    Located<String> reference = reading.name(entry.key());
    return reading
        .mapping(entry.value())
        .map(
            field ->
                new FieldSpec(
                    reference,
                    reading.text(field, "caption"),
                    reading.word(field, "data_type", DataType.class),
                    attributes(field),
                    reading.name(field, "internal_name"),
                    span(entry)));
  }

  Optional<CalculationSpec> calculation(YamlMapping.Entry entry) {
    Located<String> name = reading.name(entry.key());
    YamlMapping details =
        entry.value() instanceof YamlMapping mapping
            ? mapping
            : new YamlMapping(entry.value().span(), List.of());
    Optional<YamlNode> formula =
        entry.value() instanceof YamlMapping mapping
            ? mapping.get("formula")
            : Optional.of(entry.value());
    return formula
        .flatMap(reading::code)
        .map(
            code ->
                new CalculationSpec(
                    name,
                    reading.text(details, "caption"),
                    code,
                    reading.word(details, "data_type", DataType.class),
                    attributes(details),
                    reading.name(details, "internal_name"),
                    span(entry)));
  }

  private FieldAttributes attributes(YamlMapping field) {
    return new FieldAttributes(
        reading.word(field, "role", Role.class),
        reading.word(field, "type", FieldType.class),
        reading.name(field, "aggregation"),
        reading.name(field, "format"),
        reading.flag(field, "hidden", false),
        geo(field),
        reading.text(field, "description"),
        reading.name(field, "folder"),
        aliases(field));
  }

  private Optional<Located<String>> geo(YamlMapping field) {
    Optional<Located<String>> role = reading.name(field, "geo");
    role.filter(r -> geoRoles.semanticRole(r.value()).isEmpty())
        .ifPresent(
            r -> reading.diags().report(Problems.unknownGeoRole(r, geoRoles.byWord().keySet())));
    return role.filter(r -> geoRoles.semanticRole(r.value()).isPresent());
  }

  private List<FieldAttributes.AliasSpec> aliases(YamlMapping field) {
    List<FieldAttributes.AliasSpec> aliases = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(field, "aliases")) {
      ValueExpr value = reading.fixed(entry.key());
      reading
          .name(entry.value())
          .ifPresent(shown -> aliases.add(new FieldAttributes.AliasSpec(value, shown)));
    }
    return aliases;
  }

  Optional<HierarchySpec> hierarchy(YamlMapping.Entry entry) {
    Located<String> name = reading.name(entry.key());
    YamlNode node = entry.value();
    Optional<YamlNode> fields =
        node instanceof YamlMapping mapping ? mapping.get("fields") : Optional.of(node);
    Optional<Located<String>> folder =
        node instanceof YamlMapping mapping ? reading.name(mapping, "folder") : Optional.empty();
    List<Located<String>> levels =
        fields.map(reading::list).orElse(List.of()).stream()
            .flatMap(level -> reading.name(level).stream())
            .toList();
    return levels.isEmpty()
        ? Optional.empty()
        : Optional.of(new HierarchySpec(name, levels, folder));
  }

  private static Span span(YamlMapping.Entry entry) {
    Span key = entry.key().span();
    Span value = entry.value().span();
    return value.start() >= key.end() ? key.to(value) : key;
  }
}
