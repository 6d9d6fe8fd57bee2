package dsc.tds;

import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.Opaque;
import dsc.model.TableObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers elements while a document is read; what is not understood is kept as it stands. */
final class Collector {
  private final TreeMap<ElementId, Element> elements = new TreeMap<>();
  private final Map<String, Integer> repeated = new HashMap<>();

  /**
   * Adds what was read from {@code origin}, if anything was and writing it again gives the same;
   * otherwise keeps the origin under its parent.
   */
  void add(Optional<? extends Element> read, XmlElement origin, String anchor) {
    if (read.isEmpty() || elements.putIfAbsent(read.get().id(), read.get()) != null) {
      opaque(anchor, origin);
    }
  }

  /** Adds an element that was made, not read; one that is there already wins. */
  void add(Element element) {
    elements.putIfAbsent(element.id(), element);
  }

  Optional<TableObject> object(String id) {
    return elements.get(new ElementId(ElementId.Kind.OBJECT, id)) instanceof TableObject object
        ? Optional.of(object)
        : Optional.empty();
  }

  boolean isUserFilter(String name) {
    return elements.get(ElementId.field(name)) instanceof Field.UserFilter;
  }

  boolean contains(ElementId id) {
    return elements.containsKey(id);
  }

  /** Keeps an element as it stands under its parent. */
  void opaque(String anchor, XmlElement element) {
    String base = OpaqueParts.step(anchor, element);
    int n = repeated.merge(base, 1, Integer::sum);
    // Padded, because parts with one name are written in the order of their addresses.
    String name = n == 1 ? base : base + " #%07d".formatted(n);
    ElementId id = new ElementId(ElementId.Kind.OPAQUE, name);
    elements.put(id, new Opaque(id, anchor, XmlWriter.fragment(element)));
  }

  Datasource datasource(String name) {
    return new Datasource(name, elements);
  }
}
