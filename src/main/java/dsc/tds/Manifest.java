package dsc.tds;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/**
 * The format changes a document uses, which its manifest must list or Tableau refuses to load it.
 * Source: the constructs that occur only together with an entry in files saved by Tableau 2019.1 to
 * 2026.2.
 */
final class Manifest {
  static final String ELEMENT = "document-format-change-manifest";

  /** What an element needs, some of them only with certain attributes. */
  private static final Map<String, String> BY_ELEMENT =
      Map.ofEntries(
          Map.entry("object-graph", "ObjectModelEncapsulateLegacy"),
          Map.entry("relation", "ObjectModelEncapsulateLegacy"),
          Map.entry("connection", "DatabricksCatalog"),
          Map.entry("column", "ObjectModelTableType"),
          Map.entry("folders-common", "SchemaViewerObjectModel"),
          Map.entry("folders-parameters", "SchemaViewerObjectModel"),
          Map.entry("extract", "ObjectModelExtractV2"),
          Map.entry("properties", "ObjectModelExtractV2"),
          Map.entry("manual-sort", "SortTagCleanup"),
          Map.entry("computed-sort", "SortTagCleanup"),
          Map.entry("natural-sort", "SortTagCleanup"),
          Map.entry("alphabetic-sort", "SortTagCleanup"),
          Map.entry("analytic-model", "SavingAnalyticObjects"),
          Map.entry("data-source-tree", "ExtendedPublishedDataSourceUI"),
          Map.entry("default-calendar-type", "ISO8601DefaultCalendarPref"));

  private static final Map<String, String> BY_ATTRIBUTE =
      Map.of(
          "common-percentage", "SchemaViewerObjectModel",
          "user-set-layout-v2", "SchemaViewerObjectModel",
          "user-specific", "VConnDownstreamExtractsWithWarnings",
          "period-type-v2", "ISO8601PeriodTypes",
          "is-db-set-unique-key", "ObjectModelRelationshipPerfOptions",
          "is-db-set-guaranteed-value", "ObjectModelRelationshipPerfOptions",
          "origin-pds", "ExtendedPublishedDataSourceUI");

  private Manifest() {}

  /** The entries a finished document needs, in Tableau's order. */
  static Collection<String> required(XmlElement root) {
    return required(root, new SharedXml());
  }

  /** The same, of which some elements may have been searched before. */
  static Collection<String> required(XmlElement root, SharedXml shared) {
    TreeSet<String> entries = new TreeSet<>();
    collect(root, entries, shared);
    return entries;
  }

  private static void collect(XmlElement element, Collection<String> entries, SharedXml shared) {
    if (shared.has(element)) {
      entries.addAll(shared.formatChanges(element, () -> required(element)));
    } else {
      search(element, entries, shared);
    }
  }

  private static void search(XmlElement element, Collection<String> entries, SharedXml shared) {
    String own = BY_ELEMENT.get(element.name());
    if (own != null && isUsed(element)) {
      entries.add(own);
    }
    for (String key : element.attributes().keySet()) {
      String entry = BY_ATTRIBUTE.get(key);
      if (entry != null) {
        entries.add(entry);
      }
    }
    for (XmlElement child : element.children()) {
      collect(child, entries, shared);
    }
  }

  private static boolean isUsed(XmlElement element) {
    return switch (element.name()) {
      case "relation" -> element.has("type", "collection");
      case "connection" ->
          element.has("class", "databricks")
              && element.attribute("dbname").isPresent()
              && element.attribute("v-http-path").isPresent();
      case "column" -> element.has("datatype", "table");
      case "extract" -> element.attribute("object-id").isPresent();
      case "properties" -> element.has("context", "extract");
      default -> true;
    };
  }
}
