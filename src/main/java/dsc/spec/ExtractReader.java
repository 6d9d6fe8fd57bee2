package dsc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the extract. Without a mode it is filtered when it has filters, and full otherwise. */
final class ExtractReader {
  /** How many parts a partition has unless the spec says so. */
  private static final int PARTS = 4;

  private final Reading reading;
  private final FilterReader filters;
  private final ExtractShapeReader shapes;

  ExtractReader(Reading reading, FilterReader filters) {
    this.reading = reading;
    this.filters = filters;
    this.shapes = new ExtractShapeReader(reading);
  }

  Optional<ExtractSpec> extract(YamlNode node) {
    return reading.mapping(node).map(this::whole);
  }

  private ExtractSpec whole(YamlMapping extract) {
    List<FilterSpec> filterSpecs =
        reading.items(extract, "filters").stream()
            .flatMap(item -> filters.filter(item).stream())
            .toList();
    Located<ExtractSpec.Mode> usual =
        new Located<>(
            extract.get("filters").isEmpty() ? ExtractSpec.Mode.FULL : ExtractSpec.Mode.FILTERED,
            extract.span());
    Located<ExtractSpec.Mode> mode =
        reading.word(extract, "mode", ExtractSpec.Mode.class).orElse(usual);
    check(extract, mode);
    return new ExtractSpec(
        mode,
        sources(extract),
        filterSpecs,
        shapes.shape(extract, mode),
        shapes.incremental(extract),
        reading
            .word(extract, "on_bad_row", ExtractSpec.OnBadRow.class)
            .map(Located::value)
            .orElse(ExtractSpec.OnBadRow.FAIL),
        extract.get("partition").flatMap(reading::mapping).flatMap(this::partition),
        extract.span());
  }

  private Optional<ExtractSpec.PartitionSpec> partition(YamlMapping partition) {
    int parts =
        reading.integer(partition, "parts").map(n -> Math.toIntExact(n.value())).orElse(PARTS);
    return reading.name(partition, "by").map(by -> new ExtractSpec.PartitionSpec(by, parts));
  }

  private void check(YamlMapping extract, Located<ExtractSpec.Mode> mode) {
    Optional<YamlMapping.Entry> filterEntry = extract.entry("filters");
    switch (mode.value()) {
      case FILTERED -> {
        if (filterEntry.isEmpty() && extract.get("mode").isPresent()) {
          reading.diags().report(Problems.filteredWithoutFilters(mode.span()));
        }
      }
      case FULL, NONE ->
          filterEntry.ifPresent(
              entry -> reading.diags().report(Problems.filtersOfMode(entry.key(), mode)));
      case EMPTY -> {}
    }
    Optional<YamlMapping.Entry> source = extract.entry("source");
    Optional<YamlMapping.Entry> sources = extract.entry("sources");
    if (source.isPresent() && sources.isPresent()) {
      reading.diags().report(Problems.keysConflict(sources.get().key(), source.get().key()));
    }
  }

  private List<ExtractSpec.SourceSpec> sources(YamlMapping extract) {
    List<ExtractSpec.SourceSpec> sources = new ArrayList<>();
    extract.get("source").flatMap(node -> source(Optional.empty(), node)).ifPresent(sources::add);
    for (YamlMapping.Entry entry : reading.entries(extract, "sources")) {
      source(Optional.of(reading.name(entry.key())), entry.value()).ifPresent(sources::add);
    }
    return sources;
  }

  private Optional<ExtractSpec.SourceSpec> source(Optional<Located<String>> table, YamlNode node) {
    Optional<YamlMapping> mapping = reading.mapping(node);
    boolean said =
        mapping.stream()
            .flatMap(m -> m.entries().stream())
            .anyMatch(entry -> TableReader.FORMAT.contains(entry.name()));
    return mapping
        .flatMap(m -> reading.text(m, "file"))
        .map(
            file ->
                new ExtractSpec.SourceSpec(
                    table,
                    file,
                    said ? mapping.map(new TableReader(reading)::format) : Optional.empty(),
                    node.span()));
  }
}
