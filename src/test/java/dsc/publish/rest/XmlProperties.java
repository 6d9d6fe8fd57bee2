package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class XmlProperties {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("<>&\"'\t\n ]x")
        .withCharRange('\u00a0', '\ud7ff')
        .withCharRange(' ', '~')
        .ofMaxLength(20)
        .map(text -> text + (text.length() % 2 == 0 ? "\uD83D\uDE00" : ""));
  }

  @Property
  void whatIsWrittenIsRead(@ForAll("texts") String value, @ForAll("texts") String text) {
    Element child = new Element("b", java.util.Map.of("c", value), java.util.List.of(), "");
    Element leaf = new Element("d", java.util.Map.of(), java.util.List.of(), text.strip());
    Element root = Element.of("a").with(child).with(leaf);
    assertEquals(Optional.of(root), Xml.read(Xml.write(root)));
  }

  @Property
  void whatIsWrittenIsAscii(@ForAll("texts") String value) {
    byte[] written = Xml.write(Element.of("a").with("b", value));
    for (byte b : written) {
      assertEquals(true, b >= 0x20 && b < 0x7f);
    }
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    Optional<Element> ignored = Xml.read(bytes);
    String inside = "<a>" + new String(bytes, StandardCharsets.ISO_8859_1) + "</a>";
    Xml.read(inside.getBytes(StandardCharsets.UTF_8))
        .ifPresent(element -> assertEquals("a", element.name()));
    assertEquals(ignored, Xml.read(bytes));
  }
}
