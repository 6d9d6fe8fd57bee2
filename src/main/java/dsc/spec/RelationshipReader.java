package dsc.spec;

import dsc.diag.ScalarText;
import java.util.List;
import java.util.Optional;

/** Reads relationships between logical tables. */
final class RelationshipReader {
  private final Reading reading;
  private final TableReader tables;

  RelationshipReader(Reading reading, TableReader tables) {
    this.reading = reading;
    this.tables = tables;
  }

  Optional<RelationshipSpec> relationship(YamlNode node) {
    return reading.mapping(node).flatMap(this::relationship);
  }

  private Optional<RelationshipSpec> relationship(YamlMapping mapping) {
    Optional<Located<String>> from = reading.name(mapping, "from");
    Optional<Located<String>> to = reading.name(mapping, "to");
    List<ScalarText> on = mapping.get("on").map(tables::conditions).orElse(List.of());
    if (from.isEmpty() || to.isEmpty() || on.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RelationshipSpec(
            from.get(),
            to.get(),
            on,
            reading.word(mapping, "cardinality", RelationshipSpec.Cardinality.class),
            reading.word(mapping, "integrity", RelationshipSpec.Integrity.class),
            mapping.span()));
  }
}
