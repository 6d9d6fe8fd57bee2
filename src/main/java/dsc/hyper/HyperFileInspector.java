package dsc.hyper;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.Value;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.FileInspector;
import dsc.extract.Scan;
import dsc.hyper.SqlType.Plain;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** Looks into text files itself and asks the engine about Parquet files. */
public final class HyperFileInspector implements FileInspector {
  private final Supplier<HyperProcess> engine;
  private final Map<Path, Path> copies = new ConcurrentHashMap<>();
  private final Map<Look, List<FileColumn>> seen = new ConcurrentHashMap<>();

  /** What is looked at once, however many tenants read it. */
  private record Look(Path file, Format format) {}

  private final Map<Format.Sheet, Path> sheetCopies = new ConcurrentHashMap<>();

  /** The engine is asked for only when a Parquet file must be looked into. */
  public HyperFileInspector(Supplier<HyperProcess> engine) {
    this.engine = engine;
  }

  @Override
  public List<FileColumn> columns(Path file, Format format) {
    return seen.computeIfAbsent(new Look(file, format), look -> look(file, format));
  }

  private List<FileColumn> look(Path file, Format format) {
    requireReadable(file);
    return switch (format) {
      case Format.Csv csv -> csv.header() ? header(file, csv) : List.of();
      case Format.Sheet ignored -> header(file, Format.Sheet.TEXT);
      case Format.Parquet ignored -> described(new InputFile(file, format, List.of()));
      case Format.Hyper ignored -> described(new InputFile(file, format, List.of()));
      case Format.JsonLines ignored ->
          members(file).stream()
              .map(name -> new FileColumn(name, Optional.<DataType>empty()))
              .toList();
    };
  }

  @Override
  public List<FileColumn> typed(Path file, Format format) {
    List<FileColumn> columns = columns(file, format);
    boolean knowsTypes = format instanceof Format.Parquet || format instanceof Format.Hyper;
    if (knowsTypes) {
      return columns;
    }
    InputFile input =
        new InputFile(
            file,
            format,
            columns.stream().map(c -> new Column(c.name(), DataType.STRING)).toList());
    try (Connection connection = engine.get().connect()) {
      return TextTypes.of(input, connection);
    } catch (DscException failure) {
      throw SourceErrors.explained(failure);
    }
  }

  @Override
  public List<Value> distinct(Input files, Column column, int most) {
    try (Connection connection = engine.get().connect()) {
      Stage.attach(new ExtractProgram(List.of(files), List.of()).files(), connection);
      return connection.query(Scan.distinct(files, column, most)).rows().stream()
          .map(row -> row.value(0).map(HyperFileInspector::value).orElseGet(Value.Null::new))
          .toList();
    } catch (DscException failure) {
      throw SourceErrors.explained(failure);
    }
  }

  /** A value of one of the types that columns of an extract have. */
  private static Value value(Object value) {
    return switch (value) {
      case Boolean bool -> new Value.Bool(bool);
      case Long number -> new Value.Int(number);
      case Double number when Double.isFinite(number) -> new Value.Real(BigDecimal.valueOf(number));
      case BigDecimal number -> new Value.Real(number);
      case LocalDate date -> new Value.Date(date);
      case LocalDateTime time -> new Value.DateTime(time);
      default -> new Value.Text(value.toString());
    };
  }

  @Override
  public Path inUtf8(Path file, String charset) {
    requireReadable(file);
    return copies.computeIfAbsent(
        file.toAbsolutePath().normalize(),
        path -> TextCopy.inUtf8(path, charset, engine.get().scratchFolder()));
  }

  @Override
  public Path asText(Format.Sheet sheet) {
    requireReadable(sheet.workbook());
    Path workbook = sheet.workbook().toAbsolutePath().normalize();
    return sheetCopies.computeIfAbsent(
        new Format.Sheet(workbook, sheet.name()),
        s -> SheetCopy.asText(s.workbook(), s.name(), () -> engine.get().scratchFolder()));
  }

  @Override
  public List<String> sheets(Path workbook) {
    requireReadable(workbook);
    try (Workbook open = Workbook.open(workbook)) {
      open.sheet(Optional.empty());
      return open.sheets();
    } catch (IOException e) {
      throw new DscException(Code.SOURCE_UNREADABLE, "`" + workbook + "` cannot be read", e);
    }
  }

