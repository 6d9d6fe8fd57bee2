package dsc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the colours and shapes of members, and gradients. */
final class EncodingReader {
  private final Reading reading;

  EncodingReader(Reading reading) {
    this.reading = reading;
  }

  /** What a mapping says under {@code colors}, {@code shapes} and {@code gradient}. */
  List<EncodingSpec> encodings(YamlMapping of) {
    List<EncodingSpec> encodings = new ArrayList<>();
    members(of, EncodingSpec.Attribute.COLOR, "colors", "palette").ifPresent(encodings::add);
    members(of, EncodingSpec.Attribute.SHAPE, "shapes", "shape_palette").ifPresent(encodings::add);
    of.get("gradient").flatMap(reading::mapping).flatMap(this::gradient).ifPresent(encodings::add);
    return encodings;
  }

  private Optional<EncodingSpec> members(
      YamlMapping of, EncodingSpec.Attribute attribute, String key, String paletteKey) {
    Optional<Located<String>> palette = reading.name(of, paletteKey);
    List<EncodingSpec.Entry> entries = new ArrayList<>();
    if (of.get(key).orElse(of) instanceof YamlSequence combinations) {
      combinations.items().forEach(item -> combination(item).ifPresent(entries::add));
    } else {
      for (YamlMapping.Entry entry : reading.entries(of, key)) {
        if (reading.fixed(entry.key()) instanceof ValueExpr.Fixed member) {
          reading
              .name(entry.value())
              .ifPresent(to -> entries.add(new EncodingSpec.Entry(List.of(member), to, false)));
        }
      }
    }
    return palette.isEmpty() && entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new EncodingSpec.Members(attribute, palette, entries));
  }

  /** Members of several fields and what they are shown as together. */
  private Optional<EncodingSpec.Entry> combination(YamlNode item) {
    Optional<YamlMapping> mapping = reading.mapping(item);
    List<ValueExpr.Fixed> members =
        mapping.flatMap(m -> m.get("members")).map(reading::fixedList).orElse(List.of());
    Optional<Located<String>> palette = mapping.flatMap(m -> reading.name(m, "palette"));
    return palette
        .or(() -> mapping.flatMap(m -> reading.name(m, "as")))
        .filter(to -> !members.isEmpty())
        .map(to -> new EncodingSpec.Entry(members, to, palette.isPresent()));
  }

  private Optional<EncodingSpec> gradient(YamlMapping gradient) {
    return reading
        .name(gradient, "palette")
        .map(
            palette ->
                new EncodingSpec.Gradient(
                    palette,
                    value(gradient, "min"),
                    value(gradient, "center"),
                    value(gradient, "max"),
                    gradient.get("steps").flatMap(reading::integer),
                    reading.flag(gradient, "reversed", false)));
  }

  private Optional<ValueExpr.Fixed> value(YamlMapping gradient, String key) {
    return gradient.get(key).flatMap(node -> reading.fixedList(node).stream().findFirst());
  }
}
