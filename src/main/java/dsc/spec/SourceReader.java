package dsc.spec;

import dsc.spec.TableSpec.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads where the rows of a table come from. */
final class SourceReader {
  private static final List<String> SOURCES =
      List.of("table", "sql", "file", "files", "like", "union", "procedure");

  /** Keys that only go with one kind of source. */
  private static final List<List<String>> DETAILS =
      List.of(
          List.of("arguments", "procedure"),
          List.of("distinct", "union"),
          List.of("subfolders", "files"),
          List.of("parent_folder", "files"));

  private final Reading reading;

  SourceReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Source> source(Located<String> alias, YamlMapping table) {
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
    for (String key : TableReader.FORMAT) {
      onlyWith(table, key, "file", first);
    }
    DETAILS.forEach(detail -> onlyWith(table, detail.get(0), detail.get(1), first));
    for (String key : List.of("columns", "pivot")) {
      table
          .entry(key)
          .filter(entry -> first.name().equals("like"))
          .ifPresent(
              entry -> reading.diags().report(Problems.keysConflict(entry.key(), first.key())));
    }
    Optional<Source> source = source(first, table);
    Optional<YamlMapping> pivot = table.get("pivot").flatMap(reading::mapping);
    return pivot.isPresent() ? source.flatMap(s -> pivot(s, pivot.get())) : source;
  }

  private void onlyWith(YamlMapping table, String key, String source, YamlMapping.Entry given) {
    table
        .entry(key)
        .filter(entry -> !given.name().equals(source))
        .ifPresent(entry -> reading.diags().report(Problems.onlyWith(entry.key(), source)));
  }

  private Optional<Source> source(YamlMapping.Entry given, YamlMapping table) {
    YamlNode value = given.value();
    return switch (given.name()) {
      case "table" -> path(value).map(parts -> new Source.Named(value.span(), parts));
      case "sql" -> reading.code(value).map(sql -> new Source.CustomSql(value.span(), sql));
      case "file" ->
          reading.text(value).map(path -> new Source.TextFile(value.span(), path, format(table)));
      case "files" ->
          reading
              .text(value)
              .map(
                  path ->
                      new Source.Files(
                          value.span(),
                          path,
                          reading.flag(table, "subfolders", false),
                          reading.flag(table, "parent_folder", false)));
      case "like" -> reading.name(value).map(alias -> new Source.Like(value.span(), alias));
      case "union" ->
          Optional.of(
              new Source.Union(
                  value.span(), reading.flag(table, "distinct", false), parts(value, table)));
      case "procedure" ->
          path(value).map(parts -> new Source.Procedure(value.span(), parts, arguments(table)));
      default -> throw new IllegalStateException("table source " + given.name());
    };
  }

  private List<TableSpec.Part> parts(YamlNode node, YamlMapping table) {
    List<TableSpec.Part> parts = new ArrayList<>();
    for (YamlNode item : reading.list(node)) {
      if (item instanceof YamlMapping mapping && mapping.get("file").isPresent()) {
        YamlNode file = mapping.get("file").orElseThrow();
        reading
            .text(file)
            .map(path -> new Source.TextFile(file.span(), path, format(table)))
            .ifPresent(
                source -> parts.add(new TableSpec.Part(reading.name(mapping, "as"), source)));
      } else if (item instanceof YamlMapping mapping) {
        mapping
            .get("table")
            .flatMap(this::path)
            .map(path -> new Source.Named(item.span(), path))
            .ifPresent(
                source -> parts.add(new TableSpec.Part(reading.name(mapping, "as"), source)));
      } else {
        path(item)
            .map(path -> new Source.Named(item.span(), path))
            .ifPresent(source -> parts.add(new TableSpec.Part(Optional.empty(), source)));
      }
    }
    return parts;
  }

  private List<TableSpec.Argument> arguments(YamlMapping table) {
    List<TableSpec.Argument> arguments = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(table, "arguments")) {
      Located<String> name = reading.name(entry.key());
      if (entry.value() instanceof YamlMapping mapping) {
        reading
            .name(mapping, "parameter")
            .ifPresent(
                parameter ->
                    arguments.add(
                        new TableSpec.Argument(
                            name, reading.data(mapping, "value"), Optional.of(parameter))));
      } else {
        reading
            .data(entry.value())
            .ifPresent(
                value ->
                    arguments.add(
                        new TableSpec.Argument(name, Optional.of(value), Optional.empty())));
      }
    }
    return arguments;
  }

  /** The groups take as many columns each as there are values of the tag. */
  private Optional<Source> pivot(Source input, YamlMapping pivot) {
    Optional<Located<String>> names = reading.name(pivot, "names");
    List<TableSpec.PivotColumn> columns = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(pivot, "values")) {
      List<Located<String>> from = reading.names(entry.value());
      if (!columns.isEmpty() && columns.getFirst().from().size() != from.size()) {
        reading.diags().report(Problems.pivotLengths(entry.value().span()));
      }
      columns.add(new TableSpec.PivotColumn(reading.name(entry.key()), from));
    }
    return names.isEmpty() || columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new Source.Pivot(pivot.span(), names.get(), columns, input));
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
        plain(table, "delimiter").orElse(usual.delimiter()),
        reading.flag(table, "header", usual.header()),
        plain(table, "encoding").orElse(usual.encoding()),
        plain(table, "quote").orElse(usual.quote()),
        plain(table, "locale").orElse(usual.locale()),
        plain(table, "null_text"),
        plain(table, "date_format"),
        plain(table, "datetime_format"));
  }

  private Optional<String> plain(YamlMapping table, String key) {
    return table.get(key).flatMap(reading::textScalar).map(scalar -> scalar.text().value());
  }
}
