package dsc.tds;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The format changes a document uses, which its manifest must list or Tableau refuses to load it.
 * Source: the constructs that occur only together with an entry in files saved by Tableau 2019.1 to
 * 2026.2.
 */
final class Manifest {
  static final String ELEMENT = "document-format-change-manifest";

  private Manifest() {}

  /** The entries a finished document needs, in Tableau's order. */
  static Collection<String> required(XmlElement root) {
    TreeSet<String> entries = new TreeSet<>();
    collect(root, entries);
    return entries;
  }

  private static void collect(XmlElement element, Collection<String> entries) {
    byElement(element).forEach(entries::add);
    element.attributes().keySet().forEach(key -> byAttribute(key).forEach(entries::add));
    element.children().forEach(child -> collect(child, entries));
  }

  private static Stream<String> byElement(XmlElement element) {
    return switch (element.name()) {
      case "object-graph" -> Stream.of("ObjectModelEncapsulateLegacy");
      case "relation" ->
          element.has("type", "collection")
              ? Stream.of("ObjectModelEncapsulateLegacy")
              : Stream.empty();
      case "connection" ->
          element.has("class", "databricks")
                  && element.attribute("dbname").isPresent()
                  && element.attribute("v-http-path").isPresent()
              ? Stream.of("DatabricksCatalog")
              : Stream.empty();
      case "column" ->
          element.has("datatype", "table") ? Stream.of("ObjectModelTableType") : Stream.empty();
      case "folders-common", "folders-parameters" -> Stream.of("SchemaViewerObjectModel");
      case "extract" ->
          element.attribute("object-id").isPresent()
              ? Stream.of("ObjectModelExtractV2")
              : Stream.empty();
      case "properties" ->
          element.has("context", "extract") ? Stream.of("ObjectModelExtractV2") : Stream.empty();
      case "manual-sort", "computed-sort", "natural-sort", "alphabetic-sort" ->
          Stream.of("SortTagCleanup");
      case "analytic-model" -> Stream.of("SavingAnalyticObjects");
      case "data-source-tree" -> Stream.of("ExtendedPublishedDataSourceUI");
      case "default-calendar-type" -> Stream.of("ISO8601DefaultCalendarPref");
      default -> Stream.empty();
    };
  }

  private static Stream<String> byAttribute(String attribute) {
    return switch (attribute) {
      case "common-percentage", "user-set-layout-v2" -> Stream.of("SchemaViewerObjectModel");
      case "user-specific" -> Stream.of("VConnDownstreamExtractsWithWarnings");
      case "period-type-v2" -> Stream.of("ISO8601PeriodTypes");
      case "is-db-set-unique-key", "is-db-set-guaranteed-value" ->
          Stream.of("ObjectModelRelationshipPerfOptions");
      case "origin-pds" -> Stream.of("ExtendedPublishedDataSourceUI");
      default -> Stream.empty();
    };
  }
}
