package dsc.plan.diff;

import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Replays changes: {@code apply(a, diff(a, b))} equals {@code b}. */
public final class Patch {
  private Patch() {}

  /**
   * Fails with a sentence when a change does not fit what is there; that is a bug in the caller.
   */
  public static Datasource apply(Datasource from, List<Change> changes) {
    String name = from.name();
    SortedMap<ElementId, Element> elements = new TreeMap<>(from.elements());
    for (Change change : changes) {
      switch (change) {
        case Change.Retitle c -> name = c.after();
        case Change.Add c -> insert(elements, c.after());
        case Change.Remove c -> take(elements, c.before());
        case Change.Modify c -> replace(elements, c.before(), c.after());
        case Change.Rename c -> replace(elements, c.before(), c.after());
      }
    }
    return new Datasource(name, elements);
  }

  private static void replace(
      SortedMap<ElementId, Element> elements, Element before, Element after) {
    take(elements, before);
    insert(elements, after);
  }

  private static void take(SortedMap<ElementId, Element> elements, Element before) {
    if (!elements.remove(before.id(), before)) {
      throw new IllegalArgumentException("the change expects another " + before.id());
    }
  }

  private static void insert(SortedMap<ElementId, Element> elements, Element after) {
    if (elements.putIfAbsent(after.id(), after) != null) {
      throw new IllegalArgumentException("there is already a " + after.id());
    }
  }
}
