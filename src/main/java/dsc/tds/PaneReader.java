package dsc.tds;

import dsc.model.DefaultSort;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Encoding;
import dsc.model.FieldInstance;
import dsc.model.Folder;
import dsc.model.Hierarchy;
import dsc.model.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads hierarchies, folders, layout, sorts, encodings and what else shapes the data pane. */
final class PaneReader {
  /** How somebody had sized the parts of the data pane. */
  private static final Set<String> SIZES =
      Set.of(
          "dim-percentage",
          "measure-percentage",
          "group-percentage",
          "common-percentage",
          "parameter-percentage",
          "user-set-layout",
          "user-set-layout-v2",
          "rowDisplayCount");

  private final Collector collector;
  private final Predicate<String> isField;

  PaneReader(Collector collector, Predicate<String> isField) {
    this.collector = collector;
    this.isField = isField;
  }

  void read(XmlElement root) {
    for (XmlElement path : root.items("drill-paths")) {
      collector.add(hierarchy(path), path, "drill-paths");
    }
    Collection<Folder> folders = folders(root);
    folders.forEach(collector::add);
    for (XmlElement sort : root.items("default-sorts")) {
      collector.add(sort(sort), sort, "default-sorts");
    }
    for (XmlElement rule : root.items("style")) {
      style(rule);
    }
    settings(root, folders.stream().anyMatch(DataPane::holdsFields));
  }

  private static Optional<Hierarchy> hierarchy(XmlElement path) {
    List<String> fields =
        path.children("field").stream().map(f -> Brackets.unquote(f.text())).toList();
    Hierarchy read = new Hierarchy(new ElementId(Kind.HIERARCHY, path.value("name")), fields);
    return Optional.of(read).filter(h -> Sameness.same(DataPane.hierarchy(h), path));
  }

  /** Folders of fields and those of parameters; two that are called alike are one. */
  private Collection<Folder> folders(XmlElement root) {
    TreeMap<String, Folder> found = new TreeMap<>();
    for (XmlElement folder : root.items("folders-common")) {
      Optional<Folder> read = folder(folder);
      if (read.isEmpty() || found.putIfAbsent(folder.value("name"), read.get()) != null) {
        collector.opaque("folders-common", folder);
      }
    }
    for (XmlElement folder : root.items("folders-parameters")) {
      Optional<Folder> read = parameterFolder(folder);
      Optional<Folder> beside = Optional.ofNullable(found.get(folder.value("name")));
      if (read.isEmpty() || beside.filter(b -> !b.parameters().isEmpty()).isPresent()) {
        collector.opaque("folders-parameters", folder);
      } else {
        List<Folder.Item> items = beside.map(Folder::items).orElse(List.of());
        Folder of = read.get();
        found.put(folder.value("name"), new Folder(of.id(), items, of.parameters()));
      }
    }
    return found.values();
  }

  private static Optional<Folder> parameterFolder(XmlElement folder) {
    List<String> parameters =
        folder.children("folder-item").stream()
            .map(item -> Brackets.unquote(item.value("name")))
            .sorted()
            .toList();
    Folder read =
        new Folder(new ElementId(Kind.FOLDER, folder.value("name")), List.of(), parameters);
    return Optional.of(read)
        .filter(f -> !f.isEmpty() && Sameness.same(DataPane.parameterFolder(f), folder));
  }

  private static Optional<Folder> folder(XmlElement folder) {
    List<Folder.Item> items = new ArrayList<>();
    for (XmlElement item : folder.children("folder-item")) {
      boolean hierarchy = item.has("type", "drillpath");
      String name = item.value("name");
      items.add(new Folder.Item(hierarchy, hierarchy ? name : Brackets.unquote(name)));
    }
    items.sort(null);
    Folder read = new Folder(new ElementId(Kind.FOLDER, folder.value("name")), items, List.of());
    return Optional.of(read).filter(f -> Sameness.same(DataPane.folder(f), folder));
  }

  private Optional<DefaultSort> sort(XmlElement sort) {
    FieldInstance field = instance(sort.value("column"));
    boolean ascending = sort.has("direction", "ASC");
    Optional<DefaultSort> read =
        switch (sort.name()) {
          case "manual-sort" ->
              Optional.of(
                  new DefaultSort.Manual(
                      ElementId.sort(field),
                      field,
                      ascending,
                      sort.items("dictionary").stream().map(XmlElement::text).toList()));
          case "computed-sort" ->
              Optional.of(
                  new DefaultSort.Computed(
                      ElementId.sort(field), field, ascending, instance(sort.value("using"))));
          default -> Optional.empty();
        };
    return read.filter(s -> Sameness.same(DataPane.sort(s), sort));
  }

  /** Encodings of marks; the rest of a rule is kept as a rule of its own. */
  private void style(XmlElement rule) {
    List<XmlElement> rest = new ArrayList<>();
    for (XmlElement child : rule.children()) {
      Optional<Encoding> encoding =
          rule.has("element", "mark") && child.is("encoding") ? encoding(child) : Optional.empty();
      if (encoding.isPresent() && !collector.contains(encoding.get().id())) {
        collector.add(encoding.get());
      } else {
        rest.add(child);
      }
    }
    if (!rest.isEmpty()) {
      collector.opaque("style", rule.with(rest));
    }
  }

  private Optional<Encoding> encoding(XmlElement element) {
    List<FieldInstance> fields = element.value("field").lines().map(this::instance).toList();
    TreeMap<String, String> attributes = new TreeMap<>(element.attributes());
    attributes.keySet().removeAll(Set.of("attr", "field"));
    Encoding read =
        new Encoding(
            ElementId.style(element.value("attr"), fields),
            element.value("attr"),
            fields,
            attributes,
            element.children().stream().map(PaneReader::entry).toList());
    return Optional.of(read).filter(e -> Sameness.same(DataPane.encoding(e), element));
  }

  private static Encoding.Entry entry(XmlElement map) {
    List<XmlElement> buckets =
        map.child("multibucket").map(XmlElement::children).orElse(map.children());
    return new Encoding.Entry(
        map.value("to"), map.is("map-pri"), buckets.stream().map(XmlElement::text).toList());
  }

  private FieldInstance instance(String reference) {
    return FieldInstance.parse(Brackets.unquote(reference), isField);
  }

  private void settings(XmlElement root, boolean folders) {
    TreeMap<String, String> dates = new TreeMap<>();
    root.child("date-options").ifPresent(options -> dates.putAll(options.attributes()));
    for (String key : DataPane.DATE_ELEMENTS) {
      root.childText(key).ifPresent(text -> dates.put(key, text));
    }
    TreeMap<String, String> layout = new TreeMap<>();
    root.child("layout").ifPresent(l -> layout.putAll(l.attributes()));
    layout.keySet().removeAll(SIZES);
    DataPane.defaultLayout(folders).forEach(layout::remove);
    TreeMap<String, String> semanticValues = new TreeMap<>();
    for (XmlElement value : root.items("semantic-values")) {
      semanticValues.put(value.value("key"), value.value("value"));
    }
    collector.add(new Settings(root.attribute("caption"), dates, layout, semanticValues));
  }
}
