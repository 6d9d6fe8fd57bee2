package dsc.tds;

import dsc.model.DefaultSort;
import dsc.model.Encoding;
import dsc.model.Folder;
import dsc.model.Hierarchy;
import dsc.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what shapes the data pane: hierarchies, folders, layout, sorts and encodings. */
final class DataPane {
  /** Keys of the date options that are elements of their own. */
  static final List<String> DATE_ELEMENTS = List.of("default-date-format", "default-calendar-type");

  private DataPane() {}

  static List<XmlElement> write(ModelIndex model) {
    Settings settings = model.settings();
    XmlElement.Builder all =
        XmlElement.builder("datasource")
            .container(
                "drill-paths",
                model.datasource().all(Hierarchy.class).map(DataPane::hierarchy).toList())
            .container(
                "folders-common",
                folders(model).filter(DataPane::holdsFields).map(DataPane::folder).toList())
            .container(
                "folders-parameters",
                folders(model)
                    .filter(folder -> !folder.parameters().isEmpty())
                    .map(DataPane::parameterFolder)
                    .toList())
            .container("style", styleRules(model))
            .container("semantic-values", semanticValues(settings))
            .container(
                "default-sorts",
                model.datasource().all(DefaultSort.class).map(DataPane::sort).toList());
    layout(model).ifPresent(all::child);
    dates(settings).forEach(all::child);
    return all.build().children();
  }

  static XmlElement hierarchy(Hierarchy hierarchy) {
    return XmlElement.builder("drill-path")
        .attribute("name", hierarchy.id().name())
        .children(
            hierarchy.fields().stream()
                .map(field -> XmlElement.withText("field", Brackets.field(field)))
                .toList())
        .build();
  }

  private static Stream<Folder> folders(ModelIndex model) {
    return model.datasource().all(Folder.class);
  }

  /** A folder of parameters is none of fields, unless it holds some too; an empty one is. */
  static boolean holdsFields(Folder folder) {
    return !folder.items().isEmpty() || folder.parameters().isEmpty();
  }

  static XmlElement parameterFolder(Folder folder) {
    return XmlElement.builder("folder")
        .attribute("name", folder.id().name())
        .children(
            folder.parameters().stream().map(name -> item(Brackets.quote(name), "field")).toList())
        .build();
  }

  private static XmlElement item(String name, String type) {
    return XmlElement.of("folder-item", "name", name, "type", type);
  }

  /** A hierarchy goes by its plain name, a field by its bracketed one. */
  static XmlElement folder(Folder folder) {
    return XmlElement.builder("folder")
        .attribute("name", folder.id().name())
        .children(
            folder.items().stream()
                .map(
                    item ->
                        item.hierarchy()
                            ? item(item.name(), "drillpath")
                            : item(Brackets.field(item.name()), "field"))
                .toList())
        .build();
  }

  /**
   * What Tableau writes when nobody touched the data pane; folders switch grouping by table off.
   */
  static Map<String, String> defaultLayout(boolean folders) {
    return Map.of(
        "dim-ordering",
        "alphabetic",
        "measure-ordering",
        "alphabetic",
        "show-structure",
        Boolean.toString(!folders));
  }

  private static Optional<XmlElement> layout(ModelIndex model) {
    boolean folders = folders(model).anyMatch(DataPane::holdsFields);
    TreeMap<String, String> layout = new TreeMap<>(defaultLayout(folders));
    layout.putAll(model.settings().layout());
    return model.datasource().elements().isEmpty()
        ? Optional.empty()
        : Optional.of(XmlElement.builder("layout").attributes(layout).build());
  }

  private static List<XmlElement> semanticValues(Settings settings) {
    return settings.semanticValues().entrySet().stream()
        .map(e -> XmlElement.of("semantic-value", "key", e.getKey(), "value", e.getValue()))
        .toList();
  }

  private static List<XmlElement> dates(Settings settings) {
    List<XmlElement> elements = new ArrayList<>();
    TreeMap<String, String> options = new TreeMap<>(settings.dateOptions());
    for (String key : DATE_ELEMENTS) {
      String value = options.remove(key);
      if (value != null) {
        elements.add(XmlElement.withText(key, value));
      }
    }
    if (!options.isEmpty()) {
      elements.add(XmlElement.builder("date-options").attributes(options).build());
    }
    return elements;
  }

  static XmlElement sort(DefaultSort sort) {
    XmlElement.Builder builder =
        XmlElement.builder(sort instanceof DefaultSort.Manual ? "manual-sort" : "computed-sort")
            .attribute("column", ModelIndex.reference(sort.field()));
    return switch (sort) {
      case DefaultSort.Manual manual ->
          builder
              .attribute("direction", manual.ascending() ? "ASC" : "DESC")
              .child(
                  XmlElement.withChildren(
                      "dictionary",
                      manual.members().stream()
                          .map(member -> XmlElement.withText("bucket", member))
                          .toList()))
              .build();
      case DefaultSort.Computed computed ->
          builder
              .attribute("direction", computed.ascending() ? "ASC" : "DESC")
              .attribute("using", ModelIndex.reference(computed.using()))
              .build();
    };
  }

  private static List<XmlElement> styleRules(ModelIndex model) {
    List<XmlElement> encodings =
        model.datasource().all(Encoding.class).map(DataPane::encoding).toList();
    return encodings.isEmpty()
        ? List.of()
        : List.of(
            XmlElement.builder("style-rule")
                .attribute("element", "mark")
                .children(encodings)
                .build());
  }

  static XmlElement encoding(Encoding encoding) {
    XmlElement.Builder builder =
        XmlElement.builder("encoding")
            .attributes(encoding.attributes())
            .attribute("attr", encoding.attribute())
            .attribute(
                "field",
                encoding.fields().stream()
                    .map(ModelIndex::reference)
                    .collect(Collectors.joining("\n")));
    for (Encoding.Entry entry : encoding.entries()) {
      List<XmlElement> buckets =
          entry.members().stream().map(m -> XmlElement.withText("bucket", m)).toList();
      builder.child(
          XmlElement.builder(entry.primary() ? "map-pri" : "map")
              .attribute("to", entry.to())
              .children(
                  buckets.size() == 1
                      ? buckets
                      : List.of(XmlElement.withChildren("multibucket", buckets)))
              .build());
    }
    return builder.build();
  }
}
