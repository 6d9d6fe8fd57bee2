package dsc.plan.diff;

import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares two data sources. The result is empty exactly when they are equal, and {@link Patch}
 * makes the second from the first with it. Order: the name, then elements by address.
 */
public final class Differ {
  private final Datasource from;
  private final Datasource to;
  private final Names names;

  private Differ(Datasource from, Datasource to) {
    this.from = from;
    this.to = to;
    this.names = Names.of(from, to);
  }

  public static List<Change> diff(Datasource from, Datasource to) {
    return diff(from, to, Map.of());
  }

  /**
   * With the addresses that the spec says were moved, old to new. A move is a rename only if the
   * old address is left and the new one is new; otherwise it already happened and says nothing.
   */
  public static List<Change> diff(Datasource from, Datasource to, Map<ElementId, ElementId> moved) {
    return new Differ(from, to).changes(moved);
  }

  private List<Change> changes(Map<ElementId, ElementId> moved) {
    SortedMap<ElementId, Change> byId = new TreeMap<>();
    Set<ElementId> settled = new HashSet<>();
    new TreeMap<>(moved)
        .forEach(
            (old, now) -> {
              Element before = from.elements().get(old);
              Element after = to.elements().get(now);
              if (before != null
                  && after != null
                  && !to.elements().containsKey(old)
                  && !from.elements().containsKey(now)
                  && settled.add(now)) {
                settled.add(old);
                byId.put(now, new Change.Rename(before, after, fields(before, after)));
              }
            });
    to.elements()
        .forEach(
            (id, after) -> {
              Element before = from.elements().get(id);
              if (settled.contains(id) || after.equals(before)) {
                return;
              }
              byId.put(
                  id,
                  before == null
                      ? new Change.Add(
                          after, FieldDiff.between(Map.of(), ElementFields.of(after, names)))
                      : new Change.Modify(before, after, fields(before, after)));
            });
    from.elements()
        .forEach(
            (id, before) -> {
              if (!settled.contains(id) && !to.elements().containsKey(id)) {
                byId.put(
                    id,
                    new Change.Remove(
                        before, FieldDiff.between(ElementFields.of(before, names), Map.of())));
              }
            });
    List<Change> all = new ArrayList<>();
    if (!from.name().equals(to.name())) {
      all.add(new Change.Retitle(from.name(), to.name()));
    }
    all.addAll(byId.values());
    return List.copyOf(all);
  }

  private List<FieldChange> fields(Element before, Element after) {
    List<FieldChange> fields =
        FieldDiff.between(ElementFields.of(before, names), ElementFields.of(after, names));
    boolean silent = fields.isEmpty() && before.id().equals(after.id());
    // Two forms may read the same, such as one description run or two; the plan must show that
    // something differs all the same.
    return silent
        ? List.of(FieldChange.value("stored form", before.toString(), after.toString()))
        : fields;
  }
}
