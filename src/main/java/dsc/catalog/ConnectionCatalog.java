package dsc.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The connection classes dsc knows, from {@code dsc/catalog/connections.yaml}. */
public final class ConnectionCatalog {
  /** The word in specs for a class that isn't in the catalog: its attributes pass as they are. */
  public static final String OTHER = "other";

  private final SortedMap<String, String> texts;
  private final SortedMap<String, String> attributes;
  private final Map<String, ConnectionClass> read = new ConcurrentHashMap<>();

  private ConnectionCatalog(String yaml) {
    texts = DataFile.entries(yaml, "classes");
    attributes = DataFile.entries(yaml, "attributes");
  }

  /** Read at the first use and never changed. */
  private static final class Standard {
    static final ConnectionCatalog CATALOG =
        new ConnectionCatalog(DataFile.text("connections.yaml"));
  }

  /** The catalog. */
  public static ConnectionCatalog load() {
    return Standard.CATALOG;
  }

  /** The class a spec or a TDS calls so. */
  public Optional<ConnectionClass> find(String word) {
    return texts.containsKey(word)
        ? Optional.of(entry(word))
        : classes().stream().filter(c -> c.aliases().contains(word)).findFirst();
  }

  /** Every word a spec may use as a class, {@link #OTHER} included, in order. */
  public List<String> words() {
    return Stream.concat(
            Stream.of(OTHER),
            classes().stream()
                .flatMap(c -> Stream.concat(Stream.of(c.name()), c.aliases().stream())))
        .sorted()
        .toList();
  }

  /** The classes by name. */
  public List<ConnectionClass> classes() {
    return texts.keySet().stream().map(this::entry).toList();
  }

  private ConnectionClass entry(String name) {
    return read.computeIfAbsent(
        name,
        key -> connectionClass(key, DataFile.parse(key, texts.getOrDefault(key, "")).table(key)));
  }

  private ConnectionClass connectionClass(String name, DataFile.Table entry) {
    List<ConnectionClass.Attribute> all = new ArrayList<>();
    entry.list("required").forEach(a -> all.add(attribute(a, true, entry)));
    entry.list("optional").forEach(a -> all.add(attribute(a, false, entry)));
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

  private ConnectionClass.Attribute attribute(String name, boolean required, DataFile.Table entry) {
    DataFile.Table known = DataFile.parse(name, attributes.getOrDefault(name, "")).table(name);
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
