package dsc.raise;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.ConnectionClass;
import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.model.Table;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Connections under the names and attributes that the catalog has for them. */
final class ConnectionRaising {
  private static final Value.Text NOTHING = new Value.Text("");

  private final ConnectionCatalog catalog;
  private final Wish wish;
  private final Map<String, Connection> connections = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  ConnectionRaising(Datasource datasource, ConnectionCatalog catalog, Wish wish) {
    this.catalog = catalog;
    this.wish = wish;
    Set<String> taken = new HashSet<>();
    datasource
        .all(Connection.class)
        .forEach(
            c -> {
              connections.put(c.id().name(), c);
              names.put(c.id().name(), name(c, taken));
            });
  }

  private static String name(Connection connection, Set<String> taken) {
    String base = connection.caption().isBlank() ? connection.id().name() : connection.caption();
    String name = base;
    for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = base + " " + n;
    }
    return name;
  }

  List<Connection> all() {
    return List.copyOf(connections.values());
  }

  /** What the spec calls a connection; empty when it has only one. */
  Optional<String> name(String connection) {
    return connections.size() > 1 ? Optional.ofNullable(names.get(connection)) : Optional.empty();
  }

  /** The class of a connection as the catalog has it. */
  Optional<ConnectionClass> kind(String connection) {
    return Optional.ofNullable(connections.get(connection))
        .flatMap(c -> catalog.find(c.connectionClass()));
  }

  /** The path of a text file: the folder and name its connection has. */
  Optional<String> file(Table table) {
    return Optional.ofNullable(connections.get(table.connection()))
        .filter(c -> isText(c) && table.source() instanceof Table.Source.File)
        .filter(c -> c.attributes().containsKey("filename"))
        .map(
            c -> {
              String folder = c.attributes().getOrDefault("directory", "");
              String name = c.attributes().getOrDefault("filename", "");
              return folder.isEmpty() ? name : folder + "/" + name;
            });
  }

  private boolean isText(Connection connection) {
    return catalog
        .find(connection.connectionClass())
        .filter(c -> c.kind() == ConnectionClass.Kind.TEXT)
        .isPresent();
  }

  void write(YamlTree.Builder spec, Set<String> readAsFiles) {
    List<YamlTree> bodies = new ArrayList<>();
    YamlTree.Builder several = new YamlTree.Builder();
    connections.forEach(
        (id, connection) -> {
          YamlTree body = body(connection, readAsFiles.contains(id));
          bodies.add(body);
          several.put(names.getOrDefault(id, id), body);
        });
    if (bodies.size() == 1) {
      spec.put("connection", bodies.getFirst());
    } else {
      spec.putUnlessEmpty("connections", several.build());
    }
  }

  private YamlTree body(Connection connection, boolean readAsFile) {
    Optional<ConnectionClass> found = catalog.find(connection.connectionClass());
    TreeMap<String, String> left = new TreeMap<>(connection.attributes());
    YamlTree.Builder body = new YamlTree.Builder();
    if (wish.plain().contains(connection.id())) {
      left.clear();
    }
    if (found.isEmpty()) {
      left.put("class", connection.connectionClass());
      return body.put("class", ConnectionCatalog.OTHER).put("attributes", extra(left)).build();
    }
    ConnectionClass kind = found.get();
    body.put("class", word(kind));
    if (readAsFile) {
      left.remove("directory");
      left.remove("filename");
    }
    for (ConnectionClass.Attribute attribute : kind.attributes()) {
      attribute(attribute, kind, left).ifPresent(value -> body.put(attribute.name(), value));
    }
    kind.fixed().forEach((key, value) -> fixed(key, value, connection, left));
    if (!connection.caption().isBlank() && !connection.caption().equals(usualCaption(connection))) {
      body.put("caption", Words.escaped(connection.caption()));
    }
    return body.putUnlessEmpty("attributes", extra(left)).build();
  }

  /** What dsc calls a connection: its file without the extension, else its server. */
  private String usualCaption(Connection connection) {
    Optional<String> file =
        Optional.ofNullable(connection.attributes().get("filename"))
            .or(
                () ->
                    Optional.ofNullable(connection.attributes().get("dbname"))
                        .filter(name -> isHyper(connection)))
            .map(path -> path.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.[^.]*$", ""));
    return file.or(
            () ->
                Optional.ofNullable(connection.attributes().get("server"))
                    .filter(s -> !s.isEmpty()))
        .orElse("");
  }

  private boolean isHyper(Connection connection) {
    return catalog
        .find(connection.connectionClass())
        .filter(c -> c.kind() == ConnectionClass.Kind.HYPER)
        .isPresent();
  }

  /** People say csv. */
  private static String word(ConnectionClass kind) {
    return kind.kind() == ConnectionClass.Kind.TEXT && kind.aliases().contains("csv")
        ? "csv"
        : kind.name();
  }

  private static Optional<YamlTree> attribute(
      ConnectionClass.Attribute attribute, ConnectionClass kind, Map<String, String> left) {
    if (attribute.secret() || attribute.tds().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> value = Optional.ofNullable(left.get(attribute.tds().getFirst()));
    boolean same =
        attribute.tds().stream().allMatch(k -> value.equals(Optional.ofNullable(left.get(k))));
    if (value.isEmpty() || !same || !fits(value.get(), attribute.type())) {
      boolean appears = attribute.fallback().isPresent() && !isServerPort(attribute, kind);
      boolean needed = attribute.required() || appears;
      boolean text = attribute.type() == DataType.STRING;
      return needed && text && value.isEmpty()
          ? Optional.of(new YamlTree.Data(NOTHING))
          : Optional.empty();
    }
    attribute.tds().forEach(left::remove);
    if (attribute.fallback().equals(value) && !attribute.required()) {
      return Optional.empty();
    }
    return Optional.of(typed(value.get(), attribute.type()));
  }

  private static boolean isServerPort(ConnectionClass.Attribute attribute, ConnectionClass kind) {
    return kind.portInServer() && attribute.name().equals("port");
  }

  private static boolean fits(String value, DataType type) {
    return switch (type) {
      case INTEGER -> value.matches("[0-9]{1,18}");
      case BOOLEAN -> value.equals("true") || value.equals("false");
      default -> true;
    };
  }

  private static YamlTree typed(String value, DataType type) {
    return switch (type) {
      case INTEGER -> YamlTree.number(Long.parseLong(value));
      case BOOLEAN -> YamlTree.flag(Boolean.parseBoolean(value));
      default -> YamlTree.text(Words.escaped(value));
    };
  }

  /** What dsc writes for every connection of a class, unless this one has it otherwise. */
  private static void fixed(
      String key, String value, Connection connection, Map<String, String> left) {
    String now = connection.attributes().getOrDefault(key, "");
    if (now.equals(value) || Normalizer.isNoise(key)) {
      left.remove(key);
    } else {
      left.put(key, now);
    }
  }

  private static YamlTree extra(Map<String, String> attributes) {
    YamlTree.Builder extra = new YamlTree.Builder();
    attributes.forEach((key, value) -> extra.put(key, Words.escaped(value)));
    return extra.build();
  }
}
