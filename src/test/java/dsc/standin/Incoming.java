package dsc.standin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A request, taken apart.
 *
 * @param params what the route's placeholders stand for
 * @param rawQuery the query as sent, still encoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Incoming(
    String method,
    String version,
    List<String> path,
    Map<String, String> params,
    Map<String, String> query,
    String rawQuery,
    Map<String, String> headers,
    byte[] body) {

  public String param(String name) {
    return Optional.ofNullable(params.get(name)).orElseThrow();
  }

  public String query(String name) {
    return query.getOrDefault(name, "");
  }

  boolean flag(String name) {
    return query(name).equalsIgnoreCase("true");
  }

  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
  }

  /** The child of {@code tsRequest} with this name, or a 400000. */
  Element payload(String name) {
    return payload(body, name);
  }

  static Element payload(byte[] xml, String name) {
    return child(request(xml), name)
        .orElseThrow(() -> new Refusal("400000", "Payload is missing element " + name));
  }

  static Element request(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      Element root =
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
      boolean plain = Optional.ofNullable(root.getNamespaceURI()).isEmpty();
      if (!root.getTagName().equals("tsRequest") || !plain) {
        throw new Refusal("400000", "unexpected element (uri:\"..\", local:\"tsRequest\")");
      }
      return root;
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new Refusal("400000", "Payload is either malformed or incomplete");
    }
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent).stream().filter(child -> child.getTagName().equals(name)).findFirst();
  }

  static List<Element> children(Element parent) {
    List<Element> children = new java.util.ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static Optional<String> attribute(Element element, String name) {
    return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
  }
}
