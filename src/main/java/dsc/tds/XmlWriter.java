package dsc.tds;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.diag.XmlText;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a tree the way Tableau does: single quotes, sorted attributes, two spaces per level, line
 * breaks in attributes as character references. Characters that XML 1.0 cannot hold are refused.
 */
final class XmlWriter {
  private static final String DECLARATION = "<?xml version='1.0' encoding='utf-8' ?>\n\n";
  private final SharedXml shared;
  private final StringBuilder out = new StringBuilder();

  private XmlWriter(SharedXml shared) {
    this.shared = shared;
  }

  /** A whole document in UTF-8. */
  static byte[] document(XmlElement root) {
    return document(root, new SharedXml());
  }

  /** A whole document in UTF-8, of which some elements may have been written before. */
  static byte[] document(XmlElement root, SharedXml shared) {
    XmlWriter writer = new XmlWriter(shared);
    writer.out.append(DECLARATION);
    writer.element(root, 0);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One element without declaration, from the left margin; the form of an opaque part. */
  static String fragment(XmlElement element) {
    XmlWriter writer = new XmlWriter(new SharedXml());
    writer.element(element, 0);
    return writer.out.toString();
  }

  private void element(XmlElement element, int level) {
    if (shared.has(element)) {
      out.append(shared.text(element, () -> lines(element, level)));
    } else {
      line(element, level);
    }
  }

  private static String lines(XmlElement element, int level) {
    XmlWriter writer = new XmlWriter(new SharedXml());
    writer.line(element, level);
    return writer.out.toString();
  }

  private void line(XmlElement element, int level) {
    out.append("  ".repeat(level));
    inline(element, level);
    out.append('\n');
  }

  private void inline(XmlElement element, int level) {
    startTag(element);
    if (element.text().isEmpty() && element.children().isEmpty()) {
      out.append(" />");
      return;
    }
    out.append('>');
    text(element);
    if (element.text().isEmpty()) {
      out.append('\n');
      element.children().forEach(child -> element(child, level + 1));
      out.append("  ".repeat(level));
    } else {
      // A line break between text and children would become part of the text.
      element.children().forEach(child -> inline(child, level));
    }
    out.append("</").append(element.name()).append('>');
  }

  private void startTag(XmlElement element) {
    out.append('<').append(element.name());
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      out.append(' ').append(attribute.getKey()).append("='");
      attribute(element, attribute.getKey(), attribute.getValue());
      out.append('\'');
    }
  }

  private void text(XmlElement element) {
    escaped(element.text(), element, "");
  }

  private void attribute(XmlElement element, String key, String value) {
    escaped(value, element, key);
  }

  /** A value with its escapes; the text of the element when there is no key. */
  private void escaped(String value, XmlElement element, String key) {
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '>' && c < Character.MIN_SURROGATE) {
        continue;
      }
      String escape = key.isEmpty() ? inText(c) : inAttribute(c);
      if (!escape.isEmpty()) {
        out.append(value, start, i).append(escape);
        start = i + 1;
      } else if ((c < ' ' && !isBreak(c)) || c >= Character.MIN_SURROGATE) {
        checkAllowed(value, i, element, key);
      }
    }
    out.append(value, start, value.length());
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\t';
  }

  private static String inText(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\r' -> "&#13;";
      default -> "";
    };
  }

  private static String inAttribute(char c) {
    return switch (c) {
      case '\'' -> "&apos;";
      case '"' -> "&quot;";
      case '\n' -> "&#10;";
      case '\t' -> "&#9;";
      default -> inText(c);
    };
  }

  /** Refuses what XML 1.0 has no way to say. */
  private static void checkAllowed(String value, int i, XmlElement element, String key) {
    if (XmlText.isForbidden(value, i)) {
      String tag = "<" + element.name() + ">";
      String where = key.isEmpty() ? tag : "attribute `" + key + "` of " + tag;
      throw new DscException(
          Code.TDS_CHARACTER,
          "the character U+%04X in %s can't be written to XML"
              .formatted((int) value.charAt(i), where));
    }
  }
}
