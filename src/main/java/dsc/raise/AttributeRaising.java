package dsc.raise;

import dsc.catalog.Aggregation;
import dsc.catalog.DataType;
import dsc.catalog.GeoRoles;
import dsc.catalog.Value;
import dsc.lower.NumberFormats;
import dsc.model.Datasource;
import dsc.model.DefaultSort;
import dsc.model.ElementId;
import dsc.model.Encoding;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.FieldProperties.Run;
import dsc.model.Folder;
import dsc.spec.YamlTree;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What columns, calculations, groups and the rest have in common. */
final class AttributeRaising {
  private static final GeoRoles GEO_ROLES = GeoRoles.load();

  /** Set on a column that is read as another data type, which is a key of its own. */
  static final String CUSTOMIZED = "datatype-customized";

  /** Attributes of a column that have a key of their own, or go without saying. */
  private static final Set<String> SAID = Set.of("fiscal-year-start", "delimiter");

  /** Formatting of a description: the attribute of a TDS and the key of a spec. */
  private static final Map<String, String> STYLES =
      Map.of(
          "bold", "bold",
          "italic", "italic",
          "underline", "underline",
          "fontcolor", "color",
          "fontname", "font",
          "fontsize", "size",
          "hyperlink", "link");

  private final SpecNames names;
  private final Map<String, String> folders = new HashMap<>();
  private final Map<String, String> hierarchyFolders = new HashMap<>();
  private final Map<String, DefaultSort> sorts = new HashMap<>();
  private final Map<String, Map<String, Encoding>> encodings = new HashMap<>();

  AttributeRaising(Datasource datasource, SpecNames names, Wish wish) {
    this.names = names;
    datasource
        .all(Folder.class)
        .forEach(
            folder ->
                folder
                    .items()
                    .forEach(
                        item ->
                            (item.hierarchy() ? hierarchyFolders : folders)
                                .put(item.name(), folder.id().name())));
    datasource
        .all(DefaultSort.class)
        .filter(s -> wish.wants(s.id()) && isPlain(s.field()))
        .filter(s -> !s.field().field().equals(Field.MEASURE_NAMES))
        .forEach(s -> sorts.putIfAbsent(s.field().field(), s));
    datasource
        .all(Encoding.class)
        .filter(e -> e.fields().size() == 1 && wish.wants(e.id()))
        .filter(e -> !wish.apart().contains(e.id()) && isPlain(e.fields().getFirst()))
        .filter(e -> !e.fields().getFirst().field().equals(Field.MEASURE_NAMES))
        .filter(e -> isSimple(e, datasource))
        .forEach(
            e ->
                encodings
                    .computeIfAbsent(e.fields().getFirst().field(), f -> new TreeMap<>())
                    .merge(e.attribute(), e, AttributeRaising::ofAggregate));
  }

  /** The field itself, or a calculation that aggregates itself. */
  private static boolean isPlain(FieldInstance field) {
    return field.derivation().isEmpty()
        || field.derivation().get().name().equals("None")
        || field.derivation().get().name().equals("User");
  }

  /** Of two defaults of one field that of the aggregate: the other is from before it was one. */
  private static Encoding ofAggregate(Encoding one, Encoding other) {
    boolean aggregate =
        one.fields().getFirst().derivation().filter(d -> d.name().equals("User")).isPresent();
    return aggregate ? one : other;
  }

  /** Whether this is said where its field is. */
  boolean says(Encoding encoding) {
    return encoding.fields().size() == 1
        && encodings
            .getOrDefault(encoding.fields().getFirst().field(), Map.of())
            .containsValue(encoding);
  }

  /** The folder a hierarchy lies in. */
  Optional<String> folderOfHierarchy(String name) {
    return Optional.ofNullable(hierarchyFolders.get(name));
  }

