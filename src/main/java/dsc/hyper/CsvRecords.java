package dsc.hyper;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The records of a text file one after another, as bytes, whatever they hold. Constant memory. */
final class CsvRecords implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final char delimiter;
  private final char quote;
  private long nextLine = 1;
  private int ahead;

  private CsvRecords(InputStream in, char delimiter, char quote) throws IOException {
    this.in = in;
    this.delimiter = delimiter;
    this.quote = quote;
    this.ahead = in.read();
  }

  static CsvRecords open(Path file, char delimiter, char quote) throws IOException {
    InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    return new CsvRecords(
        file.toString().endsWith(".gz") ? new GZIPInputStream(plain, BUFFER) : plain,
        delimiter,
        quote);
  }

  /** A value as bytes; unquoted and empty is NULL. */
  static final class Value {
    private final byte[] bytes;
    private final boolean quoted;

    private Value(byte[] bytes, boolean quoted) {
      this.bytes = bytes;
      this.quoted = quoted;
    }

    /** Not to be changed. */
    byte[] bytes() {
      return bytes;
    }

    boolean isNull() {
      return !quoted && bytes.length == 0;
    }
  }

  /** A record. */
  static final class Found {
    private final long line;
    private final byte[] raw;
    private final List<Value> values;
    private final boolean closed;

    private Found(long line, byte[] raw, List<Value> values, boolean closed) {
      this.line = line;
      this.raw = raw;
      this.values = List.copyOf(values);
      this.closed = closed;
    }

    /** Where it begins, from 1. */
    long line() {
      return line;
    }

    /** Its bytes with the line end; not to be changed. */
    byte[] raw() {
      return raw;
    }

    List<Value> values() {
      return values;
    }

    /** Whether every quote that was opened is closed. */
    boolean closed() {
      return closed;
    }
  }

  boolean hasNext() {
    return ahead >= 0;
  }

  /** The next record; call it only when there is one. */
  Found next() throws IOException {
    long line = nextLine;
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    List<Value> values = new ArrayList<>();
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
        values.add(new Value(value.toByteArray(), quoted));
        value.reset();
        quoted = false;
      } else if (c == '\n' || (c == '\r' && ahead != '\n')) {
        break;
      } else if (c != '\r') {
        value.write(c);
      }
    }
    values.add(new Value(value.toByteArray(), quoted));
    return new Found(line, raw.toByteArray(), values, !open);
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
