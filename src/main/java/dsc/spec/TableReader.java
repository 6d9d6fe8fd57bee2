package dsc.spec;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.Lossy;
import dsc.diag.ScalarText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads tables, their columns, and joins. */
final class TableReader {
  /** Keys that say how a text file is read. */
  static final List<String> FORMAT =
      List.of(
          "delimiter",
          "header",
          "encoding",
          "quote",
          "locale",
          "null_text",
          "date_format",
          "datetime_format");

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
                                Optional.empty(),
                                entry.key().span().to(table.span()))));
  }

  /** How a text file is read, from the keys beside it. */
  TableSpec.TextFormat format(YamlMapping table) {
    return sources.format(table);
  }

  /** Column names and data types, given as text or as a mapping with {@code type}. */
  List<TableSpec.ColumnSpec> columns(YamlMapping parent, String key) {
    List<TableSpec.ColumnSpec> columns = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(parent, key)) {
      YamlNode node = entry.value();
      Optional<YamlNode> type =
          node instanceof YamlMapping mapping ? mapping.get("type") : Optional.of(node);
      Optional<Decimal> decimal = type.flatMap(this::decimal);
      type.flatMap(this::type)
          .ifPresentOrElse(
              t ->
                  columns.add(
                      new TableSpec.ColumnSpec(
                          reading.name(entry.key()), t, conversion(node, decimal))),
              reading::markIncomplete);
    }
    return columns;
  }

  private Optional<Decimal> decimal(YamlNode type) {
    return type instanceof YamlScalar scalar ? Decimal.of(scalar.text().value()) : Optional.empty();
  }

  /** Tableau's type of a column, which takes decimal numbers for reals. */
  private Optional<Located<DataType>> type(YamlNode type) {
    if (!isDecimal(type)) {
      return reading.word(type, DataType.class);
    }
    if (decimal(type).isEmpty()) {
      reading.diags().report(Problems.impossibleDecimal(type.span()));
    }
    return Optional.of(new Located<>(DataType.REAL, type.span()));
  }

  private static boolean isDecimal(YamlNode type) {
    return type instanceof YamlScalar scalar
        && Decimal.WRITTEN.matcher(scalar.text().value()).matches();
  }

  private Conversion conversion(YamlNode column, Optional<Decimal> decimal) {
    if (!(column instanceof YamlMapping mapping)) {
      return new Conversion(Set.of(), Optional.empty(), decimal);
    }
    Set<Lossy> lossy = EnumSet.noneOf(Lossy.class);
    mapping
        .get("lossy")
        .map(node -> node instanceof YamlSequence list ? list.items() : List.of(node))
        .orElse(List.of())
        .forEach(node -> reading.word(node, Lossy.class).ifPresent(l -> lossy.add(l.value())));
    return new Conversion(lossy, reading.name(mapping, "zone").flatMap(this::zone), decimal);
  }

  private Optional<ZoneId> zone(Located<String> name) {
    try {
      return Optional.of(ZoneId.of(name.value()));
    } catch (DateTimeException unknown) {
      reading.diags().report(Problems.unknownZone(name, ZoneId.getAvailableZoneIds()));
      return Optional.empty();
    }
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
