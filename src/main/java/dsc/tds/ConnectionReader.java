package dsc.tds;

import dsc.catalog.Secrets;
import dsc.diag.Diagnostics;
import dsc.model.Connection;
import dsc.model.Connection.Customization;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the connections below {@code <connection>}; secrets are left behind. */
final class ConnectionReader {
  private static final String ANCHOR = "connection";

  /** What other readers take, or Tableau makes anew. */
  private static final Set<String> ELSEWHERE =
      Set.of("named-connections", "relation", "cols", "metadata-records", "calculations");

  private final String path;
  private final Collector collector;
  private final Diagnostics diags;

  ConnectionReader(String path, Collector collector, Diagnostics diags) {
    this.path = path;
    this.collector = collector;
    this.diags = diags;
  }

  /** Reads all connections; returns the name of the one that stands alone, or nothing. */
  String read(XmlElement connection) {
    String direct = "";
    if (!connection.has("class", "federated") && !connection.value("class").isEmpty()) {
      direct = connection.value("class");
      collector.add(connection(direct, "", connection));
    }
    for (XmlElement named : connection.items("named-connections")) {
      named(named);
    }
    for (XmlElement child : connection.children()) {
      boolean customization = child.is("connection-customization") && !direct.isEmpty();
      if (!ELSEWHERE.contains(child.name()) && !customization && !isIdleRefresh(child)) {
        collector.opaque(ANCHOR, child);
      }
    }
    TreeMap<String, String> rest = new TreeMap<>(connection.attributes());
    rest.remove("class");
    if (direct.isEmpty()) {
      withoutSecrets(rest, "the connection");
    }
    if (direct.isEmpty() && !rest.isEmpty()) {
      collector.opaque(ANCHOR, XmlElement.builder(OpaqueParts.ATTRIBUTES).attributes(rest).build());
    }
    return direct;
  }

  /** A refresh that takes everything, or only tells what was done. */
  private static boolean isIdleRefresh(XmlElement child) {
    return child.is("refresh") && !child.has("incremental-updates", "true");
  }

  private void named(XmlElement named) {
    Optional<XmlElement> inner = named.child("connection");
    ElementId id = new ElementId(Kind.CONNECTION, named.value("name"));
    if (inner.isEmpty() || collector.contains(id)) {
      collector.opaque(ANCHOR + "/named-connections", named);
      return;
    }
    collector.add(connection(named.value("name"), named.value("caption"), inner.get()));
    String anchor = OpaqueParts.step(ANCHOR + "/named-connections", named) + "/connection";
    for (XmlElement child : inner.get().children()) {
      boolean modelled =
          child.is("connection-customization") && customization(inner.get()).isPresent();
      if (!modelled && !child.is("calculations")) {
        collector.opaque(anchor, child);
      }
    }
  }

  private Connection connection(String name, String caption, XmlElement element) {
    TreeMap<String, String> attributes = new TreeMap<>();
    element.attributes().forEach((key, value) -> attributes.put(key, LineBreaks.read(value)));
    attributes.remove("class");
    attributes.remove("update-time");
    withoutSecrets(attributes, "connection " + name);
    return new Connection(
        new ElementId(Kind.CONNECTION, name),
        caption,
        element.value("class"),
        attributes,
        customization(element));
  }

  private void withoutSecrets(Map<String, String> attributes, String connection) {
    for (Map.Entry<String, String> attribute : List.copyOf(attributes.entrySet())) {
      String key = attribute.getKey();
      if (Secrets.isName(key) && !attribute.getValue().isEmpty()) {
        attributes.remove(key);
        diags.report(Problems.passwordIgnored(path, connection, key));
      } else if (Secrets.isIn(attribute.getValue())) {
        attributes.put(key, Secrets.without(attribute.getValue()));
        diags.report(Problems.passwordIgnored(path, connection, key));
      }
    }
  }

  private static Optional<Customization> customization(XmlElement connection) {
    List<XmlElement> all = connection.children("connection-customization");
    if (all.size() != 1) {
      return Optional.empty();
    }
    XmlElement element = all.getFirst();
    TreeMap<String, String> values = new TreeMap<>();
    element.items("customizations").forEach(c -> values.put(c.value("name"), c.value("value")));
    Customization read =
        new Customization(
            element.child("vendor").map(v -> v.value("name")).orElse(""),
            element.child("driver").map(v -> v.value("name")).orElse(""),
            element.has("enabled", "true"),
            element.value("version"),
            values);
    XmlElement written = Connections.customization(connection.value("class"), read);
    return Optional.of(read).filter(c -> Sameness.same(written, element));
  }
}
