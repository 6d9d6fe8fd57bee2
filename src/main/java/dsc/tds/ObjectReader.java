package dsc.tds;

import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Relationship;
import dsc.model.TableObject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the logical layer: tables, what lies behind them, and how they relate. */
final class ObjectReader {
  private static final String GRAPH = "object-graph";

  private final Collector collector;
  private final RelationReader relations;

  /** What a logical table has: its relation, and the one in the extract when there is one. */
  private final Set<String> contexts;

  ObjectReader(Collector collector, RelationReader relations, boolean hasExtract) {
    this.collector = collector;
    this.relations = relations;
    this.contexts = hasExtract ? Set.of("", "extract") : Set.of("");
  }

  void read(XmlElement graph) {
    int ordinal = 0;
    for (XmlElement object : graph.items("objects")) {
      Optional<XmlElement> relation = DocumentIndex.relations(object, "").findFirst();
      ElementId id = new ElementId(Kind.OBJECT, object.value("id"));
      if (relation.isEmpty() || collector.contains(id)) {
        collector.opaque(GRAPH + "/objects", object);
      } else {
        String caption = object.attribute("caption").orElse(id.name());
        collector.add(new TableObject(id, ordinal, caption, relations.read(relation.get())));
        ordinal++;
        rest(object);
      }
    }
    for (XmlElement relationship : graph.items("relationships")) {
      collector.add(relationship(relationship), relationship, GRAPH + "/relationships");
    }
    Set<String> modelled = Set.of("objects", "relationships");
    graph.children().stream()
        .filter(child -> !modelled.contains(child.name()))
        .forEach(child -> collector.opaque(GRAPH, child));
    attributes(graph, GRAPH, Set.of());
  }

  /** Whether the connection lists the relations of the logical tables, as Tableau does. */
  static boolean agrees(XmlElement root) {
    DocumentIndex document = new DocumentIndex(root);
    return bare(document.connection().children("relation").stream())
        .equals(bare(document.relations("")));
  }

  private static Set<XmlElement> bare(Stream<XmlElement> relations) {
    return relations
        .flatMap(r -> r.has("type", "collection") ? r.children().stream() : Stream.of(r))
        .map(Sameness::bare)
        .collect(Collectors.toSet());
  }

  private void rest(XmlElement object) {
    String anchor = OpaqueParts.step(GRAPH + "/objects", object);
    attributes(object, anchor, Set.of("id", "caption"));
    for (XmlElement child : object.children()) {
      boolean modelled = child.is("properties") && contexts.contains(child.value("context"));
      if (!modelled) {
        collector.opaque(anchor, child);
      }
    }
  }

  private void attributes(XmlElement element, String anchor, Set<String> modelled) {
    TreeMap<String, String> rest = new TreeMap<>(element.attributes());
    rest.keySet().removeAll(modelled);
    if (!rest.isEmpty()) {
      collector.opaque(anchor, XmlElement.builder(OpaqueParts.ATTRIBUTES).attributes(rest).build());
    }
  }

  private static Optional<Relationship> relationship(XmlElement element) {
    Optional<Relationship.End> first = element.child("first-end-point").map(ObjectReader::end);
    Optional<Relationship.End> second = element.child("second-end-point").map(ObjectReader::end);
    Optional<XmlElement> condition = element.child("expression");
    if (first.isEmpty() || second.isEmpty() || condition.isEmpty()) {
      return Optional.empty();
    }
    Relationship read =
        new Relationship(
            ElementId.relationship(first.get().object(), second.get().object()),
            Expressions.read(condition.get()),
            first.get(),
            second.get());
    return Optional.of(read).filter(r -> Sameness.same(ObjectGraph.relationship(r), element));
  }

  private static Relationship.End end(XmlElement element) {
    return new Relationship.End(
        element.value("object-id"),
        element.has("unique-key", "true"),
        element.has("guaranteed-value", "true"));
  }
}
