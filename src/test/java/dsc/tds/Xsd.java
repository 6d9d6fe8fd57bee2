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
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.xml.sax.SAXException;

/** Tableau's published schema, when it lies beside the repository. */
public final class Xsd {
  static final Path SHARED = Path.of("../shared");
  private static final Path WRAPPER = SHARED.resolve("xsd/tds_wrapper.xsd");

  private static final class Holder {
    private static final Schema SCHEMA = load();
  }

  private Xsd() {}

  /**
   * Skips a property when the schema is not there; for a property, an assumption is no reason to.
   */
  public static final class Needed implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return Files.exists(WRAPPER)
          ? SkipResult.doNotSkip()
          : SkipResult.skip("skipped: " + WRAPPER + " is not there");
    }
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
