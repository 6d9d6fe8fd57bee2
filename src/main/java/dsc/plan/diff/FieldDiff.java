package dsc.plan.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the fields of two elements. */
final class FieldDiff {
  private FieldDiff() {}

  /** What differs, in the order of the fields. */
  static List<FieldChange> between(Map<String, Leaf> before, Map<String, Leaf> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<FieldChange> changes = new ArrayList<>();
    for (String name : names) {
      Leaf old = leaf(before, name);
      Leaf now = leaf(after, name);
      if (!old.equals(now)) {
        changes.add(change(name, old, now));
      }
    }
    return changes;
  }

  /** An empty list and no list read the same. */
  private static Leaf leaf(Map<String, Leaf> fields, String name) {
    Leaf leaf = fields.getOrDefault(name, new Leaf.Absent());
    return leaf instanceof Leaf.Items list && list.items().isEmpty() ? new Leaf.Absent() : leaf;
  }

  private static FieldChange change(String name, Leaf before, Leaf after) {
    if (!(before instanceof Leaf.Text) && !(after instanceof Leaf.Text)) {
      List<String> old = items(before);
      List<String> now = items(after);
      List<String> removed = without(old, now);
      List<String> added = without(now, old);
      if (without(old, removed).equals(without(now, added)) && removed.size() + added.size() > 0) {
        return new FieldChange.OfList(name, removed, added);
      }
    }
    return new FieldChange.OfValue(name, text(before), text(after));
  }

  /** The items left when each of the others takes away one that equals it. */
  private static List<String> without(List<String> items, List<String> others) {
    List<String> takers = new ArrayList<>(others);
    return items.stream().filter(item -> !takers.remove(item)).toList();
  }

  private static List<String> items(Leaf leaf) {
    return leaf instanceof Leaf.Items list ? list.items() : List.of();
  }

  private static Optional<String> text(Leaf leaf) {
    return switch (leaf) {
      case Leaf.Absent() -> Optional.empty();
      case Leaf.Text(String text) -> Optional.of(text);
      case Leaf.Items(List<String> items) -> Optional.of(String.join(", ", items));
    };
  }
}
