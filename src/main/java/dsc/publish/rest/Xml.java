package dsc.publish.rest;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Text to {@link Element} and back. The reader knows no document types and no entities; the writer
 * puts out ASCII only, as Tableau's own client does, so no server has to guess a character set.
 */
final class Xml {
  private static final int DEEPEST = 64;
  private static final XMLInputFactory READERS = readers();

  private Xml() {}

  /** The root element, or empty if the bytes are not well-formed XML. */
  static Optional<Element> read(byte[] bytes) {
    try {
      XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(utf8(bytes)));
      Deque<Open> open = new ArrayDeque<>();
      open.push(new Open("", Map.of()));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (open.size() > DEEPEST) {
              return Optional.empty();
            }
            open.push(new Open(reader.getLocalName(), attributes(reader)));
          }
          case XMLStreamConstants.END_ELEMENT -> {
            Element done = open.pop().close();
            open.element().children.add(done);
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              open.element().text.append(reader.getText());
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
            return Optional.empty();
          }
          default -> {} // comments, processing instructions, white space
        }
      }
      return open.element().children.stream().findFirst();
    } catch (XMLStreamException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Decoded here, because the XML parser prints what it thinks of bad bytes to the console. */
  private static String utf8(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The element as an XML document without declaration, in pure ASCII. */
  static byte[] write(Element root) {
    StringBuilder out = new StringBuilder();
    write(root, out);
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(Element element, StringBuilder out) {
    out.append('<').append(element.name());
    element
        .attributes()
        .forEach(
            (name, value) -> escape(value, out.append(' ').append(name).append("=\"")).append('"'));
    if (element.children().isEmpty() && element.text().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    escape(element.text(), out);
    element.children().forEach(child -> write(child, out));
    out.append("</").append(element.name()).append('>');
  }

  private static StringBuilder escape(String text, StringBuilder out) {
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = c >= 0x20 && c < 0x7f && "<>&\"'".indexOf(c) < 0;
              if (plain) {
                out.append((char) c);
              } else if (isAllowed(c)) {
                out.append("&#").append(c).append(';');
              } else {
                throw new IllegalArgumentException("a character XML cannot hold: code " + c);
              }
            });
    return out;
  }

  /** The characters of XML 1.0. */
  static boolean isAllowed(int c) {
    return c == 0x9
        || c == 0xa
        || c == 0xd
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static XMLInputFactory readers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** An element whose end has not been read. */
  private static final class Open {
    final String name;
    final Map<String, String> attributes;
    final List<Element> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    Open(String name, Map<String, String> attributes) {
      this.name = name;
      this.attributes = attributes;
    }

    Element close() {
      return new Element(name, attributes, children, text.toString().strip());
    }
  }
}
