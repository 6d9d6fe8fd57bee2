package dsc.hyper;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.Lossy;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.BadRowReport;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.Format.TextRules;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.Scan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks through a text file for all rows that the engine cannot read, once it has stumbled over the
 * first one. Values that may or may not be of their type are shown to the engine, which decides.
 */
final class BadRows {
  private static final int MOST_REMEMBERED = 10_000;
  private static final int LONGEST_SHOWN = 60;
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern REAL =
      Pattern.compile("[+-]?[0-9]{1,200}(\\.[0-9]{1,200})?([eE][+-]?[0-9]{1,2})?");
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
  private static final Pattern DAY =
      Pattern.compile("(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])");

  private final InputFile file;
  private final TextRules rules;
  private final Connection connection;
  private final Map<String, Boolean> decided = new LinkedHashMap<>();
  private final List<String> shown = new ArrayList<>();
  private long total;

  private BadRows(InputFile file, TextRules rules, Connection connection) {
    this.file = file;
    this.rules = rules;
    this.connection = connection;
  }

  /** A record of a file. */
  static final class Read {
    private final long line;
    private final byte[] raw;
    private final Optional<String> problem;
    private final List<Optional<byte[]>> values;

    /**
     * One with its values in the order of the columns, as bytes; NULL is empty.
     *
     * @param problem why the values cannot be told apart
     */
    Read(long line, byte[] raw, Optional<String> problem, List<Optional<byte[]>> values) {
      this.line = line;
      this.raw = raw;
      this.problem = problem;
      this.values = List.copyOf(values);
    }

    /** Where it begins, from 1. */
    long line() {
      return line;
    }

    /** Its bytes with the line end; not to be changed. */
    byte[] raw() {
      return raw;
    }

    Optional<String> problem() {
      return problem;
    }

    List<Optional<byte[]>> values() {
      return values;
    }
  }

  /** The records of a file one after another. */
  interface Records extends AutoCloseable {
    boolean hasNext();

    /** The next record; call it only when there is one. */
    Read next() throws IOException;

    @Override
    void close() throws IOException;
  }

  /**
   * Looks through a file; the good rows go to one file and the bad ones to another, where wanted.
   * Nothing is found in text of another encoding than UTF-8.
   */
  static BadRowReport find(
      InputFile file, Connection connection, Optional<Path> good, Optional<Path> bad) {
    return switch (file.format()) {
      case Format.Csv csv when csv.rules().encoding().equals("utf-8") ->
          find(
              new BadRows(file, csv.rules(), connection),
              () -> CsvRecords.open(file, csv),
              csv.header(),
              good,
              bad);
      case Format.Sheet sheet ->
          find(
              new BadRows(file, Format.Sheet.TEXT.rules(), connection),
              () -> SheetRecords.open(sheet.workbook(), sheet.name()),
              true,
              good,
              bad);
      case Format.JsonLines ignored ->
          find(
              new BadRows(file, TextRules.STANDARD, connection),
              () -> JsonRecords.open(file),
              false,
              good,
              bad);
      case Format.Csv ignored -> BadRowReport.nothing(file.known().toString());
      case Format.Parquet ignored -> typed(file, connection).find(good, bad);
      case Format.Hyper ignored -> typed(file, connection).find(good, bad);
    };
  }

  private static TypedBadRows typed(InputFile file, Connection connection) {
    return new TypedBadRows(
        file, connection, new BadRows(file, TextRules.STANDARD, connection)::why);
  }

  private interface Opening {
    Records open() throws IOException;
  }

  private static BadRowReport find(
      BadRows rows, Opening opening, boolean header, Optional<Path> good, Optional<Path> bad) {
    Path path = rows.file.known();
    try (Records records = opening.open();
        OutputStream kept = out(good);
        OutputStream dropped = out(bad)) {
      rows.sort(records, header, kept, dropped);
    } catch (IOException e) {
      throw new DscException(
          Code.IO_FAILED,
          "the rows of `" + path + "` could not be sorted out: " + PrivateFolder.reason(e),
          e);
    }
    return new BadRowReport(
        path.toString(), rows.shown, rows.total, rows.total - rows.shown.size());
  }

