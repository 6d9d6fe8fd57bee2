package dsc.hyper;

import dsc.diag.DscException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

/**
 * The rows of a sheet as records of a CSV file, by their numbers in the sheet. The first row with a
 * value names the columns; rows without any are left out.
 */
final class SheetRecords implements BadRows.Records {
  private final Path file;
  private final Workbook workbook;
  private final SheetCells cells;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private Optional<BadRows.Read> ahead;
  private int columns;

  private SheetRecords(Path file, Workbook workbook, Stream<Row> stream) {
    this.file = file;
    this.workbook = workbook;
    this.cells = new SheetCells(workbook.is1904());
    this.stream = stream;
    this.rows = stream.iterator();
    this.ahead = header();
  }

  /**
   * Opens a sheet, by name or the first one.
   *
   * @throws DscException when it cannot be read
   */
  static SheetRecords open(Path file, Optional<String> sheet) throws IOException {
    Workbook workbook = Workbook.open(file);
    try {
      return new SheetRecords(file, workbook, workbook.sheet(sheet).openStream());
    } catch (RuntimeException e) {
      workbook.close();
      throw Workbook.damaged(file, e);
    }
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public BadRows.Read next() {
    BadRows.Read next = ahead.orElseThrow();
    ahead = found();
    return next;
  }

  private Optional<BadRows.Read> header() {
    Optional<Values> first = values();
    first.ifPresent(values -> columns = values.texts().size());
    return first.map(values -> read(values.row(), names(values.texts())));
  }

  private Optional<BadRows.Read> found() {
    return values().map(values -> read(values.row(), padded(values.texts())));
  }

  private record Values(long row, List<Optional<String>> texts) {}

  /** The next row that has a value. */
  private Optional<Values> values() {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        List<Optional<String>> texts = new ArrayList<>();
        for (Cell cell : row) {
          texts.add(Optional.ofNullable(cell).flatMap(cells::text));
        }
        while (!texts.isEmpty() && texts.getLast().isEmpty()) {
          texts.removeLast();
        }
        if (!texts.isEmpty()) {
          return Optional.of(new Values(row.getRowNum(), texts));
        }
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      throw Workbook.damaged(file, e);
    }
  }

  /** Names that no two columns share, as Tableau makes them up where there are none. */
  private static List<Optional<String>> names(List<Optional<String>> written) {
    List<Optional<String>> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < written.size(); i++) {
      String wanted =
          written.get(i).map(String::strip).filter(n -> !n.isEmpty()).orElse("F" + (i + 1));
      String name = wanted;
      for (int n = 1; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
        name = wanted + n;
      }
      names.add(Optional.of(name));
    }
    return names;
  }

  private List<Optional<String>> padded(List<Optional<String>> texts) {
    List<Optional<String>> padded = new ArrayList<>(texts);
    while (padded.size() < columns) {
      padded.add(Optional.empty());
    }
    return padded;
  }

  private BadRows.Read read(long row, List<Optional<String>> texts) {
    String raw =
        texts.stream()
            .map(t -> t.map(SheetRecords::quoted).orElse(""))
            .collect(Collectors.joining(","));
    return new BadRows.Read(
        row,
        (raw + "\n").getBytes(StandardCharsets.UTF_8),
        texts.size() == columns
            ? Optional.empty()
            : Optional.of("a value beside the " + columns + " columns that have names"),
        texts.stream().map(t -> t.map(text -> text.getBytes(StandardCharsets.UTF_8))).toList());
  }

  private static String quoted(String text) {
    boolean plain =
        text.indexOf(',') < 0
            && text.indexOf('"') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
