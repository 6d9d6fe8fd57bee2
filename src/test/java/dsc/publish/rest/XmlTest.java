package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class XmlTest {
  private static Optional<Element> read(String text) {
    return Xml.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void documentTypesAndEntitiesAreRefused() {
    assertEquals(Optional.empty(), read("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"));
    assertEquals(Optional.empty(), read("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"));
    assertEquals(Optional.empty(), read("<a>&x;</a>"));
  }

  @Test
  void depthIsBounded() {
    assertEquals(Optional.empty(), read("<a>".repeat(10_000) + "</a>".repeat(10_000)));
    assertEquals("a", read("<a>".repeat(50) + "</a>".repeat(50)).orElseThrow().name());
  }

  @Test
  void charactersXmlCannotHoldAreABug() {
    assertThrows(
        IllegalArgumentException.class, () -> Xml.write(Element.of("a").with("b", "\u0000")));
  }

  @Test
  void timesOfAllServersAreRead() {
    assertEquals(
        "2016-08-11T21:22:40Z", Times.parse("2016-08-11T21:22:40Z").orElseThrow().toString());
    assertEquals(
        "2023-08-17T22:36:37Z", Times.parse("2023-08-17T15:36:37-0700").orElseThrow().toString());
    assertEquals(
        "2023-08-17T22:36:37.123Z",
        Times.parse("2023-08-17T15:36:37.123-07:00").orElseThrow().toString());
    assertEquals(Optional.empty(), Times.parse("yesterday"));
  }
}
