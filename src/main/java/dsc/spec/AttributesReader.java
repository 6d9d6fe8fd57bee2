package dsc.spec;

import dsc.catalog.FieldType;
import dsc.catalog.GeoRoles;
import dsc.catalog.Role;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what every kind of field has in common. */
final class AttributesReader {
  /** What {@code attributes} may not hold, because the spec has a key for it. */
  private static final Map<String, String> OWN_KEYS =
      Map.of(
          "name", "internal_name",
          "caption", "caption",
          "datatype", "data_type",
          "role", "role",
          "type", "type",
          "hidden", "hidden",
          "aggregation", "aggregation",
          "default-format", "format",
          "semantic-role", "geo",
          "fiscal-year-start", "fiscal_year_start");

  /** Keys of a run of description text and the attributes of a TDS they stand for. */
  private static final Map<String, String> RUN_STYLE =
      Map.of(
          "bold", "bold",
          "italic", "italic",
          "underline", "underline",
          "color", "fontcolor",
          "font", "fontname",
          "size", "fontsize",
          "link", "hyperlink");

  private final Reading reading;
  private final GeoRoles geoRoles;

  AttributesReader(Reading reading, GeoRoles geoRoles) {
    this.reading = reading;
    this.geoRoles = geoRoles;
  }

  FieldAttributes attributes(YamlMapping field) {
    return new FieldAttributes(
        reading.word(field, "role", Role.class),
        reading.word(field, "type", FieldType.class),
        reading.name(field, "aggregation"),
        reading.name(field, "format"),
        reading.flag(field, "hidden", false),
        geo(field),
        description(field),
        reading.name(field, "folder"),
        aliases(field),
        places(field),
        reading.word(field, "fiscal_year_start", Month.class),
        sort(field),
        encodings(field),
        more(field));
  }

  /** Text, or a list of runs. */
  List<RunSpec> description(YamlMapping field) {
    Optional<YamlNode> node = field.get("description");
    if (node.isPresent() && node.get() instanceof YamlSequence sequence) {
      return sequence.items().stream().flatMap(run -> run(run).stream()).toList();
    }
    return node.flatMap(reading::text).map(text -> new RunSpec(text, new TreeMap<>())).stream()
        .toList();
  }

  private Optional<RunSpec> run(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      return reading.text(node).map(text -> new RunSpec(text, new TreeMap<>()));
    }
    SortedMap<String, String> style = new TreeMap<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      String attribute = RUN_STYLE.get(entry.name());
      if (attribute != null) {
        reading
            .scalar(entry.value())
            .ifPresent(value -> style.put(attribute, value.value().display()));
      }
    }
    return reading.text(mapping, "text").map(text -> new RunSpec(text, style));
  }

  private Optional<Located<String>> geo(YamlMapping field) {
    return reading.name(field, "geo").filter(this::isGeoRole);
  }

  /** Whether there is such a geographic role; reports it when not. */
  boolean isGeoRole(Located<String> role) {
    boolean known = geoRoles.semanticRole(role.value()).isPresent();
    if (!known) {
      reading.diags().report(Problems.unknownGeoRole(role, geoRoles.byWord().keySet()));
    }
    return known;
  }

  List<FieldAttributes.AliasSpec> aliases(YamlMapping field) {
    List<FieldAttributes.AliasSpec> aliases = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(field, "aliases")) {
      ValueExpr value = reading.fixed(entry.key());
      reading
          .shown(entry.value())
          .ifPresent(shown -> aliases.add(new FieldAttributes.AliasSpec(value, shown)));
    }
    return aliases;
  }

  private List<FieldAttributes.PlaceSpec> places(YamlMapping field) {
    field
        .entry("places")
        .filter(entry -> field.entry("geo").isEmpty())
        .ifPresent(entry -> reading.diags().report(Problems.onlyWith(entry.key(), "geo")));
    List<FieldAttributes.PlaceSpec> places = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(field, "places")) {
      ValueExpr value = reading.fixed(entry.key());
      reading
          .shown(entry.value())
          .ifPresent(place -> places.add(new FieldAttributes.PlaceSpec(value, place)));
    }
    return places;
  }

  Optional<SortSpec> sort(YamlMapping field) {
    Optional<YamlNode> node = field.get("sort");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof YamlMapping mapping)) {
      return Optional.of(new SortSpec.Manual(reading.fixedList(node.get()), false));
    }
    boolean descending = reading.flag(mapping, "descending", false);
    Optional<YamlMapping.Entry> by = mapping.entry("by");
    Optional<YamlMapping.Entry> members = mapping.entry("members");
    if (by.isPresent() && members.isPresent()) {
      reading.diags().report(Problems.keysConflict(members.get().key(), by.get().key()));
    }
    if (by.isPresent()) {
      return new InstanceReader(reading)
          .instance(by.get().value(), mapping)
          .map(using -> new SortSpec.By(using, descending));
    }
    return members.map(entry -> new SortSpec.Manual(reading.fixedList(entry.value()), descending));
  }

  List<EncodingSpec> encodings(YamlMapping field) {
    return new EncodingReader(reading).encodings(field);
  }

  /** Further attributes, spelt as a TDS spells them. */
  List<ConnectionSpec.Attribute> more(YamlMapping field) {
    List<ConnectionSpec.Attribute> more = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(field, "attributes")) {
      String key = OWN_KEYS.get(entry.name());
      if (key != null) {
        reading.diags().report(Problems.attributeHasKey(entry.key(), key));
      } else {
        reading
            .data(entry.value())
            .ifPresent(
                value ->
                    more.add(
                        new ConnectionSpec.Attribute(
                            new Located<>(entry.name(), entry.key().span()), value)));
      }
    }
    return more;
  }
}
