package dsc.tds;

import dsc.model.Join;
import dsc.model.Table;
import dsc.model.Table.Part;
import dsc.model.Table.Source;
import dsc.model.TableObject.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Physical relations: tables, custom SQL, files, procedures, unions and pivots, joined into a tree.
 * What can't be written back exactly is kept as {@link Source.Other}.
 */
final class Relations {
  private Relations() {}

  /** The relation tree of one logical table. */
  static XmlElement write(Shape shape, ModelIndex model) {
    return switch (shape) {
      case Shape.Leaf leaf -> part(model.part(leaf.alias()), model);
      case Shape.Joined joined -> {
        Join join = model.join(joined.right().first());
        yield XmlElement.builder("relation")
            .attribute("join", join.kind().text())
            .attribute("type", "join")
            .child(
                XmlElement.builder("clause")
                    .attribute("type", "join")
                    .child(Expressions.write(join.condition()))
                    .build())
            .child(write(joined.left(), model))
            .child(write(joined.right(), model))
            .build();
      }
    };
  }

  private static XmlElement part(Part part, ModelIndex model) {
    return part(part, model.isDirect(part.connection()));
  }

  /** One relation; a direct connection is not named. */
  static XmlElement part(Part part, boolean direct) {
    XmlElement.Builder relation = XmlElement.builder("relation").attribute("name", part.alias());
    if (!part.connection().isEmpty() && !direct) {
      relation.attribute("connection", part.connection());
    }
    return switch (part.source()) {
      case Source.Named s ->
          relation.attribute("table", s.path()).attribute("type", "table").build();
      case Source.CustomSql s ->
          relation.attribute("type", "text").text(CustomSql.write(s.sql())).build();
      case Source.File s ->
          relation
              .attribute("table", s.path())
              .attribute("type", "table")
              .child(fileColumns(s))
              .build();
      case Source.StoredProcedure s ->
          relation
              .attribute("stored-proc", s.path())
              .attribute("type", "stored-proc")
              .container("actual-parameters", arguments(s.arguments()))
              .build();
      case Source.Union s ->
          relation
              .attribute("all", Boolean.toString(s.all()))
              .attribute("type", "union")
              .children(s.parts().stream().map(p -> part(p, direct)).toList())
              .build();
      case Source.FileUnion s ->
          relation.attributes(s.attributes()).attribute("type", "batch-union").build();
      case Source.Pivot s -> PivotXml.write(relation, s, part(s.input(), direct));
      case Source.Other s -> OpaqueParts.parse(s.xml());
    };
  }

  private static XmlElement fileColumns(Source.File file) {
    List<XmlElement> columns = new ArrayList<>();
    for (Table.FileColumn column : file.columns()) {
      columns.add(
          XmlElement.of(
              "column",
              "datatype",
              column.type().text(),
              "name",
              column.name(),
              "ordinal",
              Integer.toString(columns.size())));
    }
    return XmlElement.builder("columns").attributes(file.format()).children(columns).build();
  }

  private static List<XmlElement> arguments(List<Table.Argument> arguments) {
    List<XmlElement> result = new ArrayList<>();
    for (Table.Argument argument : arguments) {
      result.add(
          XmlElement.builder("column")
              .attribute("name", argument.name())
              .attribute("ordinal", Integer.toString(result.size() + 1))
              .attribute("parameter", argument.parameter())
              .attribute("value", argument.value())
              .build());
    }
    return result;
  }
}
