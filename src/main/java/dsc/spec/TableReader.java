package dsc.spec;

import dsc.catalog.Conversion;
import dsc.catalog.DataType;
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
  private static final List<String> SOURCES = List.of("table", "sql", "file", "like");
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

  TableReader(Reading reading) {
    this.reading = reading;
  }

  Optional<TableSpec> table(YamlMapping.Entry entry) {
    Located<String> alias = reading.name(entry.key());
    return reading
        .mapping(entry.value())
        .flatMap(
            table ->
                source(alias, table)
                    .map(
                        source ->
                            new TableSpec(
                                alias,
                                source,
                                reading.name(table, "connection"),
                                columns(table, "columns"),
                                entry.key().span().to(table.span()))));
  }

  private Optional<TableSpec.Source> source(Located<String> alias, YamlMapping table) {
    List<YamlMapping.Entry> given =
        table.entries().stream().filter(entry -> SOURCES.contains(entry.name())).toList();
    if (given.isEmpty()) {
      reading.diags().report(Problems.tableWithoutSource(alias));
      return Optional.empty();
    }
    YamlMapping.Entry first = given.getFirst();
    given.stream()
        .skip(1)
        .forEach(other -> reading.diags().report(Problems.keysConflict(other.key(), first.key())));
    table.entries().stream()
        .filter(entry -> FORMAT.contains(entry.name()) && !first.name().equals("file"))
        .forEach(entry -> reading.diags().report(Problems.onlyWith(entry.key(), "file")));
    table
        .entry("columns")
        .filter(columns -> first.name().equals("like"))
        .ifPresent(
            columns -> reading.diags().report(Problems.keysConflict(columns.key(), first.key())));
    return source(first, table);
  }

  private Optional<TableSpec.Source> source(YamlMapping.Entry given, YamlMapping table) {
    YamlNode value = given.value();
    return switch (given.name()) {
      case "table" -> path(value).map(parts -> new TableSpec.Source.Named(value.span(), parts));
      case "sql" ->
          reading.code(value).map(sql -> new TableSpec.Source.CustomSql(value.span(), sql));
      case "file" ->
          reading
              .text(value)
              .map(path -> new TableSpec.Source.TextFile(value.span(), path, format(table)));
      case "like" ->
          reading.name(value).map(alias -> new TableSpec.Source.Like(value.span(), alias));
      default -> throw new IllegalStateException("table source " + given.name());
    };
  }

  private Optional<List<String>> path(YamlNode node) {
    List<String> parts = new ArrayList<>();
    if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> reading.name(item).ifPresent(n -> parts.add(n.value())));
      return parts.size() == sequence.items().size() && !parts.isEmpty()
          ? Optional.of(parts)
          : Optional.empty();
    }
    Optional<Located<String>> name = reading.name(node);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    parts.addAll(Arrays.asList(name.get().value().split("\\.", -1)));
    if (parts.stream().anyMatch(String::isBlank)) {
      reading.diags().report(Problems.emptyPathPart(name.get().span()));
      return Optional.empty();
    }
    return Optional.of(parts);
  }

  /** How a text file is read, from the keys beside it. */
  TableSpec.TextFormat format(YamlMapping table) {
    TableSpec.TextFormat usual = TableSpec.TextFormat.CSV;
    return new TableSpec.TextFormat(
        plain(table, "delimiter", usual.delimiter()),
        reading.flag(table, "header", usual.header()),
        plain(table, "encoding", usual.encoding()),
        plain(table, "quote", usual.quote()),
        plain(table, "locale", usual.locale()),
        plain(table, "null_text"),
        plain(table, "date_format"),
        plain(table, "datetime_format"));
  }

  private String plain(YamlMapping table, String key, String fallback) {
    return plain(table, key).orElse(fallback);
  }

  private Optional<String> plain(YamlMapping table, String key) {
    return table.get(key).flatMap(reading::textScalar).map(scalar -> scalar.text().value());
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
              t ->
                  columns.add(
                      new TableSpec.ColumnSpec(reading.name(entry.key()), t, conversion(node))),
              reading::markIncomplete);
    }
    return columns;
  }

  private Conversion conversion(YamlNode column) {
    if (!(column instanceof YamlMapping mapping)) {
      return Conversion.EXACT;
    }
    Set<Lossy> lossy = EnumSet.noneOf(Lossy.class);
    mapping
        .get("lossy")
        .map(node -> node instanceof YamlSequence list ? list.items() : List.of(node))
        .orElse(List.of())
        .forEach(node -> reading.word(node, Lossy.class).ifPresent(l -> lossy.add(l.value())));
    return new Conversion(lossy, reading.name(mapping, "zone").flatMap(this::zone));
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

  private List<ScalarText> conditions(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      return sequence.items().stream().flatMap(item -> reading.code(item).stream()).toList();
    }
    return reading.code(node).stream().toList();
  }
}
