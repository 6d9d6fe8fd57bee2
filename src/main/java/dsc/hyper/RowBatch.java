package dsc.hyper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;

/** Some rows in memory, value by value. Filled and emptied again and again; not thread-safe. */
final class RowBatch {
  private static final int ENOUGH_VALUES = 10_000;

  /** Long texts fill it sooner. */
  private static final long ENOUGH_CHARACTERS = 1 << 18;

  private static final byte NULL = 0;
  private static final byte BOOLEAN = 1;
  private static final byte WHOLE = 2;
  private static final byte REAL = 3;
  private static final byte OBJECT = 4;
  private static final byte END = 5;
  private static final Object NONE = new Object();

  private byte[] kinds = new byte[ENOUGH_VALUES];
  private long[] numbers = new long[ENOUGH_VALUES];
  private Object[] objects = new Object[ENOUGH_VALUES];
  private int size;
  private int ended;
  private long characters;

  void addNull() {
    put(NULL, 0, NONE);
  }

  void add(boolean value) {
    put(BOOLEAN, value ? 1 : 0, NONE);
  }

  void add(long value) {
    put(WHOLE, value, NONE);
  }

  void add(double value) {
    put(REAL, Double.doubleToRawLongBits(value), NONE);
  }

  /** A number, text, date or time of the classes that an inserter takes. */
  void add(Object value) {
    if (value instanceof String text) {
      characters += text.length();
    }
    put(OBJECT, 0, value);
  }

  void endRow() {
    put(END, 0, NONE);
    ended = size;
  }

  /** Forgets the values since the last row ended. */
  void dropRow() {
    Arrays.fill(objects, ended, size, NONE);
    size = ended;
  }

  private void put(byte kind, long number, Object object) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
      objects = Arrays.copyOf(objects, 2 * size);
    }
    kinds[size] = kind;
    numbers[size] = number;
    objects[size] = object;
    size++;
  }

  boolean isFull() {
    return size >= ENOUGH_VALUES || characters >= ENOUGH_CHARACTERS;
  }

  /** Gives all rows to an inserter; then it is empty. */
  void moveTo(Inserter inserter) {
    for (int i = 0; i < size; i++) {
      switch (kinds[i]) {
        case NULL -> inserter.addNull();
        case BOOLEAN -> inserter.add(numbers[i] != 0);
        case WHOLE -> inserter.add(numbers[i]);
        case REAL -> inserter.add(Double.longBitsToDouble(numbers[i]));
        case OBJECT -> move(objects[i], inserter);
        case END -> inserter.endRow();
        default -> throw new IllegalStateException("no kind of value: " + kinds[i]);
      }
    }
    Arrays.fill(objects, 0, size, NONE);
    size = 0;
    ended = 0;
    characters = 0;
  }

  private static void move(Object value, Inserter inserter) {
    switch (value) {
      case String text -> inserter.add(text);
      case BigDecimal number -> inserter.add(number);
      case LocalDate date -> inserter.add(date);
      case LocalDateTime time -> inserter.add(time);
      default -> throw new IllegalArgumentException("no value of a table: " + value.getClass());
    }
  }
}
