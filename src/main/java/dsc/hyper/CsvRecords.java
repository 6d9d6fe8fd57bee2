package dsc.hyper;

import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of a text file one after another, as bytes, whatever they hold. Constant memory. */
final class CsvRecords implements BadRows.Records {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final char delimiter;
  private final char quote;
  private final int columns;
  private long nextLine = 1;
  private int ahead;

  private CsvRecords(InputStream in, Format.Csv format, int columns) throws IOException {
    this.in = in;
    this.delimiter = format.delimiter();
    this.quote = format.quote();
    this.columns = columns;
    this.ahead = in.read();
  }

  static CsvRecords open(InputFile file, Format.Csv format) throws IOException {
    return new CsvRecords(
        new BufferedInputStream(HyperFileInspector.open(file.path()), BUFFER),
        format,
        file.columns().size());
  }

  @Override
  public boolean hasNext() {
    return ahead >= 0;
  }

  @Override
  public BadRows.Read next() throws IOException {
    long line = nextLine;
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    List<Optional<byte[]>> values = new ArrayList<>();
    boolean quoted = false;
    boolean open = false;
    while (ahead >= 0) {
      int c = take(raw);
      if (open && c == quote) {
        if (ahead == quote) {
          value.write(take(raw));
        } else {
          open = false;
        }
      } else if (open) {
        value.write(c);
      } else if (c == quote && value.size() == 0 && !quoted) {
        quoted = true;
        open = true;
      } else if (c == delimiter) {
        values.add(value(value, quoted));
        value.reset();
        quoted = false;
      } else if (c == '\n' || (c == '\r' && ahead != '\n')) {
        break;
      } else if (c != '\r') {
        value.write(c);
      }
    }
    values.add(value(value, quoted));
    return new BadRows.Read(line, raw.toByteArray(), problem(values.size(), open), values);
  }

  /** Unquoted and empty is NULL. */
  private static Optional<byte[]> value(ByteArrayOutputStream bytes, boolean quoted) {
    return quoted || bytes.size() > 0 ? Optional.of(bytes.toByteArray()) : Optional.empty();
  }

  private Optional<String> problem(int values, boolean open) {
    if (open) {
      return Optional.of("a quote is not closed");
    }
    return values == columns
        ? Optional.empty()
        : Optional.of(values + " values where " + columns + " columns are declared");
  }

  private int take(ByteArrayOutputStream raw) throws IOException {
    int taken = ahead;
    raw.write(taken);
    ahead = in.read();
    if (taken == '\n' || (taken == '\r' && ahead != '\n')) {
      nextLine++;
    }
    return taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
