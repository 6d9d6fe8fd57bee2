package dsc.tds;

import dsc.catalog.DataType;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Join;
import dsc.model.Table;
import dsc.model.Table.Part;
import dsc.model.Table.Source;
import dsc.model.TableObject.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the relation tree of a logical table: its shape, its tables and its joins. */
final class RelationReader {
  private final Collector collector;

  /** The connection of relations that name none, when the only one stands alone. */
  private final String directConnection;

  private final Map<String, Integer> repeated = new HashMap<>();

  RelationReader(Collector collector, String directConnection) {
    this.collector = collector;
    this.directConnection = directConnection;
  }

  Shape read(XmlElement relation) {
    Optional<Join.Kind> kind =
        Arrays.stream(Join.Kind.values()).filter(k -> relation.has("join", k.text())).findFirst();
    List<XmlElement> sides = relation.children("relation");
    List<XmlElement> conditions = relation.items("clause");
    if (relation.has("type", "join")
        && kind.isPresent()
        && sides.size() == 2
        && conditions.size() == 1
        && relation.children().size() == 3) {
      Shape left = read(sides.get(0));
      Shape right = read(sides.get(1));
      collector.add(
          new Join(
              new ElementId(Kind.JOIN, right.first()),
              kind.get(),
              Expressions.read(conditions.getFirst())));
      return new Shape.Joined(left, right);
    }
    Part part = part(relation);
    ElementId id = new ElementId(Kind.TABLE, part.alias());
    Source source = part.source();
    while (collector.contains(id)) {
      int n = repeated.merge(part.alias(), 1, Integer::sum);
      id = new ElementId(Kind.TABLE, part.alias() + " #" + (n + 1));
      source = new Source.Other(XmlWriter.fragment(relation));
    }
    collector.add(new Table(id, part.connection(), source));
    return new Shape.Leaf(id.name());
  }

  private Part part(XmlElement relation) {
    String connection = relation.attribute("connection").orElse(directConnection);
    Part read = new Part(relation.value("name"), connection, source(relation));
    boolean exact =
        Sameness.same(
            Relations.part(
                read, !directConnection.isEmpty() && connection.equals(directConnection)),
            relation);
    return exact
        ? read
        : new Part(alias(relation), connection, new Source.Other(XmlWriter.fragment(relation)));
  }

  /** A relation without a name goes by that of the first one inside. */
  private static String alias(XmlElement relation) {
    String name = relation.value("name");
    return name.isEmpty()
        ? relation.child("relation").map(RelationReader::alias).orElse("relation")
        : name;
  }

  private Source source(XmlElement relation) {
    return switch (relation.value("type")) {
      case "table" ->
          relation
              .child("columns")
              .map(columns -> file(relation.value("table"), columns))
              .orElseGet(() -> new Source.Named(relation.value("table")));
      case "text" -> new Source.CustomSql(CustomSql.read(relation.text()));
      case "stored-proc" ->
          new Source.StoredProcedure(
              relation.value("stored-proc"), arguments(relation.items("actual-parameters")));
      case "union" ->
          new Source.Union(
              relation.has("all", "true"),
              relation.children("relation").stream().map(this::part).toList());
      case "batch-union" -> fileUnion(relation);
      case "pivot" -> pivot(relation);
      default -> new Source.Other(XmlWriter.fragment(relation));
    };
  }

  private static Source file(String path, XmlElement columns) {
    List<Table.FileColumn> read = new ArrayList<>();
    for (XmlElement column : columns.children("column")) {
      read.add(
          new Table.FileColumn(
              column.value("name"),
              DataType.of(column.value("datatype")).orElse(DataType.UNKNOWN)));
    }
    return new Source.File(path, columns.attributes(), read);
  }

  private static List<Table.Argument> arguments(List<XmlElement> columns) {
    return columns.stream()
        .map(c -> new Table.Argument(c.value("name"), c.value("value"), c.attribute("parameter")))
        .toList();
  }

  private static Source fileUnion(XmlElement relation) {
    TreeMap<String, String> attributes = new TreeMap<>(relation.attributes());
    attributes.keySet().removeAll(List.of("name", "type", "connection"));
    return new Source.FileUnion(attributes);
  }

  private Source pivot(XmlElement relation) {
    Optional<XmlElement> input = relation.child("relation");
    if (input.isEmpty()) {
      return new Source.Other(XmlWriter.fragment(relation));
    }
    List<Table.PivotGroup> groups =
        relation.items("groups").stream()
            .map(
                g ->
                    new Table.PivotGroup(
                        g.value("name"),
                        g.children("field").stream().map(f -> f.value("name")).toList()))
            .toList();
    return new Source.Pivot(
        relation.child("tag").map(t -> t.value("name")).orElse(""),
        relation.items("tag").stream().map(v -> v.value("name")).toList(),
        groups,
        part(input.get()));
  }
}
