package dsc.tds;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.model.Datasource;
import dsc.model.Opaque;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parts that dsc does not interpret: from text to XML, and back to their place. A part whose parent
 * is gone goes with it.
 */
final class OpaqueParts {
  /** A part with this name is not a child of its anchor: its attributes belong there. */
  static final String ATTRIBUTES = "_attributes";

  private final Map<String, List<XmlElement>> byAnchor = new HashMap<>();

  /** Anchors that may have to be made, by the path of their parent. */
  private final Map<String, List<String>> containers = new HashMap<>();

  private OpaqueParts() {}

  /** The parts of a data source. */
  static OpaqueParts of(Datasource datasource) {
    OpaqueParts parts = new OpaqueParts();
    datasource.all(Opaque.class).forEach(parts::add);
    return parts;
  }

  private void add(Opaque part) {
    String anchor = part.anchor();
    if (!byAnchor.containsKey(anchor)) {
      byAnchor.put(anchor, new ArrayList<>());
      int slash = anchor.lastIndexOf('/');
      String tag = anchor.substring(slash + 1);
      // A container that holds nothing but opaque parts was not written; it has no name.
      if (!tag.isEmpty() && tag.indexOf(' ') < 0) {
        containers
            .computeIfAbsent(anchor.substring(0, Math.max(0, slash)), p -> new ArrayList<>())
            .add(anchor);
      }
    }
    at(anchor).add(parse(part.xml()));
  }

  private List<XmlElement> at(String anchor) {
    return byAnchor.getOrDefault(anchor, List.of());
  }

  /**
   * The element of an opaque part's text.
   *
   * @throws DscException when the text is no element, which only a changed side file can cause
   */
  static XmlElement parse(String xml) {
    Diagnostics diags = new Diagnostics();
    // The user namespace must be declared where its attributes are read.
    String wrapped = "<opaque xmlns:user='" + XmlReader.USER_NAMESPACE + "'>" + xml + "</opaque>";
    return XmlReader.read("opaque part", wrapped.getBytes(StandardCharsets.UTF_8), diags)
        .filter(root -> root.children().size() == 1)
        .map(root -> root.children().getFirst())
        .orElseThrow(
            () ->
                new DscException(
                    Code.TDS_NOT_WELL_FORMED,
                    "an opaque part is not one XML element: "
                        + xml.lines().findFirst().orElse("")));
  }

  /** The names of the opaque children of the data source itself that have this tag. */
  Set<String> names(String tag) {
    return at("").stream()
        .filter(element -> element.is(tag))
        .map(element -> element.value("name"))
        .collect(Collectors.toSet());
  }

  /** All parts. */
  List<XmlElement> all() {
    return byAnchor.values().stream().flatMap(List::stream).toList();
  }

  /** The document with every part under the element its anchor names. */
  XmlElement insert(XmlElement root) {
    return byAnchor.isEmpty() ? root : insert(root, "");
  }

  private XmlElement insert(XmlElement element, String path) {
    List<XmlElement> children = new ArrayList<>();
    for (XmlElement child : element.children()) {
      children.add(insert(child, step(path, child)));
    }
    XmlElement.Builder own =
        XmlElement.builder(element.name()).attributes(element.attributes()).text(element.text());
    for (XmlElement part : at(path)) {
      if (part.is(ATTRIBUTES)) {
        own.attributes(part.attributes());
      } else {
        children.add(part);
      }
    }
    byAnchor.remove(path);
    for (String anchor : containers.getOrDefault(path, List.of())) {
      if (!at(anchor).isEmpty()) {
        String tag = anchor.substring(anchor.lastIndexOf('/') + 1);
        children.add(XmlElement.withChildren(tag, at(anchor)));
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
