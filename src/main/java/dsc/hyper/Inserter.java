package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.hyper.TableDefinition.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.postgresql.copy.CopyIn;

/**
 * Puts many rows into a table. Add the values of a row from left to right, end the row, and at last
 * call {@link #execute}; closing without it leaves the table as it was. Memory stays constant. A
 * value of the wrong Java class for its column is a bug and an {@link IllegalArgumentException}; a
 * value that doesn't fit into its column is a {@link DscException} {@code VALUE_NOT_STORABLE}.
 * Nothing is rounded or cut, except that times keep microseconds.
 */
public final class Inserter implements AutoCloseable {
  private static final int BUFFERS = 8;

  private final Connection connection;
  private final TableDefinition table;
  private final CopyIn copy;
  private final Outbox<ByteBuffer> outbox;
  private final HyperBinary out;
  private final SqlType[] types;
  private final boolean[] nullable;
  private int column;
  private long rows;
  private boolean ended;

  /** The engine has ended the copy. */
  private volatile boolean lost;

  /** A value was refused when a part of its row had gone out already. */
  private boolean broken;

  /** Starts to insert into all columns of an existing table, which the definition must match. */
  public Inserter(Connection connection, TableDefinition table) {
    this.connection = connection;
    this.table = table;
    this.copy =
        connection.copyIn(
            "COPY %s (%s) FROM STDIN WITH (FORMAT HYPERBINARY)"
                .formatted(table.name().sql(), table.columnNames()));
    this.outbox = new Outbox<>(BUFFERS, HyperBinary::buffer, this::send);
    this.out = new HyperBinary(outbox::exchange);
    this.types = table.columns().stream().map(Column::type).toArray(SqlType[]::new);
    this.nullable = new boolean[types.length];
    for (int i = 0; i < types.length; i++) {
      nullable[i] = table.columns().get(i).nullable();
    }
  }

  private void send(ByteBuffer full) {
    try {
      copy.writeToCopy(full.array(), full.arrayOffset(), full.position());
      full.clear();
    } catch (SQLException e) {
      lost = true;
      throw connection.failure(e);
    }
  }

  @FunctionalInterface
  private interface Write {
    void run(SqlType type) throws IOException;
  }