  private static OutputStream out(Optional<Path> path) throws IOException {
    return path.isPresent()
        ? new BufferedOutputStream(Files.newOutputStream(path.get()), 1 << 16)
        : OutputStream.nullOutputStream();
  }

  private void sort(Records records, boolean header, OutputStream kept, OutputStream dropped)
      throws IOException {
    if (header && records.hasNext()) {
      byte[] names = records.next().raw();
      kept.write(names);
      dropped.write(names);
    }
    while (records.hasNext()) {
      Read row = records.next();
      Optional<String> problem = problem(row);
      (problem.isEmpty() ? kept : dropped).write(row.raw());
      if (problem.isPresent()) {
        total++;
        if (shown.size() < BadRowRule.SHOWN) {
          shown.add((isSheet() ? "row " : "line ") + row.line() + ", " + problem.get());
        }
      }
    }
  }

  private boolean isSheet() {
    return file.format() instanceof Format.Sheet;
  }

  private Optional<String> problem(Read row) {
    Optional<String> problem = row.problem();
    for (int i = 0; i < file.columns().size() && problem.isEmpty(); i++) {
      Column column = file.columns().get(i);
      problem = row.values().get(i).flatMap(value -> problem(value, column));
    }
    return problem;
  }

  private Optional<String> problem(byte[] value, Column column) {
    Optional<String> text = text(value);
    if (text.isEmpty()) {
      return Optional.of("column `" + column.name() + "`: not UTF-8 text");
    }
    boolean fits = rules.nullText().equals(text) || fits(text.get(), column);
    return fits
        ? Optional.empty()
        : Optional.of("column `" + column.name() + "`: " + why(text.get(), column));
  }

  private String why(String text, Column column) {
    String type = column.typeText();
    return Stream.of(Lossy.values())
        .filter(loss -> fits(text, column.losing(EnumSet.of(loss))))
        .findFirst()
        .map(
            loss ->
                "`%s` fits no %s without a loss (`lossy: %s` allows it)"
                    .formatted(cut(text), type, loss.name().toLowerCase(Locale.ROOT)))
        .orElse("`%s` is no %s".formatted(cut(text), type));
  }

  /** Bytes as text, where they are UTF-8. */
  static Optional<String> text(byte[] bytes) {
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

  private boolean fits(String text, Column column) {
    if (text.indexOf('\0') >= 0) {
      return column.type() == DataType.STRING;
    }
    return switch (column.type()) {
      case STRING, SPATIAL -> true;
      case INTEGER -> WHOLE.matcher(text).matches() || engineTakes(text, column);
      case REAL ->
          (column.decimal().isEmpty() && REAL.matcher(text).matches())
              || column.decimal().filter(decimal -> isWithin(decimal, text)).isPresent()
              || engineTakes(text, column);
      case DATE ->
          (rules.dateFormat().isEmpty() && DAY.matcher(text).matches())
              || engineTakes(text, column);
      case DATETIME ->
          (rules.datetimeFormat().isEmpty() && DAY.matcher(text).matches())
              || engineTakes(text, column);
      case BOOLEAN -> engineTakes(text, column);
      case TABLE, TUPLE, UNKNOWN, NULL, ERROR -> false;
    };
  }

  /** Whether a text is a number with no more digits than these; some that are not told as well. */
  private static boolean isWithin(Decimal decimal, String text) {
    if (!PLAIN.matcher(text).matches()) {
      return false;
    }
    BigDecimal number = new BigDecimal(text);
    return number.scale() <= decimal.scale()
        && number.precision() - number.scale() <= decimal.precision() - decimal.scale();
  }

  /** Whether the engine reads a text as a value of the column. */
  private boolean engineTakes(String text, Column column) {
    String value = Scan.value(column, Sql.literal(text), rules);
    Boolean known = decided.get(value);
    if (known == null) {
      known = computes(value);
      if (decided.size() < MOST_REMEMBERED) {
        decided.put(value, known);
      }
    }
    return known;
  }

  private boolean computes(String expression) {
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
