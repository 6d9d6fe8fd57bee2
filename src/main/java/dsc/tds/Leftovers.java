package dsc.tds;

import dsc.model.FieldInstance;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps the children and attributes of the root that no other reader takes. */
final class Leftovers {
  /** Children that are read elsewhere, or that a publishing server or the writer makes anew. */
  private static final Set<String> TAKEN =
      Set.of(
          Manifest.ELEMENT,
          "repository-location",
          "connection",
          "column",
          "group",
          "drill-paths",
          "folders-common",
          "folders-parameters",
          "extract",
          "layout",
          "style",
          "semantic-values",
          "date-options",
          "default-date-format",
          "default-calendar-type",
          "default-sorts",
          "datasource-dependencies",
          "filter",
          "object-graph");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "caption",
          "formatted-name",
          "hasconnection",
          "inline",
          "name",
          "source-platform",
          "version",
          "original-version",
          "xml:base");

  private Leftovers() {}

  static void read(XmlElement root, Predicate<String> isField, Collector collector) {
    for (XmlElement child : root.children()) {
      if (child.is("aliases")) {
        child.children().forEach(alias -> collector.opaque("aliases", alias));
      } else if (!TAKEN.contains(child.name()) && !isPlainInstance(child, isField)) {
        collector.opaque("", child);
      }
    }
    TreeMap<String, String> attributes = new TreeMap<>(root.attributes());
    attributes.keySet().removeAll(ATTRIBUTES);
    if (!attributes.isEmpty()) {
      collector.opaque(
          "", XmlElement.builder(OpaqueParts.ATTRIBUTES).attributes(attributes).build());
    }
  }

  /** A declaration that says no more than its name is made again for whoever uses it. */
  private static boolean isPlainInstance(XmlElement child, Predicate<String> isField) {
    if (!child.is("column-instance")) {
      return false;
    }
    FieldInstance instance = FieldInstance.parse(Brackets.unquote(child.value("name")), isField);
    return instance.derivation().isPresent() && Instances.column(instance).equals(child);
  }
}
