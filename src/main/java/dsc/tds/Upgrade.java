package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.StableIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Older forms of the document, turned into the current one: names with a prefix for older releases
 * (2020.2 to 2024.2), folders and sorts of before 2020.2, connections of before 10.0, data sources
 * without logical tables. What remains is what Tableau 2024.3 would have saved.
 */
final class Upgrade {
  /** What starts names that Tableau 2020.2 to 2024.2 wrote for older releases to skip. */
  static final String PREFIX = "_.fcp.";

  private static final Pattern FORMAT_CHANGE =
      Pattern.compile("_\\.fcp\\.[A-Za-z0-9]+\\.(true|false)\\.\\.\\.(.*)");

  /** The id Tableau gives the only logical table of a data source from before 2020.2. */
  private static final String MIGRATED = "Migrated Data";

  private Upgrade() {}

  /** The document in the current form. */
  static XmlElement modern(XmlElement root) {
    return objectGraph(
        collection(connection(folders(sorts(types(hasPrefix(root) ? plainNames(root) : root))))));
  }

  private static boolean hasPrefix(XmlElement element) {
    return element.name().startsWith(PREFIX)
        || element.attributes().keySet().stream().anyMatch(key -> key.startsWith(PREFIX))
        || element.children().stream().anyMatch(Upgrade::hasPrefix);
  }

  /** Names for releases that know the feature lose their prefix, the others go. */
  private static XmlElement plainNames(XmlElement element) {
    Matcher own = FORMAT_CHANGE.matcher(element.name());
    XmlElement.Builder builder =
        XmlElement.builder(own.matches() ? own.group(2) : element.name()).text(element.text());
    element
        .attributes()
        .forEach((key, value) -> plain(key).ifPresent(name -> builder.attribute(name, value)));
    for (XmlElement child : element.children()) {
      if (plain(child.name()).isPresent()) {
        builder.child(plainNames(child));
      }
    }
    return builder.build();
  }

  private static Optional<String> plain(String name) {
    if (!name.startsWith(PREFIX)) {
      return Optional.of(name);
    }
    Matcher change = FORMAT_CHANGE.matcher(name);
    if (!change.matches()) {
      return Optional.of(name);
    }
    return change.group(1).equals("true") ? Optional.of(change.group(2)) : Optional.empty();
  }

  /** Files made by hand leave out the type that goes with the data type. */
  private static XmlElement types(XmlElement root) {
    return root.with(
        root.children().stream()
            .map(
                child -> child.is("column") && child.value("type").isEmpty() ? typed(child) : child)
            .toList());
  }

  private static XmlElement typed(XmlElement column) {
    Role role = column.has("role", "measure") ? Role.MEASURE : Role.DIMENSION;
    return DataType.of(column.value("datatype"))
        .map(
            type ->
                XmlElement.builder(column.name())
                    .attributes(column.attributes())
                    .attribute("type", FieldType.defaultFor(type, role).text())
                    .children(column.children())
                    .build())
        .orElse(column);
  }

  /** Folders were listed by role, so that one folder could stand there twice. */
  private static XmlElement folders(XmlElement root) {
    Map<String, List<XmlElement>> items = new LinkedHashMap<>();
    List<XmlElement> parameterFolders = new ArrayList<>();
    List<XmlElement> children = new ArrayList<>();
    for (XmlElement child : root.children()) {
      if (child.is("folder") && child.has("role", "parameters")) {
        parameterFolders.add(child.without(List.of("role")));
      } else if (child.is("folder")) {
        items
            .computeIfAbsent(child.value("name"), name -> new ArrayList<>())
            .addAll(child.children());
      } else {
        children.add(child);
      }
    }
    boolean modern = root.child("folders-common").isPresent();
    if (modern || (items.isEmpty() && parameterFolders.isEmpty())) {
      return root;
    }
    List<XmlElement> folders = new ArrayList<>();
    items.forEach(
        (name, inside) ->
            folders.add(
                XmlElement.builder("folder").attribute("name", name).children(inside).build()));
    return XmlElement.builder(root.name())
        .attributes(root.attributes())
        .children(children)
        .container("folders-common", folders)
        .container("folders-parameters", parameterFolders)
        .build();
  }

  /** {@code <sort class='manual'>} became {@code <manual-sort>} in 2019.1. */
  private static XmlElement sorts(XmlElement root) {
    return root.with(
        root.children().stream()
            .map(child -> child.is("default-sorts") ? modernSorts(child) : child)
            .toList());
  }

  private static XmlElement modernSorts(XmlElement sorts) {
    return sorts.with(
        sorts.children().stream()
            .map(
                sort ->
                    sort.is("sort") && Set.of("manual", "computed").contains(sort.value("class"))
                        ? renamed(sort, sort.value("class") + "-sort").without(List.of("class"))
                        : sort)
            .toList());
  }

