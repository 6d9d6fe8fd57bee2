package dsc.tds;

import dsc.tds.TdsChecklist.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks of connections and relations: 1 and 12. */
final class TableChecks {
  private TableChecks() {}

  static void run(DocumentIndex document, List<Problem> problems) {
    Set<String> connections =
        document.connection().items("named-connections").stream()
            .map(c -> c.value("name"))
            .collect(Collectors.toSet());
    Stream.concat(document.connection().children("relation").stream(), document.relations(""))
        .forEach(
            relation -> {
              tree(relation, connections, problems);
              joins(relation, problems);
            });
  }

  private static void tree(XmlElement relation, Set<String> connections, List<Problem> problems) {
    relation
        .attribute("connection")
        .filter(name -> !connections.isEmpty() && !connections.contains(name))
        .ifPresent(
            name -> problems.add(new Problem(1, "no connection " + name + " for a relation")));
    if (relation.has("type", "text")
        && !CustomSql.write(CustomSql.read(relation.text()))
            .equals(LineBreaks.read(relation.text()))) {
      problems.add(
          new Problem(12, "`<` or `>` is not doubled in the SQL of " + relation.value("name")));
    }
    relation.children("relation").forEach(child -> tree(child, connections, problems));
  }

  /** 1: the tables that a join names are in the tree of that join. */
  private static void joins(XmlElement relation, List<Problem> problems) {
    Set<String> aliases =
        DocumentIndex.leaves(relation).stream()
            .map(leaf -> leaf.value("name"))
            .collect(Collectors.toSet());
    if (relation.has("type", "join")) {
      relation.child("clause").ifPresent(clause -> operands(clause, aliases, problems));
    }
    relation.children("relation").forEach(child -> joins(child, problems));
  }

  private static void operands(XmlElement element, Set<String> aliases, List<Problem> problems) {
    if (element.is("expression") && element.children().isEmpty()) {
      Brackets.pair(element.value("op"))
          .filter(pair -> !aliases.contains(pair.qualifier()))
          .ifPresent(
              pair ->
                  problems.add(
                      new Problem(1, "a join names " + element.value("op") + ", which it lacks")));
    }
    element.children().forEach(child -> operands(child, aliases, problems));
  }
}
