package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.ConnectionClass;
import dsc.catalog.DatabaseCatalog;
import dsc.catalog.DatabaseKind;
import dsc.diag.Diagnostics;
import dsc.extract.Database;
import dsc.project.Binding;
import dsc.spec.ConnectionSpec;
import dsc.spec.ValueExpr;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The databases behind the connections of a spec, with what it takes to sign in. */
public final class DatabaseConnections {
  private static final Pattern HOST = Pattern.compile("[\\w.:\\[\\]\\\\-]+");
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

  private final ConnectionCatalog classes;
  private final DatabaseCatalog kinds = DatabaseCatalog.load();
  private final Binding binding;
  private final Path folder;
  private final Diagnostics diags;

  /**
   * @param folder what paths in addresses are relative to
   */
  public DatabaseConnections(
      ConnectionCatalog classes, Binding binding, Path folder, Diagnostics diags) {
    this.classes = classes;
    this.binding = binding;
    this.folder = folder;
    this.diags = diags;
  }

  /** Whether rows can be read through a connection at all. */
  public boolean isDatabase(ConnectionSpec spec) {
    return spec.connectionClass().value().equals("genericjdbc")
        || kinds.ofClass(spec.connectionClass().value()).isPresent();
  }

  /** The database; empty when something it needs is missing or wrong, which is reported. */
  public Optional<Database> database(ConnectionSpec spec) {
    SortedMap<String, String> attributes = new TreeMap<>();
    classes.find(spec.connectionClass().value()).map(ConnectionClass::attributes).stream()
        .flatMap(known -> known.stream())
        .forEach(known -> known.fallback().ifPresent(v -> attributes.put(known.name(), v)));
    boolean complete = true;
    for (ConnectionSpec.Attribute attribute : spec.attributes()) {
      Optional<String> value = binding.text(attribute.value(), diags);
      value.ifPresent(text -> attributes.put(attribute.key().value(), text));
      complete &= value.isPresent();
    }
    Optional<DatabaseKind> kind = complete ? kind(spec, attributes) : Optional.empty();
    return kind.flatMap(k -> url(k, spec, attributes).map(url -> database(k, url, attributes)));
  }

  private Optional<DatabaseKind> kind(ConnectionSpec spec, SortedMap<String, String> attributes) {
    Optional<String> url = Optional.ofNullable(attributes.get("url"));
    Optional<DatabaseKind> kind =
        url.isPresent() ? kinds.ofUrl(url.get()) : kinds.ofClass(spec.connectionClass().value());
    if (kind.isEmpty()) {
      diags.report(ExtractProblems.unknownAddress(span(spec, "url"), kinds.kinds()));
    }
    return kind;
  }

  private static dsc.diag.Span span(ConnectionSpec spec, String key) {
    return spec.attributes().stream()
        .filter(a -> a.key().value().equals(key))
        .findFirst()
        .map(ConnectionSpec.Attribute::value)
        .map(ValueExpr::span)
        .orElse(spec.connectionClass().span());
  }

  private Database database(DatabaseKind kind, String url, SortedMap<String, String> attributes) {
    SortedMap<String, String> properties = new TreeMap<>();
    for (Map.Entry<String, String> property : kind.properties().entrySet()) {
      Matcher hole = HOLE.matcher(property.getValue());
      Optional<String> value =
          hole.matches()
              ? Optional.ofNullable(attributes.get(hole.group(1)))
              : Optional.of(property.getValue());
      value.filter(v -> !v.isEmpty()).ifPresent(v -> properties.put(property.getKey(), v));
    }
    Optional.ofNullable(attributes.get("username"))
        .ifPresent(user -> properties.putIfAbsent("user", user));
    return new Database(
        kind,
        url,
        properties,
        Optional.ofNullable(attributes.get("password")).map(Database.Password::new),
        Optional.ofNullable(attributes.get("initial_sql")).filter(sql -> !sql.isBlank()));
  }

  private Optional<String> url(
      DatabaseKind kind, ConnectionSpec spec, SortedMap<String, String> attributes) {
    Optional<String> given = Optional.ofNullable(attributes.get("url"));
    if (given.isPresent()) {
      return Optional.of(kind.isFile() ? absolute(kind, given.get()) : given.get());
    }
    String server = attributes.getOrDefault("server", "");
    if (!HOST.matcher(server).matches()) {
      diags.report(ExtractProblems.noHost(span(spec, "server"), server));
      return Optional.empty();
    }
    return kind.url().map(template -> fill(template, attributes));
  }

  private static String fill(String template, SortedMap<String, String> attributes) {
    return HOLE.matcher(template)
        .replaceAll(
            hole -> {
              String value = attributes.getOrDefault(hole.group(1), "");
              return Matcher.quoteReplacement(
                  hole.group(1).equals("server")
                      ? value
                      : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            });
  }

  /** The address with the path of the file from the root. */
  private String absolute(DatabaseKind kind, String url) {
    String rest = url.substring(kind.prefix().length());
    int query = rest.indexOf('?');
    String file = query < 0 ? rest : rest.substring(0, query);
    boolean inMemory = file.isEmpty() || file.startsWith(":");
    return inMemory
        ? url
        : kind.prefix()
            + folder.resolve(file).toAbsolutePath().normalize()
            + (query < 0 ? "" : rest.substring(query));
  }
}
