package dsc.tds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The order of children that Tableau's published workbook schema asks for, and for {@code
 * connection}, which the schema leaves open, the order in files Tableau saved. Children that are
 * not named come last.
 */
final class ChildOrder {
  private static final Map<String, List<String>> BY_PARENT =
      Map.of(
          "datasource",
          List.of(
              "document-format-change-manifest",
              "repository-location",
              "connection",
              "utility-dimensions",
              "dimension",
              "overridable-settings",
              "aliases",
              "column",
              "column-instance",
              "group",
              "mapped-images",
              "drill-paths",
              "unlinked-server-hierarchies",
              "folders-common",
              "folders-parameters",
              "actions",
              "calculated-members",
              "extract",
              "layout",
              "style",
              "semantic-values",
              "date-options",
              "default-date-format",
              "default-sorts",
              "field-sort-info",
              "datasource-dependencies",
              "explainability",
              "filter",
              "analytic-model",
              "object-graph",
              "default-calendar-type",
              "data-source-tree"),
          "connection",
          List.of(
              "connection-customization",
              "named-connections",
              "relation",
              "cols",
              "calculations",
              "refresh",
              "metadata-records"),
          "column",
          List.of(
              "server-captions",
              "calculation",
              "utility-members",
              "aliases",
              "statistical-model",
              "semantic-values",
              "desc",
              "members",
              "range"),
          "group",
          List.of("groupfilter", "desc", "aliases"),
          "extract",
          List.of("connection", "filter", "aggregation"),
          "object-graph",
          List.of("objects", "relationships"));

  private ChildOrder() {}

  /** The element with its children in order; children of one name stay as they are. */
  static XmlElement sorted(XmlElement parent) {
    List<String> order = BY_PARENT.getOrDefault(parent.name(), List.of());
    List<XmlElement> children = new ArrayList<>(parent.children());
    children.sort(Comparator.comparingInt(child -> rank(order, child.name())));
    return parent.with(children);
  }

  /** Whether a data source may have this child at all. */
  static boolean knows(String childOfDatasource) {
    return rank(BY_PARENT.getOrDefault("datasource", List.of()), childOfDatasource)
        < Integer.MAX_VALUE;
  }

  private static int rank(List<String> order, String name) {
    int index = order.indexOf(name);
    return index < 0 ? Integer.MAX_VALUE : index;
  }
}
