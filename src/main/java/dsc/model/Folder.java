package dsc.model;

import java.util.List;

/** A folder of the data pane and what lies in it, sorted. */
public record Folder(ElementId id, List<Item> items) implements Element {
  public Folder {
    items = List.copyOf(items);
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
