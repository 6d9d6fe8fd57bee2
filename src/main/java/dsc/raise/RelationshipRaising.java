package dsc.raise;

import dsc.formula.FormulaPrinter;
import dsc.formula.FormulaRewriter;
import dsc.formula.ReferenceText;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.Relationship;
import dsc.model.SqlExpression;
import dsc.model.TableObject;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Relationships between logical tables; each is called by the alias of its first table. */
final class RelationshipRaising {
  private final Datasource datasource;
  private final Wish wish;
  private final Placeholders placeholders;
  private final Map<String, TableObject> objects = new LinkedHashMap<>();

  RelationshipRaising(Datasource datasource, Wish wish, Placeholders placeholders) {
    this.datasource = datasource;
    this.wish = wish;
    this.placeholders = placeholders;
    datasource.all(TableObject.class).forEach(o -> objects.put(o.id().name(), o));
  }

  void write(YamlTree.Builder spec, Sections sections) {
    List<YamlTree> all = new ArrayList<>();
    datasource
        .all(Relationship.class)
        .filter(r -> objects.containsKey(r.first().object()))
        .filter(r -> objects.containsKey(r.second().object()))
        .sorted(
            Comparator.comparingInt((Relationship r) -> object(r.first()).ordinal())
                .thenComparingInt(r -> object(r.second()).ordinal())
                .thenComparing(Relationship::id))
        .forEach(
            relationship -> {
              sections.add("relationships", relationship.id());
              all.add(relationship(relationship));
            });
    spec.putUnlessEmpty("relationships", new YamlTree.Items(all));
  }

  private TableObject object(Relationship.End end) {
    return Optional.ofNullable(objects.get(end.object())).orElseThrow();
  }

  private YamlTree relationship(Relationship relationship) {
    String from = object(relationship.first()).shape().first();
    String to = object(relationship.second()).shape().first();
    Optional<YamlTree> condition =
        wish.plain().contains(relationship.id())
            ? Optional.empty()
            : Comparisons.raise(relationship.condition(), this::operand);
    return new YamlTree.Builder()
        .put("from", from)
        .put("to", to)
        .put("on", condition.orElseGet(() -> YamlTree.text(placeholders.equality(from, to))))
        .put("cardinality", cardinality(relationship))
        .put("integrity", integrity(relationship))
        .build();
  }

  /** A spec names the columns of tables where a TDS names fields. */
  private Optional<String> operand(SqlExpression operand) {
    List<String> unknown = new ArrayList<>();
    String text =
        FormulaRewriter.renameReferences(
            operand.op(),
            reference -> {
              Optional<String> column = column(reference);
              if (column.isEmpty()) {
                unknown.add(reference.text());
              }
              return column.orElse(reference.text());
            });
    return unknown.isEmpty() ? Optional.of(text) : Optional.empty();
  }

  private Optional<String> column(ReferenceText reference) {
    return reference.qualifier().isEmpty()
            && datasource.elements().get(ElementId.field(reference.name()))
                instanceof Field.Column column
        ? column
            .source()
            .map(
                source ->
                    FormulaPrinter.bracketed(source.table())
                        + "."
                        + FormulaPrinter.bracketed(source.column()))
        : Optional.empty();
  }

  private static Optional<String> cardinality(Relationship relationship) {
    return pair(relationship.first().uniqueKey(), relationship.second().uniqueKey(), "one", "many");
  }

  private static Optional<String> integrity(Relationship relationship) {
    return pair(
        relationship.first().guaranteedValue(),
        relationship.second().guaranteedValue(),
        "all",
        "some");
  }

  /** Nothing when neither side promises anything, which is the default. */
  private static Optional<String> pair(boolean first, boolean second, String promise, String none) {
    return first || second
        ? Optional.of((first ? promise : none) + "_to_" + (second ? promise : none))
        : Optional.empty();
  }
}
