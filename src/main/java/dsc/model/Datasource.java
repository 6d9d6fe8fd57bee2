package dsc.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A data source: its stable name (the {@code formatted-name} of a TDS) and its elements by address.
 */
public record Datasource(String name, SortedMap<ElementId, Element> elements) {
  public Datasource {
    elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
  }

  /** From elements in any order; two elements with one address are a bug in the caller. */
  public static Datasource of(String name, Collection<? extends Element> elements) {
    SortedMap<ElementId, Element> byId = new TreeMap<>();
    for (Element element : elements) {
      if (byId.put(element.id(), element) != null) {
        throw new IllegalArgumentException("two elements at " + element.id());
      }
    }
    return new Datasource(name, byId);
  }

  /** The elements of one kind, by address. */
  public <T extends Element> Stream<T> all(Class<T> kind) {
    return elements.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The only element of a kind that occurs at most once: settings, extract. */
  public <T extends Element> Optional<T> only(Class<T> kind) {
    return all(kind).findFirst();
  }
}