  void write(String internal, FieldProperties p, YamlTree.Builder body) {
    p.aggregation().flatMap(Aggregation::ofTds).ifPresent(a -> body.put("aggregation", a.word()));
    p.format().flatMap(f -> format(f, p.dataType())).ifPresent(f -> body.put("format", f));
    p.semanticRole()
        .map(role -> GEO_ROLES.word(role).orElse(role))
        .filter(word -> GEO_ROLES.semanticRole(word).equals(p.semanticRole()))
        .ifPresent(word -> body.put("geo", word));
    if (body.has("geo")) {
      body.putUnlessEmpty("places", places(p));
    }
    Optional.ofNullable(folders.get(internal)).ifPresent(folder -> body.put("folder", folder));
    if (p.hidden()) {
      body.put("hidden", YamlTree.flag(true));
    }
    fiscalYear(p).ifPresent(month -> body.put("fiscal_year_start", month));
    description(p.description()).ifPresent(text -> body.put("description", text));
    body.putUnlessEmpty("aliases", aliases(p));
    Optional.ofNullable(sorts.get(internal))
        .flatMap(sort -> sort(sort, p.dataType()))
        .ifPresent(sort -> body.put("sort", sort));
    encodings
        .getOrDefault(internal, Map.of())
        .values()
        .forEach(encoding -> encoding(encoding, p.dataType(), body));
    TreeMap<String, String> more = new TreeMap<>(p.more());
    more.keySet().removeAll(SAID);
    if (body.has("data_type")) {
      more.remove(CUSTOMIZED);
    }
    body.putUnlessEmpty("attributes", more(more));
  }

  /** Attributes without a key of their own. */
  static YamlTree more(Map<String, String> attributes) {
    YamlTree.Builder more = new YamlTree.Builder();
    attributes.forEach((key, value) -> more.put(key, Words.escaped(value)));
    return more.build();
  }

  private static Optional<String> fiscalYear(FieldProperties p) {
    return Optional.ofNullable(p.more().get("fiscal-year-start"))
        .filter(n -> n.matches("[1-9]|1[0-2]"))
        .map(n -> Month.of(Integer.parseInt(n)).name().toLowerCase(Locale.ROOT));
  }

  /** Text, or a list of texts with formatting; nothing when a style has no words. */
  static Optional<YamlTree> description(List<Run> runs) {
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    List<YamlTree> items = new ArrayList<>();
    for (Run run : runs) {
      YamlTree.Builder item = new YamlTree.Builder().put("text", Words.escaped(run.text()));
      for (Map.Entry<String, String> style : run.style().entrySet()) {
        String key = STYLES.get(style.getKey());
        if (key == null) {
          return Optional.empty();
        }
        item.put(key, style(key, style.getValue()));
      }
      items.add(run.style().isEmpty() ? YamlTree.text(Words.escaped(run.text())) : item.build());
    }
    boolean plain = runs.size() == 1 && runs.getFirst().style().isEmpty();
    return Optional.of(plain ? items.getFirst() : new YamlTree.Items(items));
  }

  private static YamlTree style(String key, String value) {
    return switch (key) {
      case "bold", "italic", "underline" ->
          value.equals("true") || value.equals("false")
              ? YamlTree.flag(value.equals("true"))
              : YamlTree.text(value);
      case "size" ->
          value.matches("[0-9]{1,4}")
              ? YamlTree.number(Long.parseLong(value))
              : YamlTree.text(value);
      default -> YamlTree.text(value);
    };
  }

  private static YamlTree aliases(FieldProperties p) {
    YamlTree.Builder aliases = new YamlTree.Builder();
    p.aliases()
        .forEach(
            (literal, shown) ->
                Words.value(literal, p.dataType()).ifPresent(value -> aliases.put(value, shown)));
    return aliases.build();
  }

  private static YamlTree places(FieldProperties p) {
    YamlTree.Builder places = new YamlTree.Builder();
    p.places()
        .forEach(
            (literal, place) -> {
              Optional<Value> value = Words.value(literal, p.dataType());
              if (value.isPresent()
                  && Words.value(place, DataType.STRING).orElse(new Value.Null())
                      instanceof Value.Text(String name)) {
                places.put(value.get(), name);
              }
            });
    return places.build();
  }

