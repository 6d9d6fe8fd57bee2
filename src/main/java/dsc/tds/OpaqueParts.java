package dsc.tds;

import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.Opaque;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Parts that dsc does not interpret: from XML to text, and from text back to their place. */
final class OpaqueParts {
  /** A part with this name is not a child of its anchor: its attributes belong there. */
  static final String ATTRIBUTES = "_attributes";

  private OpaqueParts() {}

  /** The element of an opaque part's text. */
  static XmlElement parse(String xml) {
    Diagnostics diags = new Diagnostics();
    // The user namespace must be declared where its attributes are read.
    String wrapped = "<opaque xmlns:user='" + XmlReader.USER_NAMESPACE + "'>" + xml + "</opaque>";
    return XmlReader.read("opaque part", wrapped.getBytes(StandardCharsets.UTF_8), diags)
        .map(root -> root.children().getFirst())
        .orElseThrow(
            () -> new IllegalArgumentException("opaque part " + diags.sorted() + ": " + xml));
  }

  /** The names of the opaque children of a data source that have this tag. */
  static Set<String> names(Datasource datasource, String tag) {
    return datasource
        .all(Opaque.class)
        .filter(part -> part.anchor().isEmpty())
        .map(part -> parse(part.xml()))
        .filter(element -> element.is(tag))
        .map(element -> element.value("name"))
        .collect(Collectors.toSet());
  }

  /** The document with every opaque part under the element its anchor names. */
  static XmlElement insert(XmlElement root, List<Opaque> parts) {
    Map<String, List<XmlElement>> byAnchor = new LinkedHashMap<>();
    for (Opaque part : parts) {
      byAnchor.computeIfAbsent(part.anchor(), a -> new ArrayList<>()).add(parse(part.xml()));
    }
    return byAnchor.isEmpty() ? root : insert(root, "", byAnchor);
  }

  private static XmlElement insert(
      XmlElement element, String path, Map<String, List<XmlElement>> byAnchor) {
    List<XmlElement> children = new ArrayList<>();
    for (XmlElement child : element.children()) {
      children.add(insert(child, step(path, child), byAnchor));
    }
    XmlElement.Builder own =
        XmlElement.builder(element.name()).attributes(element.attributes()).text(element.text());
    List<XmlElement> parts = byAnchor.getOrDefault(path, List.of());
    byAnchor.remove(path);
    for (XmlElement part : parts) {
      if (part.is(ATTRIBUTES)) {
        own.attributes(part.attributes());
      } else {
        children.add(part);
      }
    }
    // A container that holds nothing but opaque parts was not written; it has no name.
    String prefix = path.isEmpty() ? "" : path + "/";
    for (String anchor : List.copyOf(byAnchor.keySet())) {
      String rest = anchor.startsWith(prefix) ? anchor.substring(prefix.length()) : "/";
      if (rest.indexOf('/') < 0 && rest.indexOf(' ') < 0) {
        children.add(XmlElement.withChildren(rest, byAnchor.getOrDefault(anchor, List.of())));
        byAnchor.remove(anchor);
      }
    }
    return ChildOrder.sorted(own.children(children).build());
  }

  /** The path of a child: its tag, and its name or id when it has one. */
  static String step(String path, XmlElement child) {
    String name = child.attribute("name").orElse(child.value("id"));
    String own = name.isEmpty() ? child.name() : child.name() + " " + name;
    return path.isEmpty() ? own : path + "/" + own;
  }
}
