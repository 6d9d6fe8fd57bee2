package dsc.plan.diff;

import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which elements of a data source use which: "if this changes, who notices?". */
public final class Dependents {
  private final Map<ElementId, SortedSet<ElementId>> users = new TreeMap<>();

  private Dependents(Datasource datasource) {
    for (Element element : datasource.elements().values()) {
      for (ElementId used : Uses.of(element)) {
        if (!used.equals(element.id())) {
          users.computeIfAbsent(used, id -> new TreeSet<>()).add(element.id());
        }
      }
    }
  }

  public static Dependents of(Datasource datasource) {
    return new Dependents(datasource);
  }

  /** The elements that name this one. */
  public SortedSet<ElementId> direct(ElementId id) {
    return Collections.unmodifiableSortedSet(users.getOrDefault(id, new TreeSet<>()));
  }

  /** The elements that name this one, those that name them, and so on. */
  public SortedSet<ElementId> all(ElementId id) {
    SortedSet<ElementId> found = new TreeSet<>();
    collect(id, found);
    found.remove(id);
    return found;
  }

  private void collect(ElementId id, SortedSet<ElementId> found) {
    for (ElementId user : direct(id)) {
      if (found.add(user)) {
        collect(user, found);
      }
    }
  }
}
