package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.tds.TdsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Well-formed documents that make no sense are imported as well, or refused by the reader. */
final class ImportProperties {
  private static final int MOST_EDITS = 8;

  private final Compiler compiler = new Compiler();

  /** The data sources of the specs, as they are written. */
  @Provide
  Arbitrary<Path> documents() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("specs"))) {
      return Arbitraries.of(
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.resolve("expected.tds"))
              .sorted()
              .toList());
    }
  }

  @Property
  void whateverIsReadIsImportedAndComesBack(@ForAll("documents") Path document, @ForAll long seed) {
    byte[] mutilated = mutilated(document, new Random(seed));
    Diagnostics diags = new Diagnostics();
    Optional<Datasource> read = TdsReader.read("d.tds", mutilated, diags);
    assertEquals(read.isEmpty(), diags.hasErrors());
    read.ifPresent(this::comesBack);
  }

  private void comesBack(Datasource saved) {
    Imported imported = Importer.run(compiler, saved, "imported", "Imported", new Diagnostics());
    Diagnostics diags = new Diagnostics();
    Optional<Datasource> again = ImportedSpecs.compile(compiler, imported, diags);
    assertTrue(again.isPresent() && !diags.hasErrors(), () -> diags.sorted().toString());
    assertEquals(Normalizer.normalize(saved), Normalizer.normalize(again.get()));
  }

  private static byte[] mutilated(Path file, Random random) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
      int edits = 1 + random.nextInt(MOST_EDITS);
      IntStream.range(0, edits).forEach(i -> edit(document, random));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (IOException
        | ParserConfigurationException
        | SAXException
        | TransformerException broken) {
      throw new IllegalStateException(file + " can't be mutilated", broken);
    }
  }

  /** Removes, doubles, moves or renames an element or attribute, or gives it another's value. */
  private static void edit(Document document, Random random) {
    Element element = any(document, random);
    Element other = any(document, random);
    boolean root = element == document.getDocumentElement();
    switch (random.nextInt(8)) {
      case 0 -> {
        if (!root) {
          element.getParentNode().removeChild(element);
        }
      }
      case 1 -> {
        if (!root) {
          element.getParentNode().appendChild(element.cloneNode(true));
        }
      }
      case 2 -> {
        if (!root) {
          other.appendChild(element.cloneNode(true));
        }
      }
      case 3 -> document.renameNode(element, null, other.getTagName());
      case 4 -> attribute(element, random).ifPresent(a -> element.removeAttribute(a.getName()));
      case 5 ->
          attribute(other, random).ifPresent(a -> element.setAttribute(a.getName(), a.getValue()));
      case 6 ->
          attribute(element, random)
              .ifPresent(
                  mine -> attribute(other, random).ifPresent(its -> mine.setValue(its.getValue())));
      default ->
          attribute(element, random).ifPresent(a -> a.setValue(nonsense(a.getValue(), random)));
    }
  }

  private static String nonsense(String value, Random random) {
    int cut = random.nextInt(value.length() + 1);
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> value.substring(cut);
      case 2 -> value.substring(0, cut) + "]'\"\\" + value.substring(cut);
      case 3 -> "[" + value + "]";
      default -> "-" + value + "9";
    };
  }

  private static Element any(Document document, Random random) {
    NodeList all = document.getElementsByTagName("*");
    return (Element) all.item(random.nextInt(all.getLength()));
  }

  /** Any attribute of an element but the declaration of a namespace. */
  private static Optional<Attr> attribute(Element element, Random random) {
    List<Attr> found = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      if (element.getAttributes().item(i) instanceof Attr attribute
          && !attribute.getName().startsWith("xmlns")) {
        found.add(attribute);
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }
}
