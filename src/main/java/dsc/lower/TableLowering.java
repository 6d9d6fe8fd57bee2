package dsc.lower;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.StableIds;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Join;
import dsc.model.SqlExpression;
import dsc.model.Table;
import dsc.model.TableObject;
import dsc.resolve.BoundJoin;
import dsc.resolve.BoundTable;
import dsc.resolve.Resolved;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tables, joins and the one logical table they make. */
final class TableLowering {
  private final Resolved resolved;
  private final ConnectionLowering connections;
  private final Values values;

  TableLowering(Resolved resolved, ConnectionCatalog catalog, Values values) {
    this.resolved = resolved;
    this.connections = new ConnectionLowering(resolved, catalog, values);
    this.values = values;
  }

  /** The address of the logical table. */
  ElementId object() {
    String root = resolved.tables().getFirst().alias();
    return new ElementId(
        ElementId.Kind.OBJECT,
        StableIds.object(root, resolved.spec().id().value() + "/table/" + root));
  }

  List<Element> elements() {
    List<Element> elements = new ArrayList<>(connections.elements());
    if (resolved.tables().isEmpty()) {
      return elements;
    }
    TableObject.Shape shape = new TableObject.Shape.Leaf(resolved.tables().getFirst().alias());
    for (BoundTable table : resolved.tables()) {
      elements.add(table(table));
    }
    for (BoundJoin join : resolved.joins()) {
      elements.add(join(join));
      shape =
          new TableObject.Shape.Joined(
              shape, new TableObject.Shape.Leaf(join.spec().table().value()));
    }
    elements.add(new TableObject(object(), 0, resolved.tables().getFirst().alias(), shape));
    return elements;
  }

  private Table table(BoundTable table) {
    return new Table(
        new ElementId(ElementId.Kind.TABLE, table.alias()), connections.name(table), source(table));
  }

  private Table.Source source(BoundTable table) {
    return switch (table.source()) {
      case TableSpec.Source.Named named -> new Table.Source.Named(bracketed(named.path()));
      case TableSpec.Source.CustomSql sql -> new Table.Source.CustomSql(sql.sql().value());
      case TableSpec.Source.TextFile file -> TextFiles.source(table, file, values);
      case TableSpec.Source.Like like ->
          throw new IllegalStateException("unfollowed like " + like.alias().value());
    };
  }

  static String bracketed(List<String> path) {
    return path.stream()
        .map(part -> "[" + part.replace("]", "]]") + "]")
        .collect(Collectors.joining("."));
  }

  private static Join join(BoundJoin join) {
    List<SqlExpression> comparisons =
        join.comparisons().stream().map(TableLowering::comparison).toList();
    return new Join(
        new ElementId(ElementId.Kind.JOIN, join.spec().table().value()),
        switch (join.spec().kind()) {
          case INNER -> Join.Kind.INNER;
          case LEFT -> Join.Kind.LEFT;
          case RIGHT -> Join.Kind.RIGHT;
          case FULL -> Join.Kind.FULL;
        },
        comparisons.size() == 1 ? comparisons.getFirst() : new SqlExpression("AND", comparisons));
  }

  private static SqlExpression comparison(BoundJoin.Comparison comparison) {
    return new SqlExpression(
        comparison.op().symbol(), List.of(operand(comparison.left()), operand(comparison.right())));
  }

  private static SqlExpression operand(BoundJoin.Operand operand) {
    return SqlExpression.leaf(bracketed(List.of(operand.table(), operand.column())));
  }
}
