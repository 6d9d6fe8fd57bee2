package dsc.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One named connection of the federated connection. The address holds the generated name, for
 * example {@code postgres.0p1q…}; the caption is the server or file name; the attributes are those
 * of the inner {@code <connection>} without {@code class}. Never holds a password.
 */
public record Connection(
    ElementId id,
    String caption,
    String connectionClass,
    SortedMap<String, String> attributes,
    Optional<Customization> customization)
    implements Element {
  public Connection {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  public Connection(
      ElementId id, String caption, String connectionClass, SortedMap<String, String> attributes) {
    this(id, caption, connectionClass, attributes, Optional.empty());
  }

  /** What a plug-in, ODBC or JDBC connector was told about the database: {@code CAP_…} values. */
  public record Customization(
      String vendor,
      String driver,
      boolean enabled,
      String version,
      SortedMap<String, String> customizations) {
    public Customization {
      customizations = Collections.unmodifiableSortedMap(new TreeMap<>(customizations));
    }
  }
}
