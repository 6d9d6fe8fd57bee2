package dsc.cli;

import dsc.diag.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of the extracts that were built: the address, the rows, the size of the files. */
final class BuiltTable {
  private static final double MIB = 1 << 20;

  private BuiltTable() {}

  /** One extract with the files it is in. */
  record Built(String address, long rows, long bytes) {}

  /** The lines of the table; columns are as wide as their widest cell. */
  static List<String> lines(List<Built> extracts) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("extract", "rows", "MiB"));
    for (Built built : extracts) {
      cells.add(
          List.of(
              Cells.safe(built.address()),
              String.format(Locale.ROOT, "%,d", built.rows()),
              String.format(Locale.ROOT, "%,.1f", built.bytes() / MIB)));
    }
    int name = widest(cells, 0);
    int rows = widest(cells, 1);
    int size = widest(cells, 2);
    return cells.stream()
        .map(
            line ->
                line.get(0)
                    + blanks(name, line.get(0))
                    + "  "
                    + blanks(rows, line.get(1))
                    + line.get(1)
                    + "  "
                    + blanks(size, line.get(2))
                    + line.get(2))
        .toList();
  }

  private static int widest(List<List<String>> cells, int column) {
    return cells.stream().mapToInt(line -> Cells.width(line.get(column))).max().orElse(0);
  }

  private static String blanks(int width, String text) {
    return " ".repeat(width - Cells.width(text));
  }
}
