package dsc.tds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether two elements say the same: all but the order of named entries, line break styles, marks
 * of the user interface and attributes that say what holds anyway.
 */
final class Sameness {
  private static final Set<String> UNORDERED =
      Set.of("aliases", "semantic-values", "folder", "customizations");

  private Sameness() {}

  static boolean same(XmlElement a, XmlElement b) {
    return a.equals(b) || bare(a).equals(bare(b));
  }

  /** The element without what makes no difference. */
  static XmlElement bare(XmlElement element) {
    TreeMap<String, String> attributes = new TreeMap<>();
    element
        .attributes()
        .forEach(
            (key, value) -> {
              if (!isNoise(element.name(), key, value)) {
                attributes.put(key, LineBreaks.read(value));
              }
            });
    List<XmlElement> children = new ArrayList<>();
    element.children().forEach(child -> children.add(bare(child)));
    if (UNORDERED.contains(element.name())) {
      children.sort(Comparator.comparing(child -> child.attributes().toString()));
    }
    return new XmlElement(element.name(), attributes, LineBreaks.read(element.text()), children);
  }

  private static boolean isNoise(String element, String key, String value) {
    return switch (element) {
      case "groupfilter" -> key.startsWith("user:ui-");
      case "group" -> key.equals("user:ui-builder");
      case "filter" -> key.equals("filter-group");
      case "calculation" ->
          (key.equals("scope-isolation") && value.equals("false")) || key.equals("new-bin");
      case "column" -> key.equals("hidden") && value.equals("false");
      case "bin" -> key.equals("default-name");
      case "relation" -> key.equals("connection") && value.isEmpty();
      case "first-end-point", "second-end-point" -> key.startsWith("is-db-set-");
      case "drill-path", "folder" -> key.equals("layered");
      default -> false;
    };
  }
}
