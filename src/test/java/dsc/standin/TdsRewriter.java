package dsc.standin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What Tableau makes of a published TDS: {@code repository-location} and {@code xml:base} added,
 * another {@code formatted-name}, metadata records added, logins removed, attributes in another
 * order, laid out anew. None of it changes what the data source means.
 */
final class TdsRewriter {
  private TdsRewriter() {}

  static byte[] rewrite(byte[] file, String type, String contentUrl, int revision)
      throws IOException {
    if (!type.equals("tdsx")) {
      return rewriteTds(file, contentUrl, revision);
    }
    Map<String, byte[]> entries = new LinkedHashMap<>(Packages.entries(file));
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      if (entry.getKey().endsWith(".tds")) {
        entry.setValue(rewriteTds(entry.getValue(), contentUrl, revision));
      }
    }
    return Packages.archive(entries);
  }

  private static byte[] rewriteTds(byte[] tds, String contentUrl, int revision) throws IOException {
    Document document = parse(tds);
    Element root = document.getDocumentElement();
    root.setAttribute("xml:base", "http://127.0.0.1");
    root.setAttribute("formatted-name", "federated." + contentUrl.toLowerCase(Locale.ROOT));
    for (Element old : children(root, "repository-location")) {
      root.removeChild(old);
    }
    Element location = document.createElement("repository-location");
    location.setAttribute("id", contentUrl);
    location.setAttribute("path", "/t/Samples/datasources");
    location.setAttribute("revision", revision + ".0");
    location.setAttribute("site", "Samples");
    root.insertBefore(location, root.getFirstChild());
    for (Element connection : all(root, "connection")) {
      connection.removeAttribute("username");
      connection.removeAttribute("password");
    }
    addMetadata(document, root);
    StringBuilder out = new StringBuilder("<?xml version='1.0' encoding='utf-8' ?>\n\n");
    write(root, "", out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One record per plain column, when there are none. */
  private static void addMetadata(Document document, Element root) {
    List<Element> connections = children(root, "connection");
    if (connections.isEmpty() || !all(root, "metadata-records").isEmpty()) {
      return;
    }
    Element records = document.createElement("metadata-records");
    int ordinal = 0;
    for (Element column : children(root, "column")) {
      if (children(column, "calculation").isEmpty()) {
        Element record = document.createElement("metadata-record");
        record.setAttribute("class", "column");
        String name = column.getAttribute("name");
        text(record, "remote-name", name.replaceAll("[\\[\\]]", ""));
        text(record, "remote-type", "129");
        text(record, "local-name", name);
        text(record, "ordinal", String.valueOf(ordinal++));
        text(record, "local-type", column.getAttribute("datatype"));
        text(record, "contains-null", "true");
        records.appendChild(record);
      }
    }
    if (ordinal > 0) {
      connections.getFirst().appendChild(records);
    }
  }

  private static void text(Element parent, String name, String value) {
    Element child = parent.getOwnerDocument().createElement(name);
    child.setTextContent(value);
    parent.appendChild(child);
  }

  /** Attributes from z to a, which is as good an order as any other. */
  private static void write(Element element, String indent, StringBuilder out) {
    out.append(indent).append('<').append(element.getTagName());
    Map<String, String> attributes = new TreeMap<>(java.util.Comparator.reverseOrder());
    NamedNodeMap map = element.getAttributes();
    for (int i = 0; i < map.getLength(); i++) {
      attributes.put(map.item(i).getNodeName(), map.item(i).getNodeValue());
    }
    attributes.forEach(
        (name, value) ->
            out.append(' ').append(name).append("='").append(escape(value)).append('\''));
    List<Element> children = Incoming.children(element);
    String text = element.getTextContent();
    if (children.isEmpty() && text.isEmpty()) {
      out.append(" />\n");
    } else if (children.isEmpty()) {
      out.append('>').append(escape(text)).append("</").append(element.getTagName()).append(">\n");
    } else {
      out.append(">\n");
      children.forEach(child -> write(child, indent + "  ", out));
      out.append(indent).append("</").append(element.getTagName()).append(">\n");
    }
  }

  private static String escape(String text) {
    return Node.escape(text).replace("'", "&apos;");
  }

  /** The connections of what was submitted; content that cannot be read is a 400011. */
  static List<Published.Connection> connections(Submission submission, World world) {
    try {
      if (submission.type().equals("hyper")) {
        try (InputStream in = Files.newInputStream(submission.file())) {
          if (!new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("Hyper")) {
            throw new IOException("not a .hyper file");
          }
        }
        Published.Connection only = new Published.Connection(world.newId());
        only.type = "hyper";
        return List.of(only);
      }
      boolean packed = submission.type().equals("tdsx");
      byte[] file = Files.readAllBytes(submission.file());
      byte[] tds = packed ? Packages.tds(file) : file;
      return connections(parse(tds).getDocumentElement(), world);
    } catch (IOException e) {
      throw new Refusal(
          "400011", "There was a problem publishing the file '7720:170fe6b1c1c7422d-1:0'");
    }
  }

  private static List<Published.Connection> connections(Element root, World world) {
    List<Published.Connection> connections = new ArrayList<>();
    for (Element outer : children(root, "connection")) {
      List<Element> named = all(outer, "named-connection");
      List<Element> inner = new ArrayList<>();
      named.forEach(one -> inner.addAll(children(one, "connection")));
      for (Element element : inner.isEmpty() ? List.of(outer) : inner) {
        Published.Connection connection = new Published.Connection(world.newId());
        connection.type = element.getAttribute("class");
        connection.server = element.getAttribute("server");
        connection.port = element.getAttribute("port");
        connection.user = element.getAttribute("username");
        connections.add(connection);
      }
    }
    return connections;
  }

  private static Document parse(byte[] tds) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(tds));
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("not a data source", e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    return Incoming.children(parent).stream()
        .filter(child -> child.getTagName().equals(name))
        .toList();
  }

  private static List<Element> all(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      Optional.of(found.item(i))
          .filter(Element.class::isInstance)
          .map(Element.class::cast)
          .ifPresent(elements::add);
    }
    return elements;
  }
}
