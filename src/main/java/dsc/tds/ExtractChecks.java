package dsc.tds;

import dsc.tds.TdsChecklist.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of the extract: 10, and 7 for its tables. */
final class ExtractChecks {
  private ExtractChecks() {}

  static void run(
      DocumentIndex document, Optional<String> packagedExtract, List<Problem> problems) {
    Optional<XmlElement> extract = document.root().child("extract");
    if (extract.isEmpty()) {
      if (packagedExtract.isPresent()) {
        problems.add(new Problem(10, "the package has an extract that the document ignores"));
      }
      return;
    }
    XmlElement connection = extract.get().child("connection").orElse(XmlElement.of("connection"));
    packagedExtract
        .filter(path -> !connection.has("dbname", path))
        .ifPresent(
            path ->
                problems.add(
                    new Problem(
                        10,
                        "dbname is " + connection.value("dbname") + ", the package has " + path)));
    tables(document, connection, problems);
    columns(document, connection, problems);
    increment(document, connection, problems);
  }

  /** 7: with several logical tables, each table of the extract is called like its object. */
  private static void tables(
      DocumentIndex document, XmlElement connection, List<Problem> problems) {
    for (XmlElement relation : connection.children("relation")) {
      if (relation.has("type", "collection")) {
        for (XmlElement leaf : relation.children()) {
          if (!document.objects().containsKey(leaf.value("name"))) {
            problems.add(
                new Problem(
                    7, "the extract table " + leaf.value("name") + " has no logical table"));
          }
        }
      }
    }
  }

  /** 10: every visible field that is not calculated has a column in the extract. */
  private static void columns(
      DocumentIndex document, XmlElement connection, List<Problem> problems) {
    Set<String> there = new HashSet<>();
    connection.items("cols").forEach(map -> there.add(map.value("key")));
    if (there.isEmpty()) {
      connection
          .items("metadata-records")
          .forEach(record -> record.childText("local-name").ifPresent(there::add));
    }
    if (there.isEmpty()) {
      return;
    }
    for (XmlElement column : document.columns().values()) {
      String name = column.value("name");
      boolean fromTable =
          document.cols().containsKey(name) || document.metadata().containsKey(name);
      if (fromTable && !column.has("hidden", "true") && !there.contains(name)) {
        problems.add(new Problem(10, name + " has no column in the extract"));
      }
    }
  }

  /** 10: an incremental refresh goes by a field that is there. */
  private static void increment(
      DocumentIndex document, XmlElement connection, List<Problem> problems) {
    connection
        .child("refresh")
        .map(refresh -> refresh.value("increment-key"))
        .filter(key -> !key.isEmpty() && !document.isField(key))
        .ifPresent(
            key -> problems.add(new Problem(10, "the increment key " + key + " is no field")));
  }
}
