package dsc.tds;

import dsc.tds.TdsChecklist.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of the logical layer: 6, 7 and 8. */
final class ObjectChecks {
  private ObjectChecks() {}

  static void run(DocumentIndex document, List<Problem> problems) {
    if (document.objects().isEmpty()) {
      return;
    }
    sameRelations(document, problems);
    ids(document, problems);
    document
        .graph()
        .items("relationships")
        .forEach(relationship -> ends(relationship, document, problems));
  }

  /** 6: the relations of the connection are those of the logical tables. */
  private static void sameRelations(DocumentIndex document, List<Problem> problems) {
    Set<XmlElement> physical = new HashSet<>();
    for (XmlElement relation : document.connection().children("relation")) {
      if (relation.has("type", "collection")) {
        physical.addAll(relation.children());
      } else {
        physical.add(relation);
      }
    }
    Set<XmlElement> logical = document.relations("").collect(Collectors.toSet());
    if (!physical.equals(logical)) {
      problems.add(
          new Problem(6, "the relations of the connection and of the object graph differ"));
    }
  }

  /** 7: whoever names a logical table names one that is there. */
  private static void ids(DocumentIndex document, List<Problem> problems) {
    for (String column : document.columns().keySet()) {
      Brackets.pair(column)
          .filter(pair -> pair.qualifier().equals(FieldXml.COUNTS))
          .ifPresent(pair -> known(pair.name(), "a count field", document, problems));
    }
    for (XmlElement record : document.connection().items("metadata-records")) {
      record
          .childText("object-id")
          .ifPresent(id -> known(Brackets.unquote(id), "metadata", document, problems));
    }
    for (XmlElement relationship : document.graph().items("relationships")) {
      end(relationship, "first-end-point")
          .ifPresent(id -> known(id, "a relationship", document, problems));
      end(relationship, "second-end-point")
          .ifPresent(id -> known(id, "a relationship", document, problems));
    }
  }

  private static void known(String id, String who, DocumentIndex document, List<Problem> problems) {
    if (!document.objects().containsKey(id)) {
      problems.add(new Problem(7, who + " names the logical table " + id + ", which isn't there"));
    }
  }

  private static Optional<String> end(XmlElement relationship, String which) {
    return relationship.child(which).flatMap(e -> e.attribute("object-id"));
  }

  /** 8: the first operand is a field of the first end, the second of the second. */
  private static void ends(
      XmlElement relationship, DocumentIndex document, List<Problem> problems) {
    relationship
        .child("expression")
        .ifPresent(
            expression ->
                comparisons(
                    expression,
                    end(relationship, "first-end-point").orElse(""),
                    end(relationship, "second-end-point").orElse(""),
                    document,
                    problems));
  }

  private static void comparisons(
      XmlElement expression,
      String first,
      String second,
      DocumentIndex document,
      List<Problem> problems) {
    List<XmlElement> operands = expression.children();
    boolean leaves = operands.stream().allMatch(o -> o.children().isEmpty());
    if (leaves && operands.size() == 2) {
      belongs(operands.get(0).value("op"), first, document, problems);
      belongs(operands.get(1).value("op"), second, document, problems);
    } else {
      operands.forEach(o -> comparisons(o, first, second, document, problems));
    }
  }

  private static void belongs(
      String operand, String object, DocumentIndex document, List<Problem> problems) {
    if (Brackets.split(operand).size() != 1) {
      return;
    }
    String table =
        Optional.ofNullable(document.cols().get(operand))
            .flatMap(Brackets::pair)
            .map(Brackets.Pair::qualifier)
            .orElse(Brackets.unquote(document.metadata().getOrDefault(operand, "")));
    XmlElement end = document.objects().get(object);
    boolean found =
        end != null
            && DocumentIndex.relations(end, "")
                .flatMap(relation -> DocumentIndex.leaves(relation).stream())
                .anyMatch(leaf -> leaf.has("name", table));
    if (!found) {
      problems.add(
          new Problem(8, "a relationship compares " + operand + ", no field of " + object));
    }
  }
}
