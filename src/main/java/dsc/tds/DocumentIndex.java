package dsc.tds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the checks look up in a document: names by where they are declared, all in brackets. */
final class DocumentIndex {
  private final XmlElement root;

  /** Internal name to {@code [relation].[column]}. */
  private final Map<String, String> cols = new LinkedHashMap<>();

  /** Internal name to {@code [relation]}. */
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private final Map<String, XmlElement> columns = new LinkedHashMap<>();
  private final Map<String, XmlElement> instances = new HashMap<>();
  private final Map<String, XmlElement> objects = new LinkedHashMap<>();
  private final Set<String> parameters = new HashSet<>();
  private final Set<String> groups = new HashSet<>();

  DocumentIndex(XmlElement root) {
    this.root = root;
    XmlElement connection = connection();
    connection.items("cols").forEach(m -> cols.put(m.value("key"), m.value("value")));
    for (XmlElement record : connection.items("metadata-records")) {
      record
          .childText("local-name")
          .ifPresent(name -> metadata.put(name, record.childText("parent-name").orElse("")));
    }
    root.children("column").forEach(c -> columns.put(c.value("name"), c));
    root.children("group").forEach(g -> groups.add(g.value("name")));
    root.children("column-instance").forEach(c -> instances.put(c.value("name"), c));
    graph().items("objects").forEach(o -> objects.put(o.value("id"), o));
    root.children("datasource-dependencies").stream()
        .filter(d -> d.has("datasource", "Parameters"))
        .flatMap(d -> d.children("column").stream())
        .forEach(c -> parameters.add(c.value("name")));
  }

  XmlElement root() {
    return root;
  }

  XmlElement connection() {
    return root.child("connection").orElse(XmlElement.of("connection"));
  }

  XmlElement graph() {
    return root.child("object-graph").orElse(XmlElement.of("object-graph"));
  }

  Map<String, String> cols() {
    return cols;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  Map<String, XmlElement> columns() {
    return columns;
  }

  Map<String, XmlElement> instances() {
    return instances;
  }

  Map<String, XmlElement> objects() {
    return objects;
  }

  /** Parameters that the document carries. */
  Set<String> parameters() {
    return parameters;
  }

  /** Every name that can stand for a field in a formula or list. */
  boolean isField(String name) {
    return columns.containsKey(name)
        || cols.containsKey(name)
        || metadata.containsKey(name)
        || groups.contains(name);
  }

  /** The relations that read something, in a tree of joins and collections. */
  static List<XmlElement> leaves(XmlElement relation) {
    List<XmlElement> found = new ArrayList<>();
    collect(relation, found);
    return found;
  }

  private static void collect(XmlElement relation, List<XmlElement> found) {
    if (relation.has("type", "join") || relation.has("type", "collection")) {
      relation.children("relation").forEach(child -> collect(child, found));
    } else {
      found.add(relation);
    }
  }

  /** The relations of all logical tables in one context: empty for live, {@code extract}. */
  Stream<XmlElement> relations(String context) {
    return objects.values().stream().flatMap(object -> relations(object, context));
  }

  static Stream<XmlElement> relations(XmlElement object, String context) {
    return object.children("properties").stream()
        .filter(p -> p.has("context", context))
        .flatMap(p -> p.children("relation").stream());
  }
}
