package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class XmlTest {
  private static Optional<XmlElement> read(String xml, Diagnostics diags) {
    return XmlReader.read("a.tds", xml.getBytes(StandardCharsets.UTF_8), diags);
  }

  private static XmlElement read(String xml) {
    Diagnostics diags = new Diagnostics();
    return read(xml, diags).orElseThrow(() -> new AssertionError(diags.sorted()));
  }

  private static Diagnostic refused(String xml) {
    Diagnostics diags = new Diagnostics();
    assertEquals(Optional.empty(), read(xml, diags));
    assertEquals(1, diags.sorted().size());
    return diags.sorted().getFirst();
  }

  private static String document(XmlElement element) {
    return new String(XmlWriter.document(element), StandardCharsets.UTF_8);
  }

  @Test
  void attributesAreSortedSingleQuotedAndEscaped() {
    XmlElement element = XmlElement.of("a", "z", "'\"<&>", "b", "x\r\ny\tz");
    assertEquals(
        """
        <?xml version='1.0' encoding='utf-8' ?>

        <a b='x&#13;&#10;y&#9;z' z='&apos;&quot;&lt;&amp;&gt;' />
        """,
        document(element));
    assertEquals(element, read(document(element)));
  }

  @Test
  void childrenAreIndentedAndTextIsNot() {
    XmlElement element =
        XmlElement.builder("a")
            .child(XmlElement.withText("b", "x <\r\n y"))
            .child(XmlElement.builder("c").child(XmlElement.of("d")).build())
            .build();
    assertEquals(
        """
        <?xml version='1.0' encoding='utf-8' ?>

        <a>
          <b>x &lt;&#13;
         y</b>
          <c>
            <d />
          </c>
        </a>
        """,
        document(element));
    assertEquals(element, read(document(element)));
  }

  @Test
  void textBesideChildrenGetsNoSpaceOfItsOwn() {
    XmlElement element = XmlElement.builder("a").text("t").child(XmlElement.of("b")).build();
    assertEquals("<a>t<b /></a>\n", XmlWriter.fragment(element));
  }

  @Test
  void charactersXmlCantHoldAreRefused() {
    for (String bad : List.of("\u0001", "\u001F", "\uFFFE", "\uD800", "a\uDC00")) {
      DscException e =
          assertThrows(DscException.class, () -> XmlWriter.document(XmlElement.of("a", "b", bad)));
      assertEquals(Code.TDS_CHARACTER, e.code());
    }
    assertTrue(document(XmlElement.of("a", "b", "\uD83D\uDE00")).contains("\uD83D\uDE00"));
  }

  @Test
  void theUserNamespaceHasOnePrefixWhateverTheFileSays() {
    XmlElement a = read("<a xmlns:ns0='http://www.tableausoftware.com/xml/user' ns0:x='1'/>");
    assertEquals(XmlElement.of("a", "user:x", "1"), a);
    assertEquals(XmlElement.of("a", "xml:base", "u"), read("<a xml:base='u'/>"));
  }

  @Test
  void aForeignNamespaceKeepsItsDeclaration() {
    XmlElement a = read("<a xmlns:q='urn:q'><q:b q:c='1'/></a>");
    assertEquals("<a xmlns:q='urn:q'>\n  <q:b q:c='1' />\n</a>\n", XmlWriter.fragment(a));
  }

  @Test
  void indentationIsNoTextButALineBreakInARunIs() {
    XmlElement a = read("<a>\n  <b/>\n  <run>\n</run>\n</a>");
    assertEquals("", a.text());
    assertEquals("\n", a.childText("run").orElseThrow());
  }

  @Test
  void byteOrderMarksAndOtherEncodingsAreRead() {
    Diagnostics diags = new Diagnostics();
    String xml = "<?xml version='1.0' encoding='utf-16'?><a b='é'/>";
    assertEquals(
        Optional.of(XmlElement.of("a", "b", "é")),
        XmlReader.read("a.tds", xml.getBytes(StandardCharsets.UTF_16), diags));
    assertEquals(XmlElement.of("a"), read("\uFEFF<a/>"));
  }

  @Test
  void aTruncatedDocumentIsReportedWithItsPlace() {
    Diagnostic d = refused("<a>\n  <b c='1'>\n");
    assertEquals(Code.TDS_NOT_WELL_FORMED, d.code());
    assertTrue(d.message().startsWith("a.tds:3:1: not well-formed XML: "), d.message());
  }

  @Test
  void nothingAndNonsenseAreReported() {
    assertEquals(Code.TDS_NOT_WELL_FORMED, refused("").code());
    assertEquals(Code.TDS_NOT_WELL_FORMED, refused("name: sales").code());
    assertEquals(Code.TDS_NOT_WELL_FORMED, refused("<a b='1' b='2'/>").code());
    assertEquals(Code.TDS_NOT_WELL_FORMED, refused("<a>&what;</a>").code());
  }

  @Test
  void documentTypesAreRefusedWhateverTheyDeclare() {
    assertEquals(Code.TDS_DOCUMENT_TYPE, refused("<!DOCTYPE a><a/>").code());
    assertEquals(
        Code.TDS_DOCUMENT_TYPE,
        refused("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>").code());
    StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 12; i++) {
      laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    assertEquals(Code.TDS_DOCUMENT_TYPE, refused(laughs + "]><a>&l11;</a>").code());
  }

  @Test
  void deepLargeAndLongDocumentsAreRefused() {
    assertEquals(Code.TDS_TOO_LARGE, refused("<a>".repeat(600) + "</a>".repeat(600)).code());
    XmlLimits limits = new XmlLimits(100, 10, 10);
    Diagnostics diags = new Diagnostics();
    byte[] many = ("<a>" + "<b/>".repeat(20) + "</a>").getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), XmlReader.read("a.tds", many, limits, diags));
    assertEquals(Optional.empty(), XmlReader.read("a.tds", new byte[200], limits, diags));
    assertEquals(
        List.of(Code.TDS_TOO_LARGE, Code.TDS_TOO_LARGE),
        diags.sorted().stream().map(Diagnostic::code).toList());
  }
}
