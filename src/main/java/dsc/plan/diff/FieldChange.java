package dsc.plan.diff;

import java.util.List;
import java.util.Optional;

/**
 * One field of an element that differs, in words: the name is a path such as {@code data type} or
 * {@code aliases[CA]}, the values are as a person writes them.
 */
public sealed interface FieldChange {
  String name();

  /** A value; an absent side means that there is none. */
  record OfValue(String name, Optional<String> before, Optional<String> after)
      implements FieldChange {}

  /** A list whose remaining items keep their order: what went and what came. */
  record OfList(String name, List<String> removed, List<String> added) implements FieldChange {
    public OfList {
      removed = List.copyOf(removed);
      added = List.copyOf(added);
    }
  }

  /** A value that was there and is there. */
  static FieldChange value(String name, String before, String after) {
    return new OfValue(name, Optional.of(before), Optional.of(after));
  }
}
