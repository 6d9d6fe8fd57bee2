package dsc.tds;

import dsc.model.Extract;
import dsc.model.Extract.ExtractTable;
import dsc.model.Relationship;
import dsc.model.TableObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes the logical layer: objects, their relations live and extracted, and relationships. */
final class ObjectGraph {
  private ObjectGraph() {}

  static Optional<XmlElement> write(ModelIndex model) {
    if (model.objects().isEmpty()) {
      return Optional.empty();
    }
    List<XmlElement> relationships =
        model
            .datasource()
            .all(Relationship.class)
            .sorted(
                Comparator.comparingInt((Relationship r) -> ordinal(model, r.first().object()))
                    .thenComparingInt(r -> ordinal(model, r.second().object()))
                    .thenComparing(Relationship::id))
            .map(ObjectGraph::relationship)
            .toList();
    return Optional.of(
        XmlElement.builder("object-graph")
            .container("objects", model.objects().stream().map(o -> object(o, model)).toList())
            .container("relationships", relationships)
            .build());
  }

  private static int ordinal(ModelIndex model, String object) {
    return model.objects().stream()
        .filter(o -> o.id().name().equals(object))
        .mapToInt(TableObject::ordinal)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private static XmlElement object(TableObject object, ModelIndex model) {
    XmlElement.Builder builder =
        XmlElement.builder("object")
            .attribute("caption", object.caption())
            .attribute("id", object.id().name())
            .child(properties("", Relations.write(object.shape(), model)));
    model
        .extract()
        .flatMap(extract -> table(extract, object))
        .ifPresent(table -> builder.child(properties("extract", ExtractXml.relation(table))));
    return builder.build();
  }

  private static Optional<ExtractTable> table(Extract extract, TableObject object) {
    return extract.tables().stream()
        .filter(table -> table.object().equals(object.id().name()))
        .findFirst();
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