  private Inserter write(Object value, Write write) {
    Column target = current();
    try {
      if (target.nullable()) {
        out.nullByte(false);
      }
      write.run(target.type());
    } catch (ArithmeticException | DateTimeException | CharacterCodingException e) {
      throw unfit(value, target);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    column++;
    return this;
  }

  /**
   * Whether the next column has a type, into which any value of the kind at hand fits; if so, the
   * value may follow at once. Most values go this way.
   */
  private boolean isNext(SqlType type) {
    if (column == types.length || types[column] != type) {
      return false;
    }
    if (nullable[column]) {
      try {
        out.nullByte(false);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    column++;
    return true;
  }

  private Column current() {
    if (column == table.columns().size()) {
      throw new IllegalArgumentException("row " + (rows + 1) + " has too many values");
    }
    return table.columns().get(column);
  }

  private DscException unfit(Object value, Column target) {
    broken = true;
    String text = value.toString();
    return new DscException(
        Code.VALUE_NOT_STORABLE,
        "row %d: %s does not fit into the column %s of type %s"
            .formatted(
                rows + 1,
                text.length() > 40 ? text.substring(0, 40) + "…" : text,
                target.name(),
                target.type().sql()));
  }

  private static IllegalArgumentException mismatch(String kind, SqlType type) {
    return new IllegalArgumentException(kind + " given for a column of type " + type.sql());
  }

  /** NULL, for a column that may be it. */
  public Inserter addNull() {
    Column target = current();
    if (!target.nullable()) {
      broken = true;
      throw new DscException(
          Code.VALUE_NOT_STORABLE,
          "row %d: the column %s may not be NULL".formatted(rows + 1, target.name()));
    }
    try {
      out.nullByte(true);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    column++;
    return this;
  }

  public Inserter add(boolean value) {
    if (isNext(SqlType.Plain.BOOL)) {
      try {
        out.bool(value);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return this;
    }
    return write(
        value,
        type -> {
          if (type != SqlType.Plain.BOOL) {
            throw mismatch("a boolean", type);
          }
          out.bool(value);
        });
  }

  /** A whole number, for every numeric type that holds it exactly. */
  public Inserter add(long value) {
    if (isNext(SqlType.Plain.BIG_INT)) {
      try {
        out.int64(value);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return this;
    }
    return write(
        value,
        type -> {
          if (type == SqlType.Plain.BIG_INT) {
            out.int64(value);
          } else if (type == SqlType.Plain.INT) {
            out.int32(Math.toIntExact(value));
          } else if (type == SqlType.Plain.SMALL_INT) {
            out.int16(toShortExact(value));
          } else if (type == SqlType.Plain.OID) {
            out.int32(toUnsignedExact(value));
          } else if (type instanceof SqlType.Numeric numeric) {
            numeric(BigDecimal.valueOf(value), numeric);
          } else {
            throw mismatch("a whole number", type);
          }
        });
  }

  public Inserter add(double value) {
    if (isNext(SqlType.Plain.DOUBLE)) {
      try {
        out.float64(value);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return this;
    }
    return write(
        value,
        type -> {
          if (type == SqlType.Plain.DOUBLE) {
            out.float64(value);
          } else if (type == SqlType.Plain.REAL) {
            out.float32((float) value);
          } else {
            throw mismatch("a floating point number", type);
          }
        });
  }

  public Inserter add(BigDecimal value) {
    return write(
        value,
        type -> {
          if (type instanceof SqlType.Numeric numeric) {
            numeric(value, numeric);
          } else {
            throw mismatch("a decimal number", type);
          }
        });
  }

  public Inserter add(String value) {
    return write(
        value,
        type -> {
          if (type == SqlType.Plain.TEXT || type == SqlType.Plain.JSON) {
            out.text(value);
          } else if (type instanceof SqlType.Varchar varchar) {
            out.text(atMost(varchar.length(), value));
          } else if (type instanceof SqlType.Char chars) {
            out.text(atMost(chars.length(), value));
          } else {
            throw mismatch("a text", type);
          }
        });
  }

  public Inserter add(LocalDate value) {
    return write(
        value,
        type -> {
          if (type != SqlType.Plain.DATE) {
            throw mismatch("a date", type);
          }
          out.date(value);
        });
  }

  public Inserter add(LocalTime value) {
    return write(
        value,
        type -> {
          if (type != SqlType.Plain.TIME) {
            throw mismatch("a time", type);
          }
          out.time(value);
        });
  }

  public Inserter add(LocalDateTime value) {
    return write(
        value,
        type -> {
          if (type != SqlType.Plain.TIMESTAMP) {
            throw mismatch("a timestamp", type);
          }
          out.timestamp(value);
        });
  }

  public Inserter add(Instant value) {
    return write(
        value,
        type -> {
          if (type != SqlType.Plain.TIMESTAMP_TZ) {
            throw mismatch("a moment", type);
          }
          out.timestamp(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
        });
  }

  public Inserter add(byte[] value) {
    return write(
        value,
        type -> {
          if (type != SqlType.Plain.BYTES && type != SqlType.Plain.GEOGRAPHY) {
            throw mismatch("bytes", type);
          }
          out.bytes(value);
        });
  }

  private void numeric(BigDecimal value, SqlType.Numeric type) throws IOException {
    BigDecimal scaled = value.setScale(type.scale());
    if (scaled.precision() > type.precision()) {
      throw new ArithmeticException("too many digits");
    }
    out.numeric(scaled, type);
  }

  private static short toShortExact(long value) {
    if (value != (short) value) {
      throw new ArithmeticException("not 16 bits");
    }
    return (short) value;
  }

  private static int toUnsignedExact(long value) {
    if (value >>> 32 != 0) {
      throw new ArithmeticException("not 32 bits");
    }
    return (int) value;
  }

  private static String atMost(int characters, String value) {
    if (value.codePointCount(0, value.length()) > characters) {
      throw new ArithmeticException("too long");
    }
    return value;
  }

  /** Ends a row, which must have a value for every column. */
  public Inserter endRow() {
    if (column != table.columns().size()) {
      throw new IllegalArgumentException("row " + (rows + 1) + " has too few values");
    }
    column = 0;
    rows++;
    return this;
  }

  /** Makes all rows part of the table and returns how many the engine took. */
  public long execute() {
    if (column != 0 || broken || ended) {
      throw new IllegalStateException("row " + (rows + 1) + " has not ended well");
    }
    try {
      out.flush();
      outbox.finish();
      ended = true;
      return copy.endCopy();
    } catch (SQLException e) {
      throw connection.failure(e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives up, if the rows were not made part of the table. */
  @Override
  public void close() {
    outbox.close();
    if (!ended && !lost) {
      ended = true;
      try {
        copy.cancelCopy();
      } catch (SQLException e) {
        throw connection.failure(e);
      }
    }
  }
}
