package dsc.tds;

import dsc.diag.Diagnostics;
import dsc.model.Opaque;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts that dsc does not interpret: from XML to text, and from text back to their place. */
final class OpaqueParts {
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
    List<XmlElement> own = byAnchor.remove(path);
    if (own != null) {
      children.addAll(own);
    }
    // A container that holds nothing but opaque parts was not written; it has no name.
    String prefix = path.isEmpty() ? "" : path + "/";
    for (String anchor : List.copyOf(byAnchor.keySet())) {
      String rest = anchor.startsWith(prefix) ? anchor.substring(prefix.length()) : "/";
      if (rest.indexOf('/') < 0 && rest.indexOf(' ') < 0) {
        List<XmlElement> parts = byAnchor.remove(anchor);
        children.add(XmlElement.withChildren(rest, parts == null ? List.of() : parts));
      }
    }
    return ChildOrder.sorted(element.with(children));
  }

  /** The path of a child: its tag, and its name when it has one. */
  static String step(String path, XmlElement child) {
    String name = child.value("name");
    String own = name.isEmpty() ? child.name() : child.name() + " " + name;
    return path.isEmpty() ? own : path + "/" + own;
  }
}