  private Optional<YamlTree> sort(DefaultSort sort, DataType type) {
    return switch (sort) {
      case DefaultSort.Manual manual -> {
        List<YamlTree> members = Words.values(manual.members(), type);
        boolean all = members.size() == manual.members().size() && !members.isEmpty();
        yield all
            ? Optional.of(sort(new YamlTree.Items(members), manual.ascending()))
            : Optional.empty();
      }
      case DefaultSort.Computed by -> by(by);
    };
  }

  /** A list of members and its direction. */
  static YamlTree sort(YamlTree members, boolean ascending) {
    return ascending
        ? members
        : new YamlTree.Builder()
            .put("members", members)
            .put("descending", YamlTree.flag(true))
            .build();
  }

  private Optional<YamlTree> by(DefaultSort.Computed sort) {
    FieldInstance using = sort.using();
    Optional<String> name = names.field(using.field());
    Optional<Aggregation> aggregation =
        using.derivation().flatMap(d -> Aggregation.ofTds(d.name()));
    if (name.isEmpty() || (using.derivation().isPresent() && aggregation.isEmpty())) {
      return Optional.empty();
    }
    YamlTree.Builder body = new YamlTree.Builder().put("by", name.get());
    aggregation
        .filter(a -> a != Aggregation.NONE)
        .ifPresent(a -> body.put("aggregation", a.word()));
    if (!sort.ascending()) {
      body.put("descending", YamlTree.flag(true));
    }
    return Optional.of(body.build());
  }

  private static void encoding(Encoding encoding, DataType type, YamlTree.Builder body) {
    if (encoding.entries().isEmpty()) {
      ViewRaising.gradient(encoding).ifPresent(gradient -> body.put("gradient", gradient));
      return;
    }
    YamlTree.Builder entries = new YamlTree.Builder();
    for (Encoding.Entry entry : encoding.entries()) {
      Words.value(entry.members().getFirst(), type).ifPresent(m -> entries.put(m, entry.to()));
    }
    boolean color = encoding.attribute().equals("color");
    body.put(color ? "colors" : "shapes", entries.build());
    body.put(
        color ? "palette" : "shape_palette",
        Optional.ofNullable(encoding.attributes().get("palette")));
  }

  /** Whether the field it is of can say it: one member each, every member once. */
  private static boolean isSimple(Encoding encoding, Datasource datasource) {
    FieldInstance instance = encoding.fields().getFirst();
    if (!(datasource.elements().get(ElementId.field(instance.field())) instanceof Field field)) {
      return false;
    }
    if (encoding.entries().isEmpty()) {
      return instance.derivation().isEmpty() && ViewRaising.gradient(encoding).isPresent();
    }
    Set<String> seen = new HashSet<>();
    return Set.of("color", "shape").contains(encoding.attribute())
        && encoding.entries().stream()
            .allMatch(
                entry ->
                    entry.members().size() == 1
                        && !entry.primary()
                        && seen.add(entry.members().getFirst())
                        && Words.value(entry.members().getFirst(), field.properties().dataType())
                            .isPresent());
  }

  /** The shortest text that stands for a format. */
  static Optional<String> format(String tds, DataType type) {
    Stream.Builder<String> candidates = Stream.builder();
    List.of("number", "decimal", "percent", "currency").forEach(candidates::add);
    int semicolon = tds.indexOf(';');
    String body = tds.substring(1, semicolon < 0 ? tds.length() : semicolon);
    candidates.add(body);
    candidates.add("$" + body.replaceFirst("^\"\\$\"", ""));
    candidates.add(tds.substring(1));
    candidates.add(tds);
    return candidates
        .build()
        .filter(c -> !c.isEmpty() && NumberFormats.tds(c, type).equals(tds))
        .findFirst();
  }
}
