package dsc.plan.diff;

import java.util.List;

/** One field of an element as a person reads it. */
sealed interface Leaf {
  /** A value that may be there and is not; it holds the field's place in the order. */
  record Absent() implements Leaf {}

  /** A value. */
  record Text(String text) implements Leaf {}

  /** A list of values. */
  record Items(List<String> items) implements Leaf {
    public Items {
      items = List.copyOf(items);
    }
  }
}
