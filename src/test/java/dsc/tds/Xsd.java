package dsc.tds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Tableau's published schema, when it lies beside the repository. */
public final class Xsd {
  static final Path SHARED = Path.of("../shared");
  private static final Path WRAPPER = SHARED.resolve("xsd/tds_wrapper.xsd");

  private static final class Holder {
    private static final Schema SCHEMA = load();
  }

  private Xsd() {}

  /** Where the schema lies, if it does. */
  public static Path wrapper() {
    return WRAPPER;
  }

  /** Skips the test when a file of the folder beside the repository is not there. */
  public static Path shared(String file) {
    Path path = SHARED.resolve(file);
    assumeTrue(Files.exists(path), "skipped: " + path + " is not there");
    return path;
  }

  /** The first thing the schema says against the document, if any. */
  public static Optional<String> problem(byte[] tds) {
    shared("xsd/tds_wrapper.xsd");
    try {
      Holder.SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(tds)));
      return Optional.empty();
    } catch (SAXException e) {
      return Optional.of(e.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Schema load() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(WRAPPER.toFile());
    } catch (SAXException e) {
      throw new AssertionError(e);
    }
  }
}
