package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.model.Extract;
import dsc.model.Extract.ExtractColumn;
import dsc.model.Extract.ExtractTable;
import dsc.model.Field;
import dsc.model.Table.FileColumn;
import dsc.model.Table.Source;
import dsc.model.TableObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Metadata records: what Tableau remembers of each column of a table. They tell a server the fields
 * before it has connected; Tableau replaces them once it has.
 */
final class Metadata {
  /** The OLE DB type code of decimal numbers. */
  static final String DECIMAL = "131";

  static final String PRECISION = "precision";
  static final String SCALE = "scale";

  private Metadata() {}

  /**
   * The OLE DB type code that Tableau writes for columns of its own engine; none for types that no
   * table column has.
   */
  static Optional<String> remoteType(DataType type) {
    return switch (type) {
      case BOOLEAN -> Optional.of("11");
      case INTEGER -> Optional.of("20");
      case REAL -> Optional.of("5");
      case STRING -> Optional.of("129");
      case DATE -> Optional.of("133");
      case DATETIME -> Optional.of("135");
      case SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> Optional.empty();
    };
  }

  /** The aggregation Tableau records for a type. */
  private static String aggregation(DataType type) {
    return switch (type) {
      case INTEGER, REAL -> "Sum";
      case DATE, DATETIME -> "Year";
      case BOOLEAN, STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> "Count";
    };
  }

  /** Records for the tables of the live connection, table by table in the order of joining. */
  static Optional<XmlElement> live(ModelIndex model) {
    Map<String, List<Field.Column>> byTable = model.columnsByTable();
    List<Row> rows = new ArrayList<>();
    for (TableObject object : model.objects()) {
      for (String alias : ModelIndex.aliases(object.shape())) {
        Source source = model.part(alias).source();
        int first = source instanceof Source.File ? 0 : 1;
        for (Field.Column column : ordered(byTable.getOrDefault(alias, List.of()), source)) {
          remoteType(column.properties().dataType())
              .map(
                  type ->
                      new Row(
                          rows.size() + first,
                          column.source().map(Field.ColumnSource::column).orElseThrow(),
                          column.id().name(),
                          alias,
                          column.properties().dataType(),
                          type,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(object.id().name())))
              .ifPresent(rows::add);
        }
      }
    }
    return records(rows, model);
  }

  /** The columns of a file in its order, those of other tables by name. */
  private static List<Field.Column> ordered(List<Field.Column> columns, Source source) {
    if (!(source instanceof Source.File file)) {
      return columns;
    }
    List<String> names = file.columns().stream().map(FileColumn::name).toList();
    return columns.stream()
        .sorted(
            Comparator.comparingInt(
                c -> names.indexOf(c.source().map(Field.ColumnSource::column).orElse(""))))
        .toList();
  }

  /** Records for the tables of an extract. */
  static Optional<XmlElement> extract(Extract extract, ModelIndex model) {
    Map<String, TableObject> objects = new HashMap<>();
    model.objects().forEach(o -> objects.put(o.id().name(), o));
    List<Row> rows = new ArrayList<>();
    for (ExtractTable table : extract.tables()) {
      Optional<TableObject> object = Optional.ofNullable(objects.get(table.object()));
      for (ExtractColumn column : table.columns()) {
        remoteType(column.type())
            .map(
                type ->
                    new Row(
                        rows.size(),
                        column.column(),
                        column.field(),
                        table.name(),
                        column.type(),
                        column.decimal().map(digits -> DECIMAL).orElse(type),
                        column.decimal(),
                        object.map(TableObject::caption),
                        object.map(o -> o.id().name())))
            .ifPresent(rows::add);
      }
    }
    return records(rows, model);
  }

  private record Row(
      int ordinal,
      String remoteName,
      String localName,
      String parent,
      DataType type,
      String remoteType,
      Optional<Decimal> decimal,
      Optional<String> family,
      Optional<String> object) {}

  private static Optional<XmlElement> records(List<Row> rows, ModelIndex model) {
    return model
        .shared()
        .container("metadata-records", rows, () -> rows.stream().map(Metadata::record).toList());
  }

  private static XmlElement record(Row row) {
    XmlElement.Builder record =
        XmlElement.builder("metadata-record")
            .attribute("class", "column")
            .child(XmlElement.withText("remote-name", row.remoteName()))
            .child(XmlElement.withText("remote-type", row.remoteType()))
            .child(XmlElement.withText("local-name", Brackets.quote(row.localName())))
            .child(XmlElement.withText("parent-name", Brackets.quote(row.parent())))
            .child(XmlElement.withText("remote-alias", row.remoteName()))
            .child(XmlElement.withText("ordinal", Integer.toString(row.ordinal())));
    row.family().ifPresent(family -> record.child(XmlElement.withText("family", family)));
    record
        .child(XmlElement.withText("local-type", row.type().text()))
        .child(XmlElement.withText("aggregation", aggregation(row.type())));
    row.decimal()
        .ifPresent(
            digits ->
                record
                    .child(XmlElement.withText(PRECISION, Integer.toString(digits.precision())))
                    .child(XmlElement.withText(SCALE, Integer.toString(digits.scale()))));
    record.child(XmlElement.withText("contains-null", "true"));
    row.object()
        .ifPresent(id -> record.child(XmlElement.withText("object-id", Brackets.quote(id))));
    return record.build();
  }
}
