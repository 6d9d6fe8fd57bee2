package dsc.tds;

import dsc.model.Extract;
import dsc.model.Extract.ExtractTable;
import dsc.model.Relationship;
import dsc.model.TableObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the logical layer: objects, their relations live and extracted, and relationships. */
final class ObjectGraph {
  private ObjectGraph() {}

  static Optional<XmlElement> write(ModelIndex model) {
    if (model.objects().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> ordinals = new HashMap<>();
    model.objects().forEach(o -> ordinals.put(o.id().name(), ordinals.size()));
    Map<String, ExtractTable> extracted = new HashMap<>();
    for (ExtractTable table : model.extract().map(Extract::tables).orElse(List.of())) {
      extracted.putIfAbsent(table.object(), table);
    }
    List<XmlElement> relationships =
        model
            .datasource()
            .all(Relationship.class)
            .sorted(
                Comparator.comparingInt((Relationship r) -> ordinal(ordinals, r.first()))
                    .thenComparingInt(r -> ordinal(ordinals, r.second()))
                    .thenComparing(Relationship::id))
            .map(ObjectGraph::relationship)
            .toList();
    return Optional.of(
        XmlElement.builder("object-graph")
            .container(
                "objects", model.objects().stream().map(o -> object(o, extracted, model)).toList())
            .container("relationships", relationships)
            .build());
  }

  private static int ordinal(Map<String, Integer> ordinals, Relationship.End end) {
    return ordinals.getOrDefault(end.object(), Integer.MAX_VALUE);
  }

  private static XmlElement object(
      TableObject object, Map<String, ExtractTable> extracted, ModelIndex model) {
    XmlElement.Builder builder =
        XmlElement.builder("object")
            .attribute("caption", object.caption())
            .attribute("id", object.id().name())
            .child(properties("", Relations.write(object.shape(), model)));
    ExtractTable table = extracted.get(object.id().name());
    if (table != null) {
      builder.child(properties("extract", ExtractXml.relation(table)));
    }
    return builder.build();
  }

  private static XmlElement properties(String context, XmlElement relation) {
    return XmlElement.builder("properties").attribute("context", context).child(relation).build();
  }

  static XmlElement relationship(Relationship relationship) {
    return XmlElement.builder("relationship")
        .child(Expressions.write(relationship.condition()))
        .child(end("first-end-point", relationship.first()))
        .child(end("second-end-point", relationship.second()))
        .build();
  }

  private static XmlElement end(String name, Relationship.End end) {
    return XmlElement.builder(name)
        .attribute("object-id", end.object())
        .flag("unique-key", end.uniqueKey())
        .flag("guaranteed-value", end.guaranteedValue())
        .build();
  }
}
