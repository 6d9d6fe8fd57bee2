package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.model.FieldInstance;
import dsc.tds.TdsChecklist.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of filters, default sorts and the column instances they use: 4 and 5. */
final class FilterChecks {
  private FilterChecks() {}

  static void run(DocumentIndex document, List<Problem> problems) {
    List<XmlElement> filters = new ArrayList<>(document.root().children("filter"));
    document.root().child("extract").ifPresent(e -> filters.addAll(e.children("filter")));
    for (XmlElement filter : filters) {
      reference(filter.value("column"), "a filter", document, problems);
      levels(filter, filter.value("column"), document, problems);
    }
    document
        .root()
        .items("default-sorts")
        .forEach(sort -> reference(sort.value("column"), "a default sort", document, problems));
    document.instances().values().forEach(instance -> instance(instance, problems));
  }

  /** 4: a field or a declared instance. */
  private static void reference(
      String name, String who, DocumentIndex document, List<Problem> problems) {
    boolean known =
        document.instances().containsKey(name)
            || document.isField(name)
            || name.equals("[:Measure Names]");
    // Without columns, names and metadata nothing is known of the only table.
    boolean derived =
        FieldInstance.parse(Brackets.unquote(name), n -> false).derivation().isPresent();
    boolean open = document.cols().isEmpty() && document.metadata().isEmpty() && !derived;
    if (!known && !open) {
      problems.add(new Problem(4, who + " names " + name + ", which is not declared"));
    }
  }

  /** 4: the name of an instance says its derivation, column and type. */
  private static void instance(XmlElement instance, List<Problem> problems) {
    FieldInstance parsed =
        FieldInstance.parse(Brackets.unquote(instance.value("name")), name -> false);
    Optional<FieldInstance.Derivation> derivation = parsed.derivation();
    boolean agrees =
        derivation.isEmpty()
            || (instance.has("column", Brackets.quote(parsed.field()))
                && instance.has("derivation", derivation.get().name())
                && instance.has("type", derivation.get().type().text()));
    if (!agrees) {
      problems.add(
          new Problem(4, "the instance " + instance.value("name") + " is not what its name says"));
    }
  }

  /** 5: the levels of a filter are its column, its members have the type of the column. */
  private static void levels(
      XmlElement element, String column, DocumentIndex document, List<Problem> problems) {
    for (XmlElement child : element.children("groupfilter")) {
      child
          .attribute("level")
          .filter(level -> !level.equals(column))
          .ifPresent(
              level ->
                  problems.add(new Problem(5, "a filter on " + column + " has level " + level)));
      child
          .attribute("member")
          .filter(
              member -> !child.has("function", "empty-level") && !fits(member, column, document))
          .ifPresent(
              member -> problems.add(new Problem(5, member + " is no literal for " + column)));
      levels(child, column, document, problems);
    }
  }

  private static boolean fits(String member, String column, DocumentIndex document) {
    Optional<Value> value = LiteralReader.read(member);
    XmlElement declared = document.columns().get(column);
    if (value.isEmpty() || declared == null) {
      return value.isPresent();
    }
    DataType wanted = DataType.of(declared.value("datatype")).orElse(DataType.UNKNOWN);
    DataType type = value.get().type();
    return type == wanted
        || type == DataType.NULL
        || (type.isNumber() && wanted.isNumber())
        || (type.isTemporal() && wanted.isTemporal());
  }
}
