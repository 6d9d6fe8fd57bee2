package dsc.spec;

import dsc.catalog.DataType;
import dsc.diag.ScalarText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads tables, their columns, and joins. */
final class TableReader {
  private final Reading reading;
  private final SourceReader sources;

  TableReader(Reading reading) {
    this.reading = reading;
    this.sources = new SourceReader(reading);
  }

  Optional<TableSpec> table(YamlMapping.Entry entry) {
    Located<String> alias = reading.name(entry.key());
    return reading
        .mapping(entry.value())
        .flatMap(
            table ->
                sources
                    .source(alias, table)
                    .map(
                        source ->
                            new TableSpec(
                                alias,
                                reading.text(table, "caption"),
                                source,
                                reading.name(table, "connection"),
                                columns(table, "columns"),
                                reading.name(table, "internal_name"),
                                entry.key().span().to(table.span()))));
  }

  /** Column names and data types, given as text or as a mapping with {@code type}. */
  List<TableSpec.ColumnSpec> columns(YamlMapping parent, String key) {
    List<TableSpec.ColumnSpec> columns = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(parent, key)) {
      YamlNode node = entry.value();
      Optional<YamlNode> type =
          node instanceof YamlMapping mapping ? mapping.get("type") : Optional.of(node);
      type.flatMap(t -> reading.word(t, DataType.class))
          .ifPresentOrElse(
              t -> columns.add(new TableSpec.ColumnSpec(reading.name(entry.key()), t)),
              reading::markIncomplete);
    }
    return columns;
  }

  Optional<JoinSpec> join(YamlNode node) {
    Optional<YamlMapping> mapping = reading.mapping(node);
    List<YamlMapping.Entry> kinds =
        mapping.map(YamlMapping::entries).orElse(List.of()).stream()
            .filter(entry -> kind(entry.name()).isPresent())
            .toList();
    if (mapping.isPresent() && kinds.isEmpty()) {
      reading.diags().report(Problems.joinWithoutTable(node.span()));
    }
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping.Entry first = kinds.getFirst();
    kinds.stream()
        .skip(1)
        .forEach(other -> reading.diags().report(Problems.keysConflict(other.key(), first.key())));
    List<ScalarText> on = mapping.flatMap(m -> m.get("on")).map(this::conditions).orElse(List.of());
    if (on.isEmpty()) {
      return Optional.empty();
    }
    return reading
        .name(first.value())
        .map(table -> new JoinSpec(kind(first.name()).orElseThrow(), table, on, node.span()));
  }

  private static Optional<JoinSpec.Kind> kind(String word) {
    return Arrays.stream(JoinSpec.Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  /** One condition or several. */
  List<ScalarText> conditions(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      return sequence.items().stream().flatMap(item -> reading.code(item).stream()).toList();
    }
    return reading.code(node).stream().toList();
  }
}
