package dsc.tds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

  /** Lines about what Tableau makes anew, or about how somebody looked at the data source. */
  private static final Pattern MADE_ANEW =
      Pattern.compile(
          String.join(
              "|",
              " <datasource (hasconnection|name|source-platform|version|xml:base)=.*",
              "/ <(column-instance|extract user-specific=false).*",
              "/ <layout [a-z-]*percentage=.*",
              "/ <layout (user-set-layout|user-set-layout-v2|rowDisplayCount)=.*",
              "//(extract/)?connection <(refresh|metadata-records).*",
              "//(extract/)?connection/(refresh|metadata-records).*",
              "//extract <connection (?!dbname).*",
              "//datasource-dependencies/column .* <calculation formula=-?[0-9.]+",
              "//connection/named-connections/.* <connection (password|update-time)=.*"),
          Pattern.DOTALL);

  /** What {@code before} says and {@code after} doesn't. */
  static List<String> lost(XmlElement before, XmlElement after) {
    Map<String, Integer> left = of(after);
    List<String> lost = new ArrayList<>();
    of(before)
        .forEach(
            (line, n) -> {
              if (left.getOrDefault(line, 0) < n && !MADE_ANEW.matcher(line).matches()) {
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
