package dsc.hyper;

import dsc.catalog.DataType;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks through a text file for all rows that the engine cannot read, once it has stumbled over the
 * first one. Values that may or may not be of their type are shown to the engine, which decides.
 */
final class BadRows {
  /** More than these are counted only. */
  private static final int SHOWN = 20;

  private static final int MOST_REMEMBERED = 10_000;
  private static final int LONGEST_SHOWN = 60;
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern REAL =
      Pattern.compile("[+-]?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,2})?");
  private static final Pattern DAY =
      Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])");

  private final InputFile file;
  private final Format.Csv format;
  private final Connection connection;
  private final Map<String, Boolean> decided = new LinkedHashMap<>();
  private final List<String> shown = new ArrayList<>();
  private long total;

  private BadRows(InputFile file, Format.Csv format, Connection connection) {
    this.file = file;
    this.format = format;
    this.connection = connection;
  }

  /**
   * What was found.
   *
   * @param shown the first bad values in words
   * @param total how many rows are bad
   */
  record Report(Path file, List<String> shown, long total) {
    Report {
      shown = List.copyOf(shown);
    }

    /** The failure that says so. */
    DscException failure() {
      List<String> help = new ArrayList<>(shown);
      if (total > shown.size()) {
        help.add("and " + (total - shown.size()) + " more");
      }
      help.add(
          "mend the file, declare the column as `string`, or say `on_bad_row: skip` or `quarantine`"
              + " in `extract`");
      return new DscException(Code.SOURCE_MALFORMED, sentence() + " cannot be read", help);
    }

    String sentence() {
      return total + (total == 1 ? " row of `" : " rows of `") + file + "`";
    }
  }

  /**
   * Looks through a file; the good rows go to one file and the bad ones to another, where wanted.
   * Nothing is found in what is no text file in UTF-8.
   */
  static Report find(
      InputFile file, Connection connection, Optional<Path> good, Optional<Path> bad) {
    if (!(file.format() instanceof Format.Csv csv && csv.rules().encoding().equals("utf-8"))) {
      return new Report(file.path(), List.of(), 0);
    }
    BadRows rows = new BadRows(file, csv, connection);
    try (CsvRecords records = CsvRecords.open(file.path(), csv.delimiter(), csv.quote());
        OutputStream kept = out(good);
        OutputStream dropped = out(bad)) {
      rows.sort(records, kept, dropped);
    } catch (IOException e) {
      throw new DscException(
          Code.IO_FAILED,
          "the rows of `" + file.path() + "` could not be sorted out: " + PrivateFolder.reason(e),
          e);
    }
    return new Report(file.path(), rows.shown, rows.total);
  }

  private static OutputStream out(Optional<Path> path) throws IOException {
    return path.isPresent()
        ? new BufferedOutputStream(Files.newOutputStream(path.get()), 1 << 16)
        : OutputStream.nullOutputStream();
  }

  private void sort(CsvRecords records, OutputStream kept, OutputStream dropped)
      throws IOException {
    if (format.header() && records.hasNext()) {
      byte[] header = records.next().raw();
      kept.write(header);
      dropped.write(header);
    }
    while (records.hasNext()) {
      CsvRecords.Found row = records.next();
      Optional<String> problem = problem(row);
      (problem.isEmpty() ? kept : dropped).write(row.raw());
      if (problem.isPresent()) {
        total++;
        if (shown.size() < SHOWN) {
          shown.add("line " + row.line() + ", " + problem.get());
        }
      }
    }
  }

  private Optional<String> problem(CsvRecords.Found row) {
    List<Column> columns = file.columns();
    if (!row.closed()) {
      return Optional.of("a quote is not closed");
    }
    if (row.values().size() != columns.size()) {
      return Optional.of(
          row.values().size() + " values where " + columns.size() + " columns are declared");
    }
    for (int i = 0; i < columns.size(); i++) {
      CsvRecords.Value value = row.values().get(i);
      if (!value.isNull()) {
        Optional<String> text = text(value.bytes());
        if (text.isEmpty() || text.get().indexOf('\0') >= 0) {
          return Optional.of("column `" + columns.get(i).name() + "`: not UTF-8 text");
        }
        boolean none = format.rules().nullText().filter(text.get()::equals).isPresent();
        if (!none && !fits(text.get(), columns.get(i).type())) {
          return Optional.of(
              "column `%s`: `%s` is no %s"
                  .formatted(columns.get(i).name(), cut(text.get()), columns.get(i).type().text()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }

  private boolean fits(String text, DataType type) {
    return switch (type) {
      case STRING, SPATIAL -> true;
      case INTEGER -> WHOLE.matcher(text).matches() || engineTakes(text, cast("BIGINT"));
      case REAL -> REAL.matcher(text).matches() || engineTakes(text, cast("DOUBLE PRECISION"));
      case DATE ->
          format
              .rules()
              .dateFormat()
              .map(written -> engineTakes(text, "TO_DATE(%s, " + Sql.literal(written) + ")"))
              .orElseGet(() -> DAY.matcher(text).matches() || engineTakes(text, cast("DATE")));
      case DATETIME ->
          format
              .rules()
              .datetimeFormat()
              .map(written -> engineTakes(text, "TO_TIMESTAMP(%s, " + Sql.literal(written) + ")"))
              .orElseGet(() -> DAY.matcher(text).matches() || engineTakes(text, moment(text)));
      case BOOLEAN -> engineTakes(text, cast("BOOLEAN"));
      case TABLE, TUPLE, UNKNOWN, NULL, ERROR -> false;
    };
  }

  /** A datetime may be a time of day alone. */
  private static String moment(String text) {
    int colon = text.indexOf(':');
    return cast(colon == 1 || colon == 2 ? "TIME" : "TIMESTAMP");
  }

  private static String cast(String type) {
    return "CAST(%s AS " + type + ")";
  }

  /** Whether the engine can compute an expression with {@code %s} for the text. */
  private boolean engineTakes(String text, String expression) {
    String key = expression + ' ' + text;
    Boolean known = decided.get(key);
    if (known == null) {
      known = asked(expression.replace("%s", Sql.literal(text)));
      if (decided.size() < MOST_REMEMBERED) {
        decided.put(key, known);
      }
    }
    return known;
  }

  private boolean asked(String expression) {
    try {
      connection.scalar("SELECT " + expression);
      return true;
    } catch (DscException refused) {
      if (refused.code() == Code.ENGINE_QUERY_FAILED) {
        return false;
      }
      throw refused;
    }
  }
}
