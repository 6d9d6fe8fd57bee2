package dsc.tds;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the documents of one run have in common, as those of a thousand tenants do: such elements
 * are made, searched and written out once. May be used by several threads at once.
 */
final class SharedXml {
  /** Documents that have so many elements each for themselves share little worth keeping. */
  private static final int MOST = 50_000;

  private final Map<Object, XmlElement> elements = new ConcurrentHashMap<>();
  private final Set<Identity> parts = ConcurrentHashMap.newKeySet();
  private final Map<Identity, String> texts = new ConcurrentHashMap<>();
  private final Map<Identity, Collection<String>> formatChanges = new ConcurrentHashMap<>();

  /** The very same thing; to compare fields or trees by value takes as long as to write them. */
  record Identity(Object of) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identity(Object same) && same == of;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(of);
    }
  }

  /** The element, if any, that is made of something: the same one for equal things. */
  Optional<XmlElement> element(Object of, Supplier<Optional<XmlElement>> made) {
    XmlElement known = elements.get(of);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<XmlElement> fresh = made.get();
    return elements.size() < MOST ? fresh.map(element -> first(of, element)) : fresh;
  }

  /** A container of elements that are made of some things; nothing when there are none. */
  Optional<XmlElement> container(
      String name, Collection<?> of, Supplier<Collection<XmlElement>> made) {
    return of.isEmpty()
        ? Optional.empty()
        : element(
            new Content(name, of), () -> Optional.of(XmlElement.withChildren(name, made.get())));
  }

  private record Content(String name, Collection<?> of) {}

  private XmlElement first(Object of, XmlElement fresh) {
    XmlElement earlier = elements.putIfAbsent(of, fresh);
    XmlElement shared = earlier == null ? fresh : earlier;
    parts.add(new Identity(shared));
    return shared;
  }

  /** Whether this came from {@link #element}. */
  boolean has(XmlElement element) {
    return !parts.isEmpty() && parts.contains(new Identity(element));
  }

  /** The text of a shared element, which stands at the same level of every document. */
  String text(XmlElement element, Supplier<String> written) {
    return kept(texts, element, written);
  }

  /** The format changes that a shared element needs. */
  Collection<String> formatChanges(XmlElement element, Supplier<Collection<String>> found) {
    return kept(formatChanges, element, found);
  }

  private static <T> T kept(Map<Identity, T> map, XmlElement element, Supplier<T> made) {
    Identity identity = new Identity(element);
    T known = map.get(identity);
    if (known != null) {
      return known;
    }
    T fresh = made.get();
    map.put(identity, fresh);
    return fresh;
  }
}
