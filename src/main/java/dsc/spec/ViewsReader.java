package dsc.spec;

import java.util.List;
import java.util.Optional;

/** Reads {@code measure_names} and {@code encodings}. */
final class ViewsReader {
  private final Reading reading;
  private final AttributesReader attributes;

  ViewsReader(Reading reading, AttributesReader attributes) {
    this.reading = reading;
    this.attributes = attributes;
  }

  ViewsSpec views(YamlMapping root) {
    return new ViewsSpec(
        root.get("measure_names").flatMap(reading::mapping).map(this::measureNames),
        reading.items(root, "encodings").stream().flatMap(item -> of(item).stream()).toList());
  }

  private ViewsSpec.MeasureNames measureNames(YamlMapping said) {
    return new ViewsSpec.MeasureNames(
        attributes.aliases(said), attributes.sort(said), attributes.encodings(said));
  }

  private Optional<ViewsSpec.Of> of(YamlNode item) {
    Optional<YamlMapping> mapping = reading.mapping(item);
    InstanceReader instances = new InstanceReader(reading);
    List<InstanceSpec> fields =
        mapping.flatMap(m -> m.get("of")).map(ViewsReader::list).orElse(List.of()).stream()
            .flatMap(node -> instances.instance(node).stream())
            .toList();
    return mapping
        .filter(m -> !fields.isEmpty())
        .map(m -> new ViewsSpec.Of(fields, attributes.encodings(m)));
  }

  private static List<YamlNode> list(YamlNode node) {
    return node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
  }
}
