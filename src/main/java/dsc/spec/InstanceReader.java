package dsc.spec;

import java.util.Optional;

/** Reads fields with an aggregation or a level of their dates. */
final class InstanceReader {
  private final Reading reading;

  InstanceReader(Reading reading) {
    this.reading = reading;
  }

  /** A caption, or a mapping with {@code field}. */
  Optional<InstanceSpec> instance(YamlNode node) {
    return node instanceof YamlMapping mapping
        ? mapping.get("field").flatMap(field -> instance(field, mapping))
        : reading
            .name(node)
            .map(field -> new InstanceSpec(field, Optional.empty(), Optional.empty(), false));
  }

  /** A caption and the rest in the mapping that holds it. */
  Optional<InstanceSpec> instance(YamlNode field, YamlMapping details) {
    Optional<Located<DateLevel>> level = level(details);
    details
        .entry("continuous")
        .filter(entry -> level.isEmpty())
        .ifPresent(entry -> reading.diags().report(Problems.onlyWith(entry.key(), "truncated")));
    boolean continuous = reading.flag(details, "continuous", false);
    return reading
        .name(field)
        .map(
            caption ->
                new InstanceSpec(caption, reading.name(details, "aggregation"), level, continuous));
  }

  /** {@code part} or {@code truncated}. */
  Optional<Located<DateLevel>> level(YamlMapping details) {
    Optional<YamlMapping.Entry> part = details.entry("part");
    Optional<YamlMapping.Entry> truncated = details.entry("truncated");
    if (part.isPresent() && truncated.isPresent()) {
      reading.diags().report(Problems.keysConflict(truncated.get().key(), part.get().key()));
    }
    return part.or(() -> truncated)
        .flatMap(
            entry ->
                reading
                    .word(entry.value(), DateLevel.Part.class)
                    .map(
                        word ->
                            new Located<>(
                                new DateLevel(word.value(), entry.name().equals("truncated")),
                                word.span())));
  }
}
