package dsc.tds;

import dsc.model.ElementId;
import dsc.model.Extract;
import dsc.model.Extract.Aggregation;
import dsc.model.Extract.ExtractColumn;
import dsc.model.Extract.ExtractTable;
import dsc.model.Field;
import dsc.model.Filter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes {@code <extract>}: the connection to the .hyper file, its tables and its filters. */
final class ExtractXml {
  /** The schema that holds every table of a .hyper file that Tableau makes. */
  static final String SCHEMA = "Extract";

  private ExtractXml() {}

  static XmlElement write(Extract extract, ModelIndex model) {
    XmlElement.Builder builder =
        XmlElement.builder("extract")
            .attribute("count", extract.rows().count())
            .attribute("enabled", Boolean.toString(extract.enabled()))
            .attribute("object-id", extract.rows().object())
            .attribute("units", extract.rows().units())
            .child(connection(extract, model));
    model
        .datasource()
        .all(Filter.class)
        .filter(filter -> filter.id().kind() == ElementId.Kind.EXTRACT_FILTER)
        .map(FilterXml::write)
        .forEach(builder::child);
    return builder
        .children(extract.aggregations().stream().map(ExtractXml::aggregation).toList())
        .build();
  }

  private static XmlElement aggregation(Aggregation aggregation) {
    return XmlElement.of(
        "aggregation",
        "column",
        Brackets.quote(aggregation.field()),
        "derivation",
        aggregation.derivation());
  }

  private static XmlElement connection(Extract extract, ModelIndex model) {
    XmlElement.Builder connection = XmlElement.builder("connection");
    attributes(connection, extract.path());
    relation(extract.tables()).ifPresent(connection::child);
    return connection
        .container("cols", Connections.maps(cols(extract)))
        .container("calculations", calculations(extract, model))
        .child(refresh(extract.incrementKey()))
        .child(Metadata.extract(extract, model))
        .build();
  }

  private static void attributes(XmlElement.Builder connection, String path) {
    connection
        .attribute("class", path.endsWith(".tde") ? "dataengine" : "hyper")
        .attribute("dbname", path)
        .attribute("schema", SCHEMA)
        .attribute("tablename", "Extract");
    if (!path.endsWith(".tde")) {
      connection
          .attribute("access_mode", "readonly")
          .attribute("authentication", "auth-none")
          .attribute("author-locale", "en_US")
          .attribute("default-settings", "yes")
          .attribute("sslmode", "")
          .attribute("username", "tableau_internal_user");
    }
  }

  /** The relation of one table of the extract. */
  static XmlElement relation(ExtractTable table) {
    return XmlElement.of(
        "relation",
        "name",
        table.name(),
        "table",
        Brackets.quote(SCHEMA, table.name()),
        "type",
        "table");
  }

  private static Optional<XmlElement> relation(List<ExtractTable> tables) {
    return switch (tables.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(relation(tables.getFirst()));
      default ->
          Optional.of(
              XmlElement.builder("relation")
                  .attribute("type", "collection")
                  .children(tables.stream().map(ExtractXml::relation).toList())
                  .build());
    };
  }

  private static Map<String, String> cols(Extract extract) {
    Map<String, String> maps = new TreeMap<>();
    boolean needed = extract.tables().size() > 1;
    for (ExtractTable table : extract.tables()) {
      for (ExtractColumn column : table.columns()) {
        maps.put(Brackets.quote(column.field()), Brackets.quote(table.name(), column.column()));
        needed |= !column.field().equals(column.column());
        needed |= Metadata.remoteType(column.type()).isEmpty();
      }
    }
    return needed ? maps : Map.of();
  }

  /** The calculations whose values the extract stores. */
  private static List<XmlElement> calculations(Extract extract, ModelIndex model) {
    Map<String, String> formulas = new TreeMap<>();
    model
        .fields(Field.Calculation.class)
        .forEach(c -> formulas.put(c.id().name(), LineBreaks.write(c.formula())));
    return extract.tables().stream()
        .flatMap(table -> table.columns().stream())
        .filter(column -> formulas.containsKey(column.field()))
        .map(
            column ->
                XmlElement.of(
                    "calculation",
                    "column",
                    Brackets.field(column.field()),
                    "formula",
                    formulas.getOrDefault(column.field(), "")))
        .toList();
  }

  private static XmlElement refresh(Optional<String> incrementKey) {
    return XmlElement.of(
        "refresh",
        "increment-key",
        incrementKey.map(Brackets::quote).orElse(""),
        "incremental-updates",
        Boolean.toString(incrementKey.isPresent()));
  }
}
