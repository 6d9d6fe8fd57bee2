package dsc.standin;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** XML on its way out. */
final class Node {
  private final String name;
  private final StringBuilder attributes = new StringBuilder();
  private final List<Node> children = new ArrayList<>();
  private String text = "";

  Node(String name) {
    this.name = name;
  }

  /** The same as what came in. */
  static Node of(Element element) {
    Node node = new Node(element.getTagName());
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      org.w3c.dom.Node attribute = element.getAttributes().item(i);
      node.with(attribute.getNodeName(), attribute.getNodeValue());
    }
    return node.with(Incoming.children(element).stream().map(Node::of).toList());
  }

  Node with(String attribute, Object value) {
    attributes.append(' ').append(attribute).append("=\"").append(escape(value.toString()));
    attributes.append('"');
    return this;
  }

  Node with(Node child) {
    children.add(child);
    return this;
  }

  Node with(List<Node> more) {
    children.addAll(more);
    return this;
  }

  Node text(String value) {
    this.text = value;
    return this;
  }

  String print(String prefix) {
    StringBuilder out = new StringBuilder();
    print(prefix, out);
    return out.toString();
  }

  private void print(String prefix, StringBuilder out) {
    out.append('<').append(prefix).append(name).append(attributes);
    if (children.isEmpty() && text.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>').append(escape(text));
    for (Node child : children) {
      child.print(prefix, out);
    }
    out.append("</").append(prefix).append(name).append('>');
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\r", "&#13;")
        .replace("\t", "&#9;");
  }
}
