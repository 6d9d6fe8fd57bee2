package dsc.publish.rest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One XML element of a request or an answer. Names are local: Tableau's answers carry a namespace
 * with whatever prefix, its requests carry none.
 *
 * @param text the element's own characters, without its children's
 */
record Element(String name, Map<String, String> attributes, List<Element> children, String text) {
  Element {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  static Element of(String name) {
    return new Element(name, Map.of(), List.of(), "");
  }

  Element with(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Element(name, more, children, text);
  }

  Element with(Map<String, String> values) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.putAll(values);
    return new Element(name, more, children, text);
  }

  Element with(Element child) {
    List<Element> more = new ArrayList<>(children);
    more.add(child);
    return new Element(name, attributes, more, text);
  }

  Element with(List<Element> added) {
    List<Element> more = new ArrayList<>(children);
    more.addAll(added);
    return new Element(name, attributes, more, text);
  }

  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** The attribute, or the empty text. */
  String value(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** True only for {@code true} in any case: recorded answers hold {@code True} too. */
  boolean flag(String attribute) {
    return value(attribute).toLowerCase(Locale.ROOT).equals("true");
  }

  /** The attribute as a whole number, or empty if it is absent or something else. */
  OptionalInt number(String attribute) {
    String digits = value(attribute);
    return digits.matches("-?\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  Optional<Element> child(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).findFirst();
  }

  List<Element> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** An attribute of a child, such as the id of the owner. */
  Optional<String> attributeOf(String childName, String attribute) {
    return child(childName).flatMap(child -> child.attribute(attribute));
  }
}
