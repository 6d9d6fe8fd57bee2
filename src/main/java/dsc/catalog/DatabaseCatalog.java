package dsc.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of databases dsc reads rows from, from {@code dsc/catalog/databases.yaml}. */
public final class DatabaseCatalog {
  private final List<DatabaseKind> kinds;

  private DatabaseCatalog(List<DatabaseKind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /** Read at the first use and never changed. */
  private static final class Standard {
    static final DatabaseCatalog CATALOG = read();
  }

  public static DatabaseCatalog load() {
    return Standard.CATALOG;
  }

  /** All kinds by name. */
  public List<DatabaseKind> kinds() {
    return kinds;
  }

  /** The kind of this name. */
  public DatabaseKind kind(String name) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of database: " + name));
  }

  /** The kind behind connections of a class. */
  public Optional<DatabaseKind> ofClass(String connectionClass) {
    return kinds.stream().filter(kind -> kind.classes().contains(connectionClass)).findFirst();
  }

  /** The kind a JDBC address is of. */
  public Optional<DatabaseKind> ofUrl(String url) {
    return kinds.stream()
        .filter(kind -> url.regionMatches(true, 0, kind.prefix(), 0, kind.prefix().length()))
        .max(Comparator.comparingInt(kind -> kind.prefix().length()));
  }

  private static DatabaseCatalog read() {
    return new DatabaseCatalog(
        DataFile.read("databases.yaml").table("databases").tables().entrySet().stream()
            .map(DatabaseCatalog::kind)
            .toList());
  }

  private static DatabaseKind kind(Map.Entry<String, DataFile.Table> named) {
    DataFile.Table entry = named.getValue();
    List<String> quote = entry.list("quote");
    Set<DataType> comparable =
        entry.list("arrive").stream()
            .map(text -> DataType.of(text).orElseThrow())
            .collect(Collectors.toSet());
    return new DatabaseKind(
        named.getKey(),
        entry.text("label").orElse(named.getKey()),
        entry.list("classes"),
        entry.text("prefix").orElseThrow(),
        entry.text("url"),
        entry.text("driver"),
        entry.text("artifact").orElseThrow(),
        new DatabaseKind.Quotes(quote.getFirst(), quote.getLast()),
        Set.copyOf(entry.list("joins")),
        entry.text("alias").orElse(" AS "),
        DatabaseKind.Cursor.valueOf(entry.text("cursor").orElse("none").toUpperCase(Locale.ROOT)),
        entry.text("file").isPresent(),
        entry.text("dynamic").isPresent(),
        comparable,
        entry.texts("properties"));
  }
}
