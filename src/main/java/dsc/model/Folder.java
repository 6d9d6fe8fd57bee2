package dsc.model;

import java.util.List;

/**
 * A folder of the data pane and what lies in it, sorted: fields and hierarchies, and parameters by
 * internal name, which the pane shows by themselves.
 */
public record Folder(ElementId id, List<Item> items, List<String> parameters) implements Element {
  public Folder {
    items = List.copyOf(items);
    parameters = List.copyOf(parameters);
  }

  public boolean isEmpty() {
    return items.isEmpty() && parameters.isEmpty();
  }

  /** A field by internal name, or a hierarchy by name. */
  public record Item(boolean hierarchy, String name) implements Comparable<Item> {
    @Override
    public int compareTo(Item other) {
      int byKind = Boolean.compare(hierarchy, other.hierarchy);
      return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
