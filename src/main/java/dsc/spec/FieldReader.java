package dsc.spec;

import dsc.catalog.DataType;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/** Reads what people see: fields, calculations and hierarchies. */
final class FieldReader {
  private final Reading reading;
  private final AttributesReader attributes;

  FieldReader(Reading reading, AttributesReader attributes) {
    this.reading = reading;
    this.attributes = attributes;
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
                    attributes.attributes(field),
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
                    attributes.attributes(details),
                    computeUsing(details),
                    reading.name(details, "internal_name"),
                    span(entry)));
  }

  private Optional<AddressingSpec> computeUsing(YamlMapping calculation) {
    Optional<YamlNode> node = calculation.get("compute_using");
    if (node.isPresent() && node.get() instanceof YamlSequence fields) {
      InstanceReader instances = new InstanceReader(reading);
      return Optional.of(
          new AddressingSpec.Fields(
              fields.items().stream()
                  .flatMap(field -> instances.instance(field).stream())
                  .toList()));
    }
    return node.flatMap(n -> reading.word(n, AddressingSpec.Direction.class))
        .map(AddressingSpec.Along::new);
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

  static Span span(YamlMapping.Entry entry) {
    Span key = entry.key().span();
    Span value = entry.value().span();
    return value.start() >= key.end() ? key.to(value) : key;
  }
}
