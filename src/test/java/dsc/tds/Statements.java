package dsc.tds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everything a document says, one line for each attribute and text, with how often it is said. */
final class Statements {
  /** What Tableau makes anew by itself, by the tag. */
  private static final Set<String> CACHES =
      Set.of("document-format-change-manifest", "repository-location", "calculations");

  private Statements() {}

  static Map<String, Integer> of(XmlElement root) {
    Map<String, Integer> said = new TreeMap<>();
    collect(Sameness.bare(root), "", said);
    return said;
  }

  /** What {@code before} says and {@code after} doesn't. */
  static List<String> lost(XmlElement before, XmlElement after) {
    Map<String, Integer> left = of(after);
    List<String> lost = new ArrayList<>();
    of(before)
        .forEach(
            (line, n) -> {
              if (left.getOrDefault(line, 0) < n) {
                lost.add(line);
              }
            });
    return lost;
  }

  private static void collect(XmlElement element, String path, Map<String, Integer> said) {
    if (CACHES.contains(element.name())) {
      return;
    }
    said.merge(path + " <" + element.name() + ">", 1, Integer::sum);
    element
        .attributes()
        .forEach(
            (k, v) ->
                said.merge(path + " <" + element.name() + " " + k + "=" + v, 1, Integer::sum));
    if (!element.text().isEmpty()) {
      said.merge(path + " <" + element.name() + "> " + element.text(), 1, Integer::sum);
    }
    boolean root = path.isEmpty();
    for (XmlElement child : element.children()) {
      collect(child, root ? "/" : OpaqueParts.step(path, element), said);
    }
  }
}
