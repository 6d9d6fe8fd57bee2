package dsc.tds;

import dsc.tds.TdsChecklist.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of the data pane: 11. */
final class PaneChecks {
  private PaneChecks() {}

  static void run(DocumentIndex document, List<Problem> problems) {
    Set<String> inHierarchy = new HashSet<>();
    List<XmlElement> paths = document.root().items("drill-paths");
    for (XmlElement path : paths) {
      for (XmlElement field : path.children("field")) {
        known(field.text(), "hierarchy " + path.value("name"), document, problems);
        if (!inHierarchy.add(field.text())) {
          problems.add(new Problem(11, field.text() + " is in two hierarchies"));
        }
      }
    }
    Set<String> names = paths.stream().map(p -> p.value("name")).collect(Collectors.toSet());
    parameters(document, problems);
    Set<String> inFolder = new HashSet<>();
    for (XmlElement folder : document.root().items("folders-common")) {
      for (XmlElement item : folder.children("folder-item")) {
        String name = item.value("name");
        if (item.has("type", "drillpath") && !names.contains(name)) {
          problems.add(new Problem(11, "there is no hierarchy " + name + " to be in a folder"));
        } else if (!item.has("type", "drillpath")) {
          known(name, "folder " + folder.value("name"), document, problems);
        }
        if (!inFolder.add(item.value("type") + name)) {
          problems.add(new Problem(11, name + " is in two folders"));
        }
      }
    }
  }

  private static void parameters(DocumentIndex document, List<Problem> problems) {
    Set<String> inFolder = new HashSet<>();
    for (XmlElement folder : document.root().items("folders-parameters")) {
      for (XmlElement item : folder.children("folder-item")) {
        String name = item.value("name");
        if (!document.parameters().contains(name)) {
          problems.add(
              new Problem(
                  11,
                  "folder " + folder.value("name") + " has " + name + ", which is no parameter"));
        }
        if (!inFolder.add(name)) {
          problems.add(new Problem(11, name + " is in two folders of parameters"));
        }
      }
    }
  }

  private static void known(
      String name, String where, DocumentIndex document, List<Problem> problems) {
    if (!document.isField(name)) {
      problems.add(new Problem(11, where + " has " + name + ", which is no field"));
    }
  }
}
