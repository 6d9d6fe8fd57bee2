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

/**
 * Writes values in the engine's row format {@code HYPERBINARY} through buffers of fixed size. The
 * format, observed: a header of {@code HPRCPY} and 13 zero bytes; then value after value in
 * little-endian order without any framing; a nullable column's value has a byte before it, 0 for a
 * value and 1 for NULL. Days are Julian day numbers and times are microseconds.
 */
final class HyperBinary {
  private static final int BUFFER = 1 << 18;
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
  private static final byte[] HEADER = {
    'H', 'P', 'R', 'C', 'P', 'Y', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  /** Takes a buffer up to its position, and gives an empty one, or the same emptied, for it. */
  @FunctionalInterface
  interface Sink {
    ByteBuffer exchange(ByteBuffer full) throws IOException;
  }

  private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

  /** An encoder is quick with characters in an array, and slow with those in a string. */
  private final CharBuffer characters = CharBuffer.allocate(BUFFER / 3);

  private final Sink sink;
  private ByteBuffer buffer = buffer();

  HyperBinary(Sink sink) {
    this.sink = sink;
    buffer.put(HEADER);
  }

  /** An empty buffer. */
  static ByteBuffer buffer() {
    return ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  void flush() throws IOException {
    buffer = sink.exchange(buffer);
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
    int32(Math.toIntExact(julianDay(value)));
  }

  private static long julianDay(LocalDate value) {
    return value.toEpochDay() + JULIAN_DAY_OF_EPOCH;
  }

  void time(LocalTime value) throws IOException {
    int64(value.toNanoOfDay() / 1000);
  }

  /** For timestamps with a zone the moment in UTC. */
  void timestamp(LocalDateTime value) throws IOException {
    long day = julianDay(value.toLocalDate());
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
    value.getChars(0, value.length(), characters.array(), 0);
    characters.clear().limit(value.length());
    CoderResult result = utf8.reset().encode(characters, buffer, true);
    if (result.isError()) {
      buffer.position(start);
      result.throwException();
    }
    buffer.putInt(start, buffer.position() - start - 4);
  }
}
