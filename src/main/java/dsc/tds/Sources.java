package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.model.Field.ColumnSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where fields come from and of what type they are, as {@code <cols>} and metadata records say it.
 *
 * @param sources by internal name
 * @param types by internal name; a field without metadata has none
 * @param decimals how many digits the decimal numbers among them have, by internal name
 * @param names every internal name in the order of the document
 */
record Sources(
    Map<String, ColumnSource> sources,
    Map<String, DataType> types,
    Map<String, Decimal> decimals,
    List<String> names) {

  /** From a connection, live or of an extract. */
  static Sources of(XmlElement connection) {
    Map<String, ColumnSource> sources = new LinkedHashMap<>();
    Map<String, DataType> types = new HashMap<>();
    Map<String, Decimal> decimals = new HashMap<>();
    for (XmlElement record : connection.items("metadata-records")) {
      Optional<String> name = record.childText("local-name").map(Brackets::unquote);
      if (record.has("class", "column") && name.isPresent()) {
        ColumnSource source =
            new ColumnSource(
                record.childText("parent-name").map(Brackets::unquote).orElse(""),
                record.childText("remote-name").orElse(""));
        sources.putIfAbsent(name.get(), source);
        record
            .childText("local-type")
            .flatMap(DataType::of)
            .ifPresent(type -> types.putIfAbsent(name.get(), type));
        decimal(record).ifPresent(digits -> decimals.putIfAbsent(name.get(), digits));
      }
    }
    for (XmlElement map : connection.items("cols")) {
      Brackets.pair(map.value("value"))
          .map(pair -> new ColumnSource(pair.qualifier(), pair.name()))
          .ifPresent(source -> sources.put(Brackets.unquote(map.value("key")), source));
    }
    return new Sources(sources, types, decimals, List.copyOf(sources.keySet()));
  }

  private static Optional<Decimal> decimal(XmlElement record) {
    return record
        .childText("remote-type")
        .filter(Metadata.DECIMAL::equals)
        .flatMap(
            decimal ->
                number(record, Metadata.PRECISION)
                    .flatMap(
                        precision ->
                            number(record, Metadata.SCALE)
                                .flatMap(scale -> Decimal.of(precision, scale))));
  }

  private static Optional<Integer> number(XmlElement record, String name) {
    return record.childText(name).filter(t -> t.matches("[0-9]{1,4}")).map(Integer::valueOf);
  }

  /**
   * The same, or where a document reads one table only: columns of a table that is nowhere are of
   * that one; and where it says nothing of its columns, every field that is no calculation is the
   * column of that name there, as Tableau takes it when it opens the document.
   */
  Sources completed(XmlElement connection, XmlElement root) {
    List<XmlElement> relations =
        connection.children("relation").stream()
            .flatMap(r -> DocumentIndex.leaves(r).stream())
            .toList();
    String alias = relations.size() == 1 ? relations.getFirst().value("name") : "";
    if (alias.isEmpty()) {
      return this;
    }
    if (!names.isEmpty()) {
      return readBy(alias);
    }
    Map<String, ColumnSource> found = new LinkedHashMap<>();
    Map<String, DataType> foundTypes = new HashMap<>();
    for (XmlElement column : relations.getFirst().items("columns")) {
      String name = column.value("name");
      found.put(name, new ColumnSource(alias, name));
      DataType.of(column.value("datatype")).ifPresent(type -> foundTypes.put(name, type));
    }
    boolean file = !found.isEmpty();
    for (XmlElement column : root.children("column")) {
      String name = column.value("name");
      boolean own = column.child("calculation").isEmpty() && !ParameterReader.isParameter(column);
      boolean made =
          name.startsWith("[:") || name.startsWith("[__") || name.endsWith("(generated)]");
      if (own && !made && !file) {
        String plain = Brackets.unquote(name);
        found.put(plain, new ColumnSource(alias, plain));
        DataType.of(column.value("datatype")).ifPresent(type -> foundTypes.put(plain, type));
      }
    }
    return new Sources(found, foundTypes, Map.of(), List.copyOf(found.keySet()));
  }

  /** With the only table there is in place of one that is nowhere. */
  private Sources readBy(String alias) {
    if (sources.values().stream().anyMatch(source -> source.table().equals(alias))) {
      return this;
    }
    Map<String, ColumnSource> read = new LinkedHashMap<>();
    sources.forEach((name, source) -> read.put(name, new ColumnSource(alias, source.column())));
    return new Sources(read, types, decimals, names);
  }

  Optional<ColumnSource> source(String name) {
    return Optional.ofNullable(sources.get(name));
  }

  Optional<Decimal> decimal(String name) {
    return Optional.ofNullable(decimals.get(name));
  }

  DataType type(String name) {
    return types.getOrDefault(name, DataType.UNKNOWN);
  }
}
