package dsc.tds;

import dsc.model.Literals;
import java.util.Optional;
import java.util.Set;

/**
 * Members of Measure Names begin with the name of the data source. The model leaves it out, {@code
 * [].[sum:Sales:qk]}: a data source under another name has the same measures.
 */
final class OwnName {
  private static final String NONE = "[]";

  /** Where members of Measure Names can stand. */
  private static final Set<String> HOLDERS = Set.of("style", "default-sorts", "column");

  private OwnName() {}

  /** The document without its own name in members. */
  static XmlElement removed(XmlElement root, String name) {
    return replaced(root, Literals.escaped(Brackets.quote(name)), NONE);
  }

  /** The document with its own name in members. */
  static XmlElement added(XmlElement root, String name) {
    return replaced(root, NONE, Literals.escaped(Brackets.quote(name)));
  }

  private static XmlElement replaced(XmlElement root, String from, String to) {
    return root.with(
        root.children().stream()
            .map(child -> holds(child) ? child.map(e -> member(e, from, to)) : child)
            .toList());
  }

  private static boolean holds(XmlElement child) {
    return HOLDERS.contains(child.name())
        && (!child.is("column") || child.has("name", "[:Measure Names]"));
  }

  private static XmlElement member(XmlElement element, String from, String to) {
    return switch (element.name()) {
      case "bucket" ->
          renamed(element.text(), from, to)
              .map(text -> XmlElement.withText("bucket", text))
              .orElse(element);
      case "alias" ->
          renamed(element.value("key"), from, to)
              .map(
                  key ->
                      XmlElement.builder("alias")
                          .attributes(element.attributes())
                          .attribute("key", key)
                          .build())
              .orElse(element);
      default -> element;
    };
  }

  private static Optional<String> renamed(String literal, String from, String to) {
    String start = '"' + from;
    boolean own = literal.startsWith(start + ".[") || literal.equals(start + '"');
    return own ? Optional.of('"' + to + literal.substring(start.length())) : Optional.empty();
  }
}
