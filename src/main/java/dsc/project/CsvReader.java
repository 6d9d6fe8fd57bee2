package dsc.project;

import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values by RFC 4180: quoted values may hold commas, line breaks and doubled
 * quotes; lines end with LF, CR LF or CR. Blank lines are skipped. Every value knows its place.
 */
final class CsvReader {
  private final SourceFile file;
  private final int[] codes;
  private final Diagnostics diags;
  private int at;
  private boolean broken;

  private CsvReader(SourceFile file, Diagnostics diags) {
    this.file = file;
    this.codes = file.text().codePoints().toArray();
    this.diags = diags;
  }

  /** One value; the span includes its quotes. */
  record Cell(String text, boolean quoted, Span span) {}

  /** One record, usually a line; a broken one has a mistake in its quotes, which is reported. */
  record Row(List<Cell> cells, boolean broken, Span span) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /** The records of a file; what is wrong with them is reported, and they are read all the same. */
  static List<Row> read(SourceFile file, Diagnostics diags) {
    return new CsvReader(file, diags).rows();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    while (at < codes.length) {
      Row row = row();
      boolean blank =
          row.cells().size() == 1
              && row.cells().getFirst().text().isBlank()
              && !row.cells().getFirst().quoted();
      if (!blank) {
        rows.add(row);
      }
    }
    return rows;
  }

  private Row row() {
    int start = at;
    broken = false;
    List<Cell> cells = new ArrayList<>();
    cells.add(cell());
    while (at < codes.length && codes[at] == ',') {
      at++;
      cells.add(cell());
    }
    Span span = new Span(file, start, at);
    if (at < codes.length && codes[at] == '\r') {
      at++;
    }
    if (at < codes.length && codes[at] == '\n') {
      at++;
    }
    return new Row(cells, broken, span);
  }

  private Cell cell() {
    int start = at;
    if (at < codes.length && codes[at] == '"') {
      return quoted(start);
    }
    while (at < codes.length && !endsCell(codes[at])) {
      if (codes[at] == '"') {
        fail(Problems.quoteInside(new Span(file, at, at + 1)));
        at++;
        skipCell();
        break;
      }
      at++;
    }
    return new Cell(new String(codes, start, at - start), false, new Span(file, start, at));
  }

  private Cell quoted(int start) {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < codes.length) {
      int code = codes[at++];
      if (code != '"') {
        text.appendCodePoint(code);
      } else if (at < codes.length && codes[at] == '"') {
        text.append('"');
        at++;
      } else {
        Span span = new Span(file, start, at);
        if (at < codes.length && !endsCell(codes[at])) {
          fail(Problems.textAfterQuote(new Span(file, at, at + 1)));
          skipCell();
        }
        return new Cell(text.toString(), true, span);
      }
    }
    fail(Problems.unclosedQuote(new Span(file, start, start + 1)));
    return new Cell(text.toString(), true, new Span(file, start, at));
  }

  private void fail(Diagnostic problem) {
    broken = true;
    diags.report(problem);
  }

  private void skipCell() {
    while (at < codes.length && !endsCell(codes[at])) {
      at++;
    }
  }

  private static boolean endsCell(int code) {
    return code == ',' || code == '\n' || code == '\r';
  }
}
