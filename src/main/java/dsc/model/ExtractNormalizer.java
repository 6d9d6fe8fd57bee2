package dsc.model;

import dsc.model.Extract.ExtractColumn;
import dsc.model.Extract.ExtractTable;
import java.util.Comparator;
import java.util.List;

/**
 * Extracts without what depends on who built the file: its path, the names and order of its columns
 * and the calculations that were computed in advance.
 */
final class ExtractNormalizer {
  private static final String PATH = "Data/Extracts/extract.hyper";

  private ExtractNormalizer() {}

  static Extract normal(Extract extract, Datasource all) {
    List<ExtractTable> tables =
        extract.tables().stream()
            .map(t -> new ExtractTable(t.name(), t.object(), columns(t, all)))
            .sorted(Comparator.comparing(ExtractTable::name))
            .toList();
    Extract.Rows rows = extract.rows();
    boolean everything = rows.count().equals("-1");
    return new Extract(
        PATH,
        extract.enabled(),
        extract.incrementKey(),
        tables,
        everything ? Extract.Rows.ALL : rows,
        extract.aggregations());
  }

  /** Without the digits of numbers, which a server that fills the extract again leaves out. */
  static Extract withoutDigits(Extract extract) {
    return new Extract(
        extract.path(),
        extract.enabled(),
        extract.incrementKey(),
        extract.tables().stream()
            .map(
                table ->
                    new ExtractTable(
                        table.name(),
                        table.object(),
                        table.columns().stream()
                            .map(c -> new ExtractColumn(c.field(), c.type()))
                            .toList()))
            .toList(),
        extract.rows(),
        extract.aggregations());
  }

  private static List<ExtractColumn> columns(ExtractTable table, Datasource all) {
    return table.columns().stream()
        .filter(c -> all.elements().get(ElementId.field(c.field())) instanceof Field.Column)
        .map(c -> new ExtractColumn(c.field(), c.type(), c.decimal()))
        .sorted(Comparator.comparing(ExtractColumn::field))
        .toList();
  }
}
