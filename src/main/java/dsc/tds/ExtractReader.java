package dsc.tds;

import dsc.catalog.DataType;
import dsc.model.Extract;
import dsc.model.Extract.ExtractColumn;
import dsc.model.Extract.ExtractTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads {@code <extract>}; one whose tables lie elsewhere than in Tableau's is kept as it stands.
 */
final class ExtractReader {
  private static final String ANCHOR = "extract";

  /** What {@link ExtractXml} writes, or Tableau remembers of a refresh. */
  private static final Set<String> CONNECTION_CHILDREN =
      Set.of("relation", "cols", "refresh", "metadata-records", "calculations");

  private final Collector collector;
  private final Predicate<String> isField;

  ExtractReader(Collector collector, Predicate<String> isField) {
    this.collector = collector;
    this.isField = isField;
  }

  /** Reads the extract of a document whose logical tables are known. */
  void read(XmlElement root) {
    root.child(ANCHOR).ifPresent(extract -> read(root, extract));
  }

  private void read(XmlElement root, XmlElement extract) {
    XmlElement connection = extract.child("connection").orElse(XmlElement.of("connection"));
    List<XmlElement> relations = new ArrayList<>();
    connection.children("relation").forEach(r -> relations.addAll(DocumentIndex.leaves(r)));
    boolean usual =
        relations.stream()
            .allMatch(
                r ->
                    r.children().isEmpty()
                        && r.has("type", "table")
                        && r.has("table", Brackets.quote(ExtractXml.SCHEMA, r.value("name"))));
    boolean complete =
        extract.attribute("count").isPresent() && extract.attribute("units").isPresent();
    if (!usual || !complete || connection.value("dbname").isEmpty()) {
      collector.opaque("", extract);
      return;
    }
    collector.add(
        new Extract(
            connection.value("dbname"),
            extract.has("enabled", "true"),
            increment(connection),
            tables(root, connection, relations),
            new Extract.Rows(
                extract.value("units"), extract.value("count"), extract.value("object-id")),
            aggregations(extract)));
    extract
        .attribute("type")
        .ifPresent(t -> collector.opaque(ANCHOR, XmlElement.of(OpaqueParts.ATTRIBUTES, "type", t)));
    if (extract.has("user-specific", "true")) {
      collector.opaque(ANCHOR, XmlElement.of(OpaqueParts.ATTRIBUTES, "user-specific", "true"));
    }
    FilterReader.ofExtract(isField).readAll(extract.children("filter"), ANCHOR, collector);
    rest(extract, connection);
  }

  private void rest(XmlElement extract, XmlElement connection) {
    Set<String> modelled = Set.of("connection", "filter", "aggregation");
    extract.children().stream()
        .filter(child -> !modelled.contains(child.name()))
        .forEach(child -> collector.opaque(ANCHOR, child));
    connection.children().stream()
        .filter(child -> !CONNECTION_CHILDREN.contains(child.name()))
        .forEach(child -> collector.opaque(ANCHOR + "/connection", child));
  }

  private static Optional<String> increment(XmlElement connection) {
    return connection
        .child("refresh")
        .filter(refresh -> refresh.has("incremental-updates", "true"))
        .map(refresh -> refresh.value("increment-key"))
        .filter(key -> !key.isEmpty())
        .map(Brackets::unquote);
  }

  private static List<Extract.Aggregation> aggregations(XmlElement extract) {
    return extract.children("aggregation").stream()
        .map(
            a ->
                new Extract.Aggregation(Brackets.unquote(a.value("column")), a.value("derivation")))
        .toList();
  }

  private static List<ExtractTable> tables(
      XmlElement root, XmlElement connection, List<XmlElement> relations) {
    Map<String, List<ExtractColumn>> columns = new LinkedHashMap<>();
    relations.forEach(r -> columns.put(r.value("name"), new ArrayList<>()));
    Sources sources = Sources.of(connection);
    for (String field : sources.names()) {
      DataType type = sources.type(field);
      sources
          .source(field)
          .ifPresent(
              source -> {
                String table =
                    columns.size() == 1 ? columns.keySet().iterator().next() : source.table();
                columns
                    .getOrDefault(table, new ArrayList<>())
                    .add(new ExtractColumn(field, type, sources.decimal(field), source.column()));
              });
    }
    Map<String, String> objects = objects(root);
    List<ExtractTable> tables = new ArrayList<>();
    columns.forEach(
        (name, found) -> tables.add(new ExtractTable(name, objects.getOrDefault(name, ""), found)));
    return tables;
  }

  /** Table of the extract to the id of the logical table it holds. */
  private static Map<String, String> objects(XmlElement root) {
    Map<String, String> objects = new LinkedHashMap<>();
    DocumentIndex document = new DocumentIndex(root);
    document
        .objects()
        .forEach(
            (id, object) ->
                DocumentIndex.relations(object, "extract")
                    .forEach(relation -> objects.put(relation.value("name"), id)));
    return objects;
  }
}
