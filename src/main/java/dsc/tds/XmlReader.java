package dsc.tds;

import dsc.diag.Diagnostics;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML into a tree: no document type, no entities but the five of XML, limited in size. Text
 * that only indents is dropped; a {@code <run>} keeps its text as it is.
 */
final class XmlReader {
  /** The namespace of the attributes that Tableau's user interface keeps for itself. */
  static final String USER_NAMESPACE = "http://www.tableausoftware.com/xml/user";

  private static final String JDK_DEPTH = "jdk.xml.maxElementDepth";

  private final String path;
  private final XmlLimits limits;
  private final Deque<Open> open = new ArrayDeque<>();
  private int elements;

  private XmlReader(String path, XmlLimits limits) {
    this.path = path;
    this.limits = limits;
  }

  /** The root element, or empty when the document is refused, which is reported. */
  static Optional<XmlElement> read(String path, byte[] xml, Diagnostics diags) {
    return read(path, xml, XmlLimits.DEFAULT, diags);
  }

  static Optional<XmlElement> read(String path, byte[] xml, XmlLimits limits, Diagnostics diags) {
    if (xml.length > limits.bytes()) {
      diags.report(Problems.tooLarge(path, xml.length, limits.bytes()));
      return Optional.empty();
    }
    try {
      XMLStreamReader stream = factory(limits).createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        return new XmlReader(path, limits).tree(stream, diags);
      } finally {
        stream.close();
      }
    } catch (XMLStreamException e) {
      diags.report(Problems.notWellFormed(path, e));
      return Optional.empty();
    }
  }

  private static XMLInputFactory factory(XmlLimits limits) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Newer JDKs have a limit of their own, below the joins of a large data source.
    if (factory.isPropertySupported(JDK_DEPTH)) {
      factory.setProperty(JDK_DEPTH, limits.depth() + 1);
    }
    return factory;
  }

  private Optional<XmlElement> tree(XMLStreamReader stream, Diagnostics diags)
      throws XMLStreamException {
    while (stream.hasNext()) {
      switch (stream.next()) {
        case XMLStreamConstants.DTD -> {
          diags.report(Problems.documentType(path, stream.getLocation()));
          return Optional.empty();
        }
        case XMLStreamConstants.START_ELEMENT -> {
          elements++;
          if (elements > limits.elements() || open.size() >= limits.depth()) {
            diags.report(Problems.tooDeepOrMany(path, limits, stream.getLocation()));
            return Optional.empty();
          }
          open.push(new Open(start(stream)));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          Open current = open.peek();
          if (current != null) {
            current.text.append(stream.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement done = open.pop().finish();
          Open parent = open.peek();
          if (parent == null) {
            return Optional.of(done);
          }
          parent.builder.child(done);
          parent.hasChildren = true;
        }
        default -> {}
      }
    }
    throw new XMLStreamException("the document ends early", stream.getLocation());
  }

  private static XmlElement.Builder start(XMLStreamReader stream) {
    XmlElement.Builder builder =
        XmlElement.builder(
            name(stream.getNamespaceURI(), stream.getPrefix(), stream.getLocalName()));
    for (int i = 0; i < stream.getNamespaceCount(); i++) {
      String uri = stream.getNamespaceURI(i);
      String prefix = stream.getNamespacePrefix(i);
      if (prefix != null && uri != null && !uri.equals(USER_NAMESPACE)) {
        builder.attribute("xmlns:" + prefix, uri);
      }
    }
    for (int i = 0; i < stream.getAttributeCount(); i++) {
      builder.attribute(
          name(
              stream.getAttributeNamespace(i),
              stream.getAttributePrefix(i),
              stream.getAttributeLocalName(i)),
          stream.getAttributeValue(i));
    }
    return builder;
  }

  @SuppressWarnings("NullAway") // The parser gives null for "no namespace" and "no prefix".
  private static String name(String uri, String prefix, String local) {
    if (uri == null || uri.isEmpty()) {
      return local;
    }
    if (uri.equals(USER_NAMESPACE)) {
      return "user:" + local;
    }
    if (uri.equals(XMLConstants.XML_NS_URI)) {
      return "xml:" + local;
    }
    return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
  }

  /** An element whose end was not seen yet. */
  private static final class Open {
    private final XmlElement.Builder builder;
    private final StringBuilder text = new StringBuilder();
    private boolean hasChildren;

    private Open(XmlElement.Builder builder) {
      this.builder = builder;
    }

    private XmlElement finish() {
      String value = text.toString();
      boolean indents = value.isBlank() && (hasChildren || value.indexOf('\n') >= 0);
      return builder.text(indents && !builder.name().equals("run") ? "" : value).build();
    }
  }
}
