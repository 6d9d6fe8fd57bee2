package dsc.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that dsc published and that the target still records, with its attributes. */
public record Managed(PublicationKey key, SortedMap<String, String> attributes) {
  public Managed {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** The published name. */
  public String name() {
    return attributes.getOrDefault(Desired.NAME, "");
  }
}
