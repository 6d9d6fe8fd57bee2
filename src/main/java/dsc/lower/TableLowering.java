package dsc.lower;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.formula.Expr;
import dsc.formula.ExprRewrite;
import dsc.formula.FormulaPrinter;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldProperties;
import dsc.model.Join;
import dsc.model.Relationship;
import dsc.model.SqlExpression;
import dsc.model.Table;
import dsc.model.TableObject;
import dsc.resolve.BoundJoin;
import dsc.resolve.BoundRelationship;
import dsc.resolve.BoundTable;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.Located;
import dsc.spec.RelationshipSpec.Cardinality;
import dsc.spec.RelationshipSpec.Integrity;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tables, joins, the logical tables they make and the relationships between these. */
final class TableLowering {
  private final Resolved resolved;
  private final ConnectionLowering connections;
  private final SourceLowering sources;
  private final Values values;

  TableLowering(Resolved resolved, ConnectionCatalog catalog, Values values) {
    this.resolved = resolved;
    this.connections = new ConnectionLowering(resolved, catalog, values);
    this.sources = new SourceLowering(resolved, connections, values);
    this.values = values;
  }

  /** The address of the logical table that begins with this table. */
  ElementId object(String root) {
    return new ElementId(ElementId.Kind.OBJECT, resolved.objectId(root));
  }

  private Optional<TableSpec> spec(String alias) {
    return resolved.spec().tables().stream()
        .filter(t -> t.alias().value().equals(alias))
        .findFirst();
  }

  List<Element> elements() {
    List<Element> elements = new ArrayList<>(connections.elements());
    for (BoundTable table : resolved.tables()) {
      elements.add(
          new Table(
              new ElementId(ElementId.Kind.TABLE, table.alias()),
              connections.name(table),
              sources.source(table)));
    }
    resolved.joins().forEach(join -> elements.add(join(join)));
    int ordinal = 0;
    for (List<BoundTable> tables : resolved.logicalTables()) {
      elements.add(object(tables, ordinal++));
    }
    for (TableSpec table : resolved.spec().tables()) {
      table.count().ifPresent(count -> elements.add(count(table, count)));
    }
    resolved.relationships().forEach(r -> elements.add(relationship(r)));
    return elements;
  }

  private Field.TableCount count(TableSpec table, TableSpec.CountSpec count) {
    String root = table.alias().value();
    String caption = count.caption().or(table::caption).map(values::text).orElse(root);
    return new Field.TableCount(
        ElementId.field(resolved.countField(root)),
        new FieldProperties(
            Optional.of(caption),
            DataType.TABLE,
            Role.MEASURE,
            FieldType.QUANTITATIVE,
            Optional.empty(),
            count.format().map(f -> NumberFormats.tds(f.value(), DataType.INTEGER)),
            count.hidden(),
            Optional.empty(),
            new AttributeLowering(values).runs(count.description()),
            new TreeMap<>(),
            new TreeMap<>()),
        resolved.objectId(root));
  }

  private TableObject object(List<BoundTable> tables, int ordinal) {
    String root = tables.getFirst().alias();
    TableObject.Shape shape = new TableObject.Shape.Leaf(root);
    for (BoundTable joined : tables.subList(1, tables.size())) {
      shape = new TableObject.Shape.Joined(shape, new TableObject.Shape.Leaf(joined.alias()));
    }
    String caption = spec(root).flatMap(TableSpec::caption).map(values::text).orElse(root);
    return new TableObject(object(root), ordinal, caption, shape);
  }

  static String bracketed(List<String> path) {
    return path.stream()
        .map(part -> "[" + part.replace("]", "]]") + "]")
        .collect(Collectors.joining("."));
  }

  private static Join join(BoundJoin join) {
    return new Join(
        new ElementId(ElementId.Kind.JOIN, join.spec().table().value()),
        switch (join.spec().kind()) {
          case INNER -> Join.Kind.INNER;
          case LEFT -> Join.Kind.LEFT;
          case RIGHT -> Join.Kind.RIGHT;
          case FULL -> Join.Kind.FULL;
        },
        condition(
            join.comparisons().stream()
                .map(c -> comparison(c.op().symbol(), physical(c.left()), physical(c.right())))
                .toList()));
  }

  private static SqlExpression condition(List<SqlExpression> comparisons) {
    return comparisons.size() == 1 ? comparisons.getFirst() : new SqlExpression("AND", comparisons);
  }

  private static SqlExpression comparison(String op, String left, String right) {
    return new SqlExpression(op, List.of(SqlExpression.leaf(left), SqlExpression.leaf(right)));
  }

  /** Joins name columns by table, as a spec does. */
  private static String physical(BoundJoin.Operand operand) {
    return switch (operand) {
      case BoundJoin.Operand.Column column -> bracketed(List.of(column.table(), column.column()));
      case BoundJoin.Operand.Formula formula -> FormulaPrinter.print(formula.expr());
    };
  }

  private Relationship relationship(BoundRelationship relationship) {
    String from = object(relationship.from()).name();
    String to = object(relationship.to()).name();
    Cardinality cardinality =
        relationship.spec().cardinality().map(Located::value).orElse(Cardinality.MANY_TO_MANY);
    Integrity integrity =
        relationship.spec().integrity().map(Located::value).orElse(Integrity.SOME_TO_SOME);
    boolean fromOne =
        cardinality == Cardinality.ONE_TO_MANY || cardinality == Cardinality.ONE_TO_ONE;
    boolean toOne = cardinality == Cardinality.MANY_TO_ONE || cardinality == Cardinality.ONE_TO_ONE;
    boolean fromAll = integrity == Integrity.ALL_TO_SOME || integrity == Integrity.ALL_TO_ALL;
    boolean toAll = integrity == Integrity.SOME_TO_ALL || integrity == Integrity.ALL_TO_ALL;
    return new Relationship(
        ElementId.relationship(from, to),
        condition(
            relationship.comparisons().stream()
                .map(c -> comparison(c.op().symbol(), logical(c.left()), logical(c.right())))
                .toList()),
        new Relationship.End(from, fromOne, fromAll),
        new Relationship.End(to, toOne, toAll));
  }

  /** Relationships name fields. */
  private String logical(BoundJoin.Operand operand) {
    return switch (operand) {
      case BoundJoin.Operand.Column column ->
          bracketed(List.of(internalName(column.table(), column.column())));
      case BoundJoin.Operand.Formula formula ->
          FormulaPrinter.print(
              ExprRewrite.renameFields(
                  formula.expr(),
                  ref ->
                      new Expr.FieldRef(
                          ref.span(),
                          Optional.empty(),
                          internalName(ref.qualifier().orElse(""), ref.name()))));
    };
  }

  private String internalName(String table, String column) {
    return resolved.symbols().fields().stream()
        .filter(
            field ->
                field instanceof Symbol.Column c
                    && c.table().equals(table)
                    && c.column().equals(column))
        .map(Symbol.Field::internalName)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no field for " + table + "." + column));
  }
}
