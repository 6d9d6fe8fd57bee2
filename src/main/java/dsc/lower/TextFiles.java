package dsc.lower;

import dsc.model.Table;
import dsc.resolve.BoundTable;
import dsc.spec.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Text files as Tableau connects to them: one connection for each folder, the table named after the
 * file with {@code #} for the dot, and the columns said outright. Source: files saved by Tableau.
 */
final class TextFiles {
  private TextFiles() {}

  static Table.Source source(BoundTable table, TableSpec.Source.TextFile file, Values values) {
    return new Table.Source.File(
        TableLowering.bracketed(List.of(fileName(values.text(file.path())).replace('.', '#'))),
        format(file.format()),
        columns(table));
  }

  /** A sheet of a workbook file, which Tableau reads by columns as it reads text files. */
  static Table.Source sheet(BoundTable table, TableSpec.Source.Named sheet) {
    return new Table.Source.File(
        TableLowering.bracketed(sheet.path()),
        new TreeMap<>(Map.of("header", "yes", "outcome", "6")),
        columns(table));
  }

  private static List<Table.FileColumn> columns(BoundTable table) {
    return table.columns().stream()
        .map(c -> new Table.FileColumn(c.name().value(), c.type().value()))
        .toList();
  }

  private static SortedMap<String, String> format(TableSpec.TextFormat format) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("character-set", format.encoding());
    attributes.put("header", format.header() ? "yes" : "no");
    attributes.put("locale", format.locale());
    attributes.put("separator", format.delimiter());
    if (!format.quote().equals("\"")) {
      attributes.put("text-qualifier", format.quote());
    }
    return attributes;
  }

  /** The folder part of a path as written, with forward slashes; {@code .} when there is none. */
  static String folder(String path) {
    String slashed = path.replace('\\', '/');
    int slash = slashed.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : slashed.substring(0, slash);
  }

  /** The last part of a path. */
  static String fileName(String path) {
    String slashed = path.replace('\\', '/');
    return slashed.substring(slashed.lastIndexOf('/') + 1);
  }
}
