package dsc.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The connection classes dsc knows, from {@code dsc/catalog/connections.yaml}. */
public final class ConnectionCatalog {
  /** The word in specs for a class that isn't in the catalog: its attributes pass as they are. */
  public static final String OTHER = "other";

  private final SortedMap<String, ConnectionClass> byWord = new TreeMap<>();

  private ConnectionCatalog(List<ConnectionClass> classes) {
    for (ConnectionClass c : classes) {
      byWord.put(c.name(), c);
      c.aliases().forEach(alias -> byWord.put(alias, c));
    }
  }

  /** Read at the first use and never changed. */
  private static final class Standard {
    static final ConnectionCatalog CATALOG = read();
  }

  /** The catalog. */
  public static ConnectionCatalog load() {
    return Standard.CATALOG;
  }

  private static ConnectionCatalog read() {
    DataFile.Table root = DataFile.read("connections.yaml");
    DataFile.Table attributes = root.table("attributes");
    List<ConnectionClass> classes = new ArrayList<>();
    root.table("classes")
        .tables()
        .forEach((name, entry) -> classes.add(connectionClass(name, entry, attributes)));
    return new ConnectionCatalog(classes);
  }

  /** The class a spec or a TDS calls so. */
  public Optional<ConnectionClass> find(String word) {
    return Optional.ofNullable(byWord.get(word));
  }

  /** Every word a spec may use as a class, {@link #OTHER} included, in order. */
  public List<String> words() {
    List<String> words = new ArrayList<>(byWord.keySet());
    words.add(OTHER);
    return words.stream().sorted().toList();
  }

  /** The classes by name. */
  public List<ConnectionClass> classes() {
    return byWord.entrySet().stream()
        .filter(entry -> entry.getKey().equals(entry.getValue().name()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static ConnectionClass connectionClass(
      String name, DataFile.Table entry, DataFile.Table attributes) {
    List<ConnectionClass.Attribute> all = new ArrayList<>();
    entry.list("required").forEach(a -> all.add(attribute(a, true, entry, attributes)));
    entry.list("optional").forEach(a -> all.add(attribute(a, false, entry, attributes)));
    Optional<String> port = entry.text("port");
    return new ConnectionClass(
        name,
        entry.list("aliases"),
        entry.text("label").orElse(name),
        kind(entry.text("kind").orElse("database")),
        port.isPresent() ? OptionalInt.of(Integer.parseInt(port.get())) : OptionalInt.empty(),
        entry.text("port_in_server").isPresent(),
        all,
        entry.texts("fixed"),
        entry.list("path"),
        entry.text("default_schema"),
        entry.list("features"));
  }

  private static ConnectionClass.Attribute attribute(
      String name, boolean required, DataFile.Table entry, DataFile.Table attributes) {
    DataFile.Table known = attributes.table(name);
    Optional<String> special = Optional.ofNullable(entry.texts("spelling").get(name));
    Optional<String> fallback =
        name.equals("port")
            ? entry.text("port")
            : Optional.ofNullable(entry.texts("defaults").get(name));
    return new ConnectionClass.Attribute(
        name,
        special.map(List::of).orElseGet(() -> known.list("tds")),
        known.text("type").flatMap(DataType::of).orElse(DataType.STRING),
        required,
        fallback,
        known.text("secret").isPresent(),
        known.text("summary").orElse(""));
  }

  private static ConnectionClass.Kind kind(String word) {
    return switch (word) {
      case "database" -> ConnectionClass.Kind.DATABASE;
      case "text" -> ConnectionClass.Kind.TEXT;
      case "workbook" -> ConnectionClass.Kind.WORKBOOK;
      case "hyper" -> ConnectionClass.Kind.HYPER;
      default -> throw new IllegalStateException("connection kind " + word);
    };
  }
}
