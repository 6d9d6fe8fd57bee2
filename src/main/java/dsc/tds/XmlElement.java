package dsc.tds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One element of an immutable XML tree. Attributes are sorted by name, as Tableau writes them;
 * names carry the prefixes {@code user:} and {@code xml:}. The text is what stands before the first
 * child; TDS documents have no text after a child.
 */
record XmlElement(
    String name, SortedMap<String, String> attributes, String text, List<XmlElement> children) {
  XmlElement {
    attributes = Collections.unmodifiableSortedMap(attributes);
    children = List.copyOf(children);
  }

  static Builder builder(String name) {
    return new Builder(name);
  }

  /** An element with attributes only, given as name, value, name, value, …. */
  static XmlElement of(String name, String... attributes) {
    Builder builder = builder(name);
    for (int i = 0; i < attributes.length; i += 2) {
      builder.attribute(attributes[i], attributes[i + 1]);
    }
    return builder.build();
  }

  /** An element with text only. */
  static XmlElement withText(String name, String text) {
    return builder(name).text(text).build();
  }

  /** An element with children only. */
  static XmlElement withChildren(String name, Collection<XmlElement> children) {
    return builder(name).children(children).build();
  }

  boolean is(String wanted) {
    return name.equals(wanted);
  }

  Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  /** The value of an attribute, empty when there is none. */
  String value(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** Whether the attribute is there and has this value. */
  boolean has(String key, String value) {
    return value.equals(attributes.get(key));
  }

  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(c -> c.is(wanted)).findFirst();
  }

  List<XmlElement> children(String wanted) {
    return children.stream().filter(c -> c.is(wanted)).toList();
  }

  /** The children of the first child of a name: the items of a container. */
  List<XmlElement> items(String container) {
    return child(container).map(XmlElement::children).orElse(List.of());
  }

  /** The text of the first child of a name. */
  Optional<String> childText(String wanted) {
    return child(wanted).map(XmlElement::text);
  }

  /** The same with other children. */
  XmlElement with(List<XmlElement> replaced) {
    return new XmlElement(name, attributes, text, replaced);
  }

  /** The same without some attributes. */
  XmlElement without(Collection<String> keys) {
    if (keys.stream().noneMatch(key -> attributes.containsKey(key))) {
      return this;
    }
    Builder left = builder(name).attributes(attributes).text(text).children(children);
    left.attributes.keySet().removeAll(keys);
    return left.build();
  }

  /** The tree with every element, leaves first, replaced by what {@code change} makes of it. */
  XmlElement map(UnaryOperator<XmlElement> change) {
    return change.apply(with(children.stream().map(c -> c.map(change)).toList()));
  }

  /** A tree under construction; {@link #build} ends it. */
  static final class Builder {
    private final String name;
    private final TreeMap<String, String> attributes = new TreeMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private String text = "";

    private Builder(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    Builder attribute(String key, String value) {
      attributes.put(key, value);
      return this;
    }

    Builder attribute(String key, Optional<String> value) {
      value.ifPresent(v -> attributes.put(key, v));
      return this;
    }

    /** The attribute {@code key='true'}, or nothing. */
    Builder flag(String key, boolean set) {
      if (set) {
        attributes.put(key, "true");
      }
      return this;
    }

    Builder attributes(SortedMap<String, String> more) {
      attributes.putAll(more);
      return this;
    }

    Builder text(String value) {
      text = value;
      return this;
    }

    Builder child(XmlElement child) {
      children.add(child);
      return this;
    }

    Builder child(Optional<XmlElement> child) {
      child.ifPresent(children::add);
      return this;
    }

    Builder children(Collection<XmlElement> more) {
      children.addAll(more);
      return this;
    }

    /** A container with these items, or nothing when there are none. */
    Builder container(String container, Collection<XmlElement> items) {
      if (!items.isEmpty()) {
        children.add(withChildren(container, items));
      }
      return this;
    }

    XmlElement build() {
      return new XmlElement(name, attributes, text, children);
    }
  }
}