  private static void requireReadable(Path file) {
    if (!Files.exists(file)) {
      throw new DscException(Code.SOURCE_UNREADABLE, "there is no file `" + file + "`");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new DscException(Code.SOURCE_UNREADABLE, "`" + file + "` cannot be read");
    }
  }

  private static List<FileColumn> header(Path file, Format.Csv format) {
    try {
      List<String> names = CsvHeader.read(file, format);
      if (names.stream().allMatch(String::isEmpty)) {
        throw new DscException(Code.SOURCE_UNREADABLE, "`" + file + "` has no header line");
      }
      return names.stream().map(name -> new FileColumn(name, Optional.<DataType>empty())).toList();
    } catch (IOException e) {
      throw new DscException(Code.SOURCE_UNREADABLE, "`" + file + "` cannot be read", e);
    }
  }

  private List<FileColumn> described(InputFile file) {
    try (Connection connection = engine.get().connect()) {
      Stage.attach(List.of(file), connection);
      return connection.describe("SELECT * FROM " + Scan.sql(file) + " AS \"file\"").stream()
          .map(column -> new FileColumn(column.name(), type(column.type()), digits(column.type())))
          .toList();
    }
  }

  private static List<String> members(Path file) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      return JsonMembers.of(lines);
    } catch (IOException e) {
      throw new DscException(Code.SOURCE_UNREADABLE, "`" + file + "` cannot be read", e);
    }
  }

  static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")
        ? new GZIPInputStream(in)
        : in;
  }

  private static Optional<Decimal> digits(SqlType type) {
    return type instanceof SqlType.Numeric numeric
        ? Decimal.of(numeric.precision(), numeric.scale())
        : Optional.empty();
  }

  private static Optional<DataType> type(SqlType type) {
    return switch (type) {
      case Plain plain ->
          switch (plain) {
            case BOOL -> Optional.of(DataType.BOOLEAN);
            case SMALL_INT, INT, BIG_INT, OID -> Optional.of(DataType.INTEGER);
            case REAL, DOUBLE -> Optional.of(DataType.REAL);
            case TEXT, JSON -> Optional.of(DataType.STRING);
            case DATE -> Optional.of(DataType.DATE);
            case TIMESTAMP, TIMESTAMP_TZ -> Optional.of(DataType.DATETIME);
            case GEOGRAPHY -> Optional.of(DataType.SPATIAL);
            case BYTES, TIME, INTERVAL -> Optional.empty();
          };
      case SqlType.Numeric ignored -> Optional.of(DataType.REAL);
      case SqlType.Varchar ignored -> Optional.of(DataType.STRING);
      case SqlType.Char ignored -> Optional.of(DataType.STRING);
    };
  }

  @Override
  public String fingerprint(Path file) {
    requireReadable(file);
    try {
      return Checksum.of(file);
    } catch (IOException e) {
      throw new DscException(Code.SOURCE_UNREADABLE, "`" + file + "` cannot be read", e);
    }
  }

  /** The first record of a text file, however it is quoted and whatever line ending it has. */
  private static final class CsvHeader {
    private static final int LIMIT = 1_000_000;

    static List<String> read(Path file, Format.Csv format) throws IOException {
      Charset charset =
          switch (format.rules().encoding()) {
            case "utf-16" -> StandardCharsets.UTF_16;
            case "utf-16-le" -> StandardCharsets.UTF_16LE;
            case "utf-16-be" -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
          };
      try (InputStream in = open(file)) {
        String start = new String(in.readNBytes(LIMIT), charset);
        return split(
            start.startsWith("\uFEFF") ? start.substring(1) : start,
            format.delimiter(),
            format.quote());
      }
    }

    private static List<String> split(String text, char delimiter, char quote) {
      List<String> names = new ArrayList<>();
      StringBuilder name = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean doubled =
            quoted && c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote;
        if (doubled) {
          name.append(quote);
          i++;
        } else if (c == quote && (quoted || name.isEmpty())) {
          quoted = !quoted;
        } else if (!quoted && c == delimiter) {
          names.add(name.toString());
          name.setLength(0);
        } else if (!quoted && (c == '\n' || c == '\r')) {
          break;
        } else {
          name.append(c);
        }
      }
      names.add(name.toString());
      return names;
    }
  }
}
