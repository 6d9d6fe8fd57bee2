package dsc.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One formula of Tableau's connector test suite with every result that Tableau accepts for it: the
 * values of one column from top to bottom, as the suite writes them. A result without values stands
 * for an error.
 */
record TdvtCase(String file, int number, String formula, List<List<String>> accepted) {

  /** All cases of a suite folder, in the order of the files and lines. */
  static List<TdvtCase> read(Path suite) throws IOException {
    List<TdvtCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(suite)) {
      for (Path setup : files.filter(TdvtCase::isSetup).sorted().toList()) {
        cases.addAll(readFile(setup));
      }
    }
    return cases;
  }

  private static boolean isSetup(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("setup.") && name.endsWith(".txt");
  }

  private static List<TdvtCase> readFile(Path setup) throws IOException {
    List<String> formulas =
        Files.readString(setup)
            .lines()
            .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
            .filter(line -> !line.isBlank() && !line.strip().startsWith("//"))
            .toList();
    List<List<List<String>>> results = new ArrayList<>();
    String name = "expected." + String.valueOf(setup.getFileName()).replaceFirst("\\.txt$", "");
    for (int i = 0; i < 20; i++) {
      Path expected = setup.resolveSibling(name + (i == 0 ? "" : "." + i) + ".txt");
      if (Files.exists(expected)) {
        results.add(results(expected));
      }
    }
    List<TdvtCase> cases = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      int at = i;
      List<List<String>> accepted =
          results.stream().filter(list -> at < list.size()).map(list -> list.get(at)).toList();
      cases.add(
          new TdvtCase(String.valueOf(setup.getFileName()), i + 1, formulas.get(i), accepted));
    }
    return cases;
  }

  /** The values of each test of an expected file, by position. */
  private static List<List<String>> results(Path file) throws IOException {
    List<List<String>> tests = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          if (reader.getLocalName().equals("test")) {
            tests.add(new ArrayList<>());
          } else if (reader.getLocalName().equals("value")) {
            tests.getLast().add(reader.getElementText());
          }
        }
      }
      return tests;
    } catch (XMLStreamException e) {
      throw new IOException(file.toString(), e);
    }
  }
}
