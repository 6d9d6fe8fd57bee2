package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.resolve.Symbol;
import dsc.resolve.SymbolTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a data source saved by Tableau says about its fields: columns and parameters with their
 * types, and calculations with their formulas and the attributes Tableau gave them.
 */
final class SavedFile {
  private final Map<String, Symbol.Field> fields = new LinkedHashMap<>();
  private final Map<String, Symbol.Parameter> parameters = new LinkedHashMap<>();
  private final Map<Symbol.Calculation, Saved> calculations = new LinkedHashMap<>();

  /** A calculation as Tableau saved it. */
  record Saved(String formula, DataType type, String role, String fieldType) {}

  static SavedFile read(Path file) throws IOException {
    SavedFile saved = new SavedFile();
    try (InputStream in = Files.newInputStream(file)) {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          saved.element(reader);
        }
      }
      return saved;
    } catch (XMLStreamException e) {
      throw new IOException(file.toString(), e);
    }
  }

  SymbolTable symbols() {
    return new SymbolTable(fields.values(), parameters.values());
  }

  Map<Symbol.Calculation, Saved> calculations() {
    return calculations;
  }

  private void element(XMLStreamReader reader) throws XMLStreamException {
    switch (reader.getLocalName()) {
      case "column" -> column(reader);
      case "metadata-record" -> metadata(reader);
      case "group" -> set(reader);
      default -> {}
    }
  }

  private void column(XMLStreamReader reader) throws XMLStreamException {
    Supplier<String> none = () -> "";
    String name = bare(attribute(reader, "name").orElseGet(none));
    String caption = attribute(reader, "caption").orElse(name);
    Optional<DataType> type = attribute(reader, "datatype").flatMap(DataType::of);
    String role = attribute(reader, "role").orElseGet(none);
    String fieldType = attribute(reader, "type").orElseGet(none);
    boolean parameter = attribute(reader, "param-domain-type").isPresent();
    if (type.isEmpty() || name.isEmpty()) {
      return;
    }
    if (parameter) {
      parameters.put(name, new Symbol.Parameter(name, caption, type.get()));
      return;
    }
    Optional<String> formula = formula(reader);
    if (formula.isPresent()) {
      Symbol.Calculation calculation = new Symbol.Calculation(name, caption, name);
      fields.put(name, calculation);
      calculations.put(calculation, new Saved(formula.get(), type.get(), role, fieldType));
    } else {
      fields.putIfAbsent(
          name, new Symbol.Column(name, caption, "", name, type.get(), Role.DIMENSION));
    }
  }

  /** The formula of a column element, which is read to its end. */
  private static Optional<String> formula(XMLStreamReader reader) throws XMLStreamException {
    Optional<String> formula = Optional.empty();
    int depth = 1;
    while (depth > 0) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        boolean tableau = attribute(reader, "class").orElse("").equals("tableau");
        if (reader.getLocalName().equals("calculation") && tableau) {
          formula = attribute(reader, "formula");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    return formula;
  }

  /** A column of the source that no column element describes. */
  private void metadata(XMLStreamReader reader) throws XMLStreamException {
    if (!attribute(reader, "class").orElse("").equals("column")) {
      return;
    }
    List<String> name = new ArrayList<>();
    List<String> type = new ArrayList<>();
    int depth = 1;
    while (depth > 0) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (reader.getLocalName()) {
          case "local-name" -> name.add(bare(reader.getElementText()));
          case "local-type" -> type.add(reader.getElementText());
          default -> depth++;
        }
      }
    }
    if (!name.isEmpty() && !type.isEmpty()) {
      String column = name.getFirst();
      DataType.of(type.getFirst())
          .ifPresent(
              known ->
                  fields.putIfAbsent(
                      column,
                      new Symbol.Column(column, column, "", column, known, Role.DIMENSION)));
    }
  }

  private void set(XMLStreamReader reader) {
    String name = bare(attribute(reader, "name").orElse(""));
    String caption = attribute(reader, "caption").orElse(name);
    fields.putIfAbsent(
        name, new Symbol.Column(name, caption, "", name, DataType.BOOLEAN, Role.DIMENSION));
  }

  private static Optional<String> attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  private static String bare(String name) {
    return name.startsWith("[") && name.endsWith("]")
        ? name.substring(1, name.length() - 1).replace("]]", "]")
        : name;
  }
}
