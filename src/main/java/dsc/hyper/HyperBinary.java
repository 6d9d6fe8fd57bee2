package dsc.hyper;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.JulianFields;

/**
 * Writes values in the engine's row format {@code HYPERBINARY} through a buffer of fixed size. The
 * format, observed: a header of {@code HPRCPY} and 13 zero bytes; then value after value in
 * little-endian order without any framing; a nullable column's value has a byte before it, 0 for a
 * value and 1 for NULL. Days are Julian day numbers and times are microseconds.
 */
final class HyperBinary {
  private static final int BUFFER = 1 << 18;
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final byte[] HEADER = {
    'H', 'P', 'R', 'C', 'P', 'Y', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  /** Takes the bytes of a full buffer. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] bytes, int length) throws IOException;
  }

  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
  private final Sink sink;

  HyperBinary(Sink sink) {
    this.sink = sink;
    buffer.put(HEADER);
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  void flush() throws IOException {
    sink.accept(buffer.array(), buffer.position());
    buffer.clear();
  }

  void nullByte(boolean isNull) throws IOException {
    room(1).put((byte) (isNull ? 1 : 0));
  }

  void bool(boolean value) throws IOException {
    room(1).put((byte) (value ? 1 : 0));
  }

  void int16(short value) throws IOException {
    room(2).putShort(value);
  }

  void int32(int value) throws IOException {
    room(4).putInt(value);
  }

  void int64(long value) throws IOException {
    room(8).putLong(value);
  }

  void float32(float value) throws IOException {
    room(4).putFloat(value);
  }

  void float64(double value) throws IOException {
    room(8).putDouble(value);
  }

  /** A numeric of up to 18 digits takes 8 bytes, a larger one 16; the scale is the column's. */
  void numeric(BigDecimal value, SqlType.Numeric type) throws IOException {
    BigInteger unscaled = value.setScale(type.scale()).unscaledValue();
    if (type.precision() <= SqlType.Numeric.SMALL_PRECISION) {
      int64(unscaled.longValueExact());
      return;
    }
    room(16).putLong(unscaled.longValue()).putLong(unscaled.shiftRight(64).longValueExact());
  }

  void date(LocalDate value) throws IOException {
    int32(Math.toIntExact(value.getLong(JulianFields.JULIAN_DAY)));
  }

  void time(LocalTime value) throws IOException {
    int64(value.toNanoOfDay() / 1000);
  }

  /** For timestamps with a zone the moment in UTC. */
  void timestamp(LocalDateTime value) throws IOException {
    long day = value.toLocalDate().getLong(JulianFields.JULIAN_DAY);
    long micros = value.toLocalTime().toNanoOfDay() / 1000;
    int64(Math.addExact(Math.multiplyExact(day, MICROS_PER_DAY), micros));
  }

  void bytes(byte[] value) throws IOException {
    int32(value.length);
    for (int from = 0; from < value.length; ) {
      int part = Math.min(room(1).remaining(), value.length - from);
      buffer.put(value, from, part);
      from += part;
    }
  }

  /**
   * A text as UTF-8 after its length in bytes.
   *
   * @throws CharacterCodingException for half a surrogate pair
   */
  void text(String value) throws IOException {
    long atMost = 4 + 3L * value.length();
    if (atMost > BUFFER) {
      ByteBuffer encoded = utf8.encode(CharBuffer.wrap(value));
      byte[] copy = new byte[encoded.remaining()];
      encoded.get(copy);
      bytes(copy);
      return;
    }
    int start = room((int) atMost).position();
    buffer.putInt(0);
    CoderResult result = utf8.reset().encode(CharBuffer.wrap(value), buffer, true);
    if (result.isError()) {
      buffer.position(start);
      result.throwException();
    }
    buffer.putInt(start, buffer.position() - start - 4);
  }
}
