package dsc.extract;

import dsc.catalog.Value;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How an extract goes on from an earlier one: rows above a bound are read anew, the others stay.
 *
 * @param field the internal name of the field whose values grow
 * @param window how far below the highest value so far the bound lies
 * @param base the earlier .hyper; without one everything is read
 */
public record Increment(String field, Window window, Optional<Path> base) {
  /** No window reaches back beyond the dates that the engine and databases know. */
  private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);

  /** A number of periods, or of ones for whole numbers. */
  public record Window(long length, ChronoUnit unit) {
    public static final Window NONE = new Window(0, ChronoUnit.DAYS);
  }

  /** The same going on from a file. */
  public Increment from(Path file) {
    return new Increment(field, window, Optional.of(file));
  }

  /** The bound below the highest value so far; rows are read again above it. */
  public Value bound(Value highest) {
    return switch (highest) {
      case Value.Int number -> new Value.Int(lower(number.value()));
      case Value.Date date -> new Value.Date(lower(date.value().atStartOfDay()).toLocalDate());
      case Value.DateTime time -> new Value.DateTime(lower(time.value()));
      case Value.Null none -> throw wrong(none);
      case Value.Bool bool -> throw wrong(bool);
      case Value.Real real -> throw wrong(real);
      case Value.Text text -> throw wrong(text);
    };
  }

  private long lower(long highest) {
    return highest < Long.MIN_VALUE + window.length() ? Long.MIN_VALUE : highest - window.length();
  }

  private LocalDateTime lower(LocalDateTime highest) {
    LocalDateTime bound = highest.minus(window.length(), window.unit());
    return bound.isBefore(FIRST) && highest.isAfter(FIRST) ? FIRST : bound;
  }

  private static IllegalArgumentException wrong(Value value) {
    return new IllegalArgumentException("does not grow: " + value);
  }
}
