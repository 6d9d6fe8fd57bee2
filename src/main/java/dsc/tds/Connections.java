package dsc.tds;

import dsc.model.Connection;
import dsc.model.Connection.Customization;
import dsc.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code <connection>}: named connections, the relation, column names and metadata. */
final class Connections {
  private Connections() {}

  /** The connection of the data source, or nothing when it has none. */
  static Optional<XmlElement> write(ModelIndex model) {
    List<Connection> all = model.datasource().all(Connection.class).toList();
    if (all.isEmpty() && model.objects().isEmpty()) {
      return Optional.empty();
    }
    boolean direct = all.size() == 1 && model.isDirect(all.getFirst().id().name());
    XmlElement.Builder connection = XmlElement.builder("connection");
    if (direct) {
      attributes(connection, all.getFirst());
    } else {
      connection
          .attribute("class", "federated")
          .container("named-connections", all.stream().map(Connections::named).toList());
    }
    relation(model).ifPresent(connection::child);
    return Optional.of(connection.child(cols(model)).child(Metadata.live(model)).build());
  }

  private static XmlElement named(Connection connection) {
    XmlElement.Builder inner = XmlElement.builder("connection");
    attributes(inner, connection);
    connection
        .customization()
        .ifPresent(c -> inner.child(customization(connection.connectionClass(), c)));
    return XmlElement.builder("named-connection")
        .attribute("caption", connection.caption())
        .attribute("name", connection.id().name())
        .child(inner.build())
        .build();
  }

  private static void attributes(XmlElement.Builder inner, Connection connection) {
    // A person writes initial SQL with plain line breaks; Tableau stores those of Windows.
    connection.attributes().forEach((key, value) -> inner.attribute(key, LineBreaks.write(value)));
    inner.attribute("class", connection.connectionClass());
  }

  static XmlElement customization(String connectionClass, Customization c) {
    List<XmlElement> values = new ArrayList<>();
    c.customizations()
        .forEach(
            (name, value) ->
                values.add(XmlElement.of("customization", "name", name, "value", value)));
    return XmlElement.builder("connection-customization")
        .attribute("class", connectionClass)
        .attribute("enabled", Boolean.toString(c.enabled()))
        .attribute("version", c.version())
        .child(XmlElement.of("vendor", "name", c.vendor()))
        .child(XmlElement.of("driver", "name", c.driver()))
        .container("customizations", values)
        .build();
  }

  private static Optional<XmlElement> relation(ModelIndex model) {
    List<XmlElement> relations =
        model.objects().stream().map(object -> Relations.write(object.shape(), model)).toList();
    return switch (relations.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(relations.getFirst());
      default ->
          Optional.of(
              XmlElement.builder("relation")
                  .attribute("type", "collection")
                  .children(relations)
                  .build());
    };
  }

  /**
   * The internal name of every column of a table. Tableau leaves the list out when there is one
   * table and every field is named like its column.
   */
  private static Optional<XmlElement> cols(ModelIndex model) {
    Map<String, String> maps = new TreeMap<>();
    Set<String> aliases = aliases(model);
    boolean needed = aliases.size() > 1;
    for (Field.Column column : model.fields(Field.Column.class)) {
      if (column.source().isPresent()) {
        Field.ColumnSource source = column.source().get();
        maps.put(
            Brackets.quote(column.id().name()), Brackets.quote(source.table(), source.column()));
        needed |= !source.column().equals(column.id().name());
        needed |= !aliases.contains(source.table());
        needed |= Metadata.remoteType(column.properties().dataType()).isEmpty();
      }
    }
    return needed
        ? model.shared().container("cols", maps.entrySet(), () -> maps(maps))
        : Optional.empty();
  }

  private static Set<String> aliases(ModelIndex model) {
    return model.objects().stream()
        .flatMap(object -> ModelIndex.aliases(object.shape()).stream())
        .collect(Collectors.toSet());
  }

  /** {@code <map>} elements; the order of bracketed names is Tableau's. */
  static List<XmlElement> maps(Map<String, String> byKey) {
    return byKey.entrySet().stream()
        .map(entry -> XmlElement.of("map", "key", entry.getKey(), "value", entry.getValue()))
        .toList();
  }
}