  private static XmlElement renamed(XmlElement element, String name) {
    return new XmlElement(name, element.attributes(), element.text(), element.children());
  }

  /** Before 10.0 the only connection stood where the federated one stands now. */
  private static XmlElement connection(XmlElement root) {
    return root.with(
        root.children().stream()
            .map(child -> child.is("connection") ? federated(child) : child)
            .toList());
  }

  private static XmlElement federated(XmlElement connection) {
    String connectionClass = connection.value("class");
    if (connectionClass.equals("federated")
        || connectionClass.isEmpty()
        || ModelIndex.DIRECT.contains(connectionClass)) {
      return connection;
    }
    TreeMap<String, String> attributes = new TreeMap<>(connection.attributes());
    attributes.keySet().removeAll(Set.of("password", "update-time"));
    String name = StableIds.connection(connectionClass, attributes.toString());
    XmlElement.Builder inner = XmlElement.builder("connection");
    XmlElement.Builder outer = XmlElement.builder("connection").attribute("class", "federated");
    inner.attributes(connection.attributes());
    List<XmlElement> rest = new ArrayList<>();
    for (XmlElement child : connection.children()) {
      if (child.is("connection-customization")) {
        inner.child(child);
      } else {
        rest.add(child.is("relation") ? connected(child, name) : child);
      }
    }
    XmlElement named =
        XmlElement.builder("named-connection")
            .attribute("caption", caption(connection))
            .attribute("name", name)
            .child(inner.build())
            .build();
    return outer.container("named-connections", List.of(named)).children(rest).build();
  }

  /** The server of a database, the base name of a file. */
  private static String caption(XmlElement connection) {
    String server = connection.value("server");
    String file = connection.value("filename");
    int slash = file.lastIndexOf('/');
    String base = file.substring(slash + 1);
    int dot = base.lastIndexOf('.');
    return server.isEmpty() ? (dot > 0 ? base.substring(0, dot) : base) : server;
  }

  private static XmlElement connected(XmlElement relation, String connection) {
    XmlElement.Builder builder =
        XmlElement.builder("relation").attributes(relation.attributes()).text(relation.text());
    boolean reads = relation.has("type", "table") || relation.has("type", "text");
    if (reads || relation.has("type", "stored-proc")) {
      builder.attribute("connection", connection);
    }
    for (XmlElement child : relation.children()) {
      builder.child(child.is("relation") ? connected(child, connection) : child);
    }
    return builder.build();
  }

  /** A collection of one relation is that relation. */
  private static XmlElement collection(XmlElement root) {
    return root.with(
        root.children().stream()
            .map(child -> child.is("connection") ? withoutCollectionOfOne(child) : child)
            .toList());
  }

  private static XmlElement withoutCollectionOfOne(XmlElement connection) {
    return connection.with(
        connection.children().stream()
            .map(
                child ->
                    child.is("relation")
                            && child.has("type", "collection")
                            && child.children().size() == 1
                        ? child.children().getFirst()
                        : child)
            .toList());
  }

  /** Before 2020.2 there were no logical tables; Tableau makes one of all there is. */
  private static XmlElement objectGraph(XmlElement root) {
    Optional<XmlElement> relation = root.child("connection").flatMap(c -> c.child("relation"));
    if (relation.isEmpty()
        || !root.child("object-graph").map(g -> g.items("objects")).orElse(List.of()).isEmpty()) {
      return root;
    }
    List<XmlElement> objects = new ArrayList<>();
    if (relation.get().has("type", "collection")) {
      for (XmlElement child : relation.get().children("relation")) {
        objects.add(object(child.value("name"), child, root, false));
      }
    } else {
      objects.add(object(MIGRATED, relation.get(), root, true));
    }
    List<XmlElement> children = new ArrayList<>(root.children());
    children.removeIf(child -> child.is("object-graph"));
    children.add(XmlElement.builder("object-graph").container("objects", objects).build());
    return root.with(children);
  }

  private static XmlElement object(String id, XmlElement relation, XmlElement root, boolean only) {
    XmlElement.Builder builder =
        XmlElement.builder("object")
            .attribute("caption", id)
            .attribute("id", id)
            .child(properties("", relation));
    if (only) {
      root.child("extract")
          .flatMap(extract -> extract.child("connection"))
          .flatMap(connection -> connection.child("relation"))
          .ifPresent(extracted -> builder.child(properties("extract", extracted)));
    }
    return builder.build();
  }

  private static XmlElement properties(String context, XmlElement relation) {
    return XmlElement.builder("properties").attribute("context", context).child(relation).build();
  }
}
