package dsc.plan.render;

import java.util.List;

/** Counts and lists in sentences. */
final class Numbers {
  private Numbers() {}

  /** {@code 1 hazard}, {@code 2 hazards}. */
  static String of(long count, String singular) {
    return count + " " + singular + (count == 1 ? "" : "s");
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static String and(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** The first few, and how many more there are. */
  static String some(List<String> items, int most) {
    return items.size() <= most
        ? and(items)
        : String.join(", ", items.subList(0, most)) + " and " + (items.size() - most) + " more";
  }
}
