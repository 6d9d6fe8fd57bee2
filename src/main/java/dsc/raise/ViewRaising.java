package dsc.raise;

import dsc.catalog.Aggregation;
import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Value;
import dsc.model.Datasource;
import dsc.model.DefaultSort;
import dsc.model.ElementId;
import dsc.model.Encoding;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.spec.MeasureSpec;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Defaults of views that belong to no field alone. */
final class ViewRaising {
  /** Attributes of a gradient and what a spec calls them. */
  private static final List<String> VALUES = List.of("min", "center", "max");

  private final Datasource datasource;
  private final SpecNames names;
  private final Wish wish;
  private final MeasureRaising measures;

  ViewRaising(Datasource datasource, SpecNames names, Wish wish) {
    this.datasource = datasource;
    this.names = names;
    this.wish = wish;
    this.measures = new MeasureRaising(datasource, names);
  }

  /** Measure Names, and every encoding that no field says. */
  void write(AttributeRaising attributes, YamlTree.Builder spec, Sections sections) {
    YamlTree.Builder own = new YamlTree.Builder();
    aliases(own, sections);
    datasource
        .all(DefaultSort.Manual.class)
        .filter(s -> s.field().equals(FieldInstance.MEASURE_NAMES) && wish.wants(s.id()))
        .forEach(sort -> sort(sort, own, sections));
    List<YamlTree> others = new ArrayList<>();
    datasource
        .all(Encoding.class)
        .filter(e -> wish.wants(e.id()) && !attributes.says(e))
        .forEach(
            encoding -> {
              if (encoding.fields().equals(List.of(FieldInstance.MEASURE_NAMES))) {
                int before = own.build().entries().size();
                encoding(encoding, own);
                own.build().entries().stream()
                    .skip(before)
                    .forEach(e -> sections.add("measure_names", encoding.id()));
              } else {
                of(encoding)
                    .ifPresent(
                        tree -> {
                          sections.add("encodings", encoding.id());
                          others.add(tree);
                        });
              }
            });
    spec.putUnlessEmpty("measure_names", own.build());
    spec.putUnlessEmpty("encodings", new YamlTree.Items(others));
  }

  private void aliases(YamlTree.Builder own, Sections sections) {
    ElementId id = ElementId.field(Field.MEASURE_NAMES);
    if (!(datasource.elements().get(id) instanceof Field.Column column) || !wish.wants(id)) {
      return;
    }
    YamlTree.Builder aliases = new YamlTree.Builder();
    for (Map.Entry<String, String> alias : column.properties().aliases().entrySet()) {
      measures
          .text(alias.getKey(), wish.plain().contains(id))
          .ifPresent(text -> aliases.put(text, alias.getValue()));
    }
    if (!aliases.isEmpty()) {
      sections.add("measure_names", id);
      own.put("aliases", aliases.build());
    }
  }

  private void sort(DefaultSort.Manual sort, YamlTree.Builder own, Sections sections) {
    boolean plainly = wish.plain().contains(sort.id());
    List<String> members =
        sort.members().stream().flatMap(m -> measures.text(m, plainly).stream()).toList();
    if (members.size() == sort.members().size() && !members.isEmpty()) {
      sections.add("measure_names", sort.id());
      YamlTree list = YamlTree.texts(members);
      own.put("sort", AttributeRaising.sort(list, sort.ascending()));
    }
  }

  private Optional<YamlTree> of(Encoding encoding) {
    List<YamlTree> fields = new ArrayList<>();
    encoding.fields().forEach(field -> field(field, encoding).ifPresent(fields::add));
    if (fields.isEmpty() || fields.size() != encoding.fields().size()) {
      return Optional.empty();
    }
    YamlTree.Builder body = new YamlTree.Builder();
    body.put("of", fields.size() == 1 ? fields.getFirst() : new YamlTree.Items(fields));
    return encoding(encoding, body) ? Optional.of(body.build()) : Optional.empty();
  }

  private Optional<YamlTree> field(FieldInstance instance, Encoding of) {
    if (instance.equals(FieldInstance.MEASURE_NAMES)) {
      return Optional.of(YamlTree.text(MeasureSpec.MEASURE_NAMES));
    }
    Optional<String> name = names.field(instance.field());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String derivation = instance.derivation().map(FieldInstance.Derivation::name).orElse("User");
    boolean plain = derivation.equals("None") && !wish.apart().contains(of.id());
    if (derivation.equals("User") || derivation.equals("InOut") || plain) {
      return name.map(YamlTree::text);
    }
    YamlTree.Builder body = new YamlTree.Builder().put("field", name.get());
    if (FilterRaising.level(instance, FieldType.ORDINAL, body)) {
      return Optional.of(body.build());
    }
    return Aggregation.ofTds(derivation).map(a -> body.put("aggregation", a.word()).build());
  }

  /** False when a spec has no words for something of it. */
  private boolean encoding(Encoding encoding, YamlTree.Builder body) {
    if (encoding.entries().isEmpty()) {
      gradient(encoding).ifPresent(gradient -> body.put("gradient", gradient));
      return body.has("gradient");
    }
    String key =
        switch (encoding.attribute()) {
          case "color" -> "colors";
          case "shape" -> "shapes";
          default -> "";
        };
    List<YamlTree> combinations = new ArrayList<>();
    YamlTree.Builder members = new YamlTree.Builder();
    for (Encoding.Entry entry : encoding.entries()) {
      List<Value> values = values(entry, encoding);
      boolean single = encoding.fields().size() == 1 && values.size() == 1 && !entry.primary();
      if (values.size() != entry.members().size()) {
        return false;
      }
      if (single) {
        members.put(values.getFirst(), entry.to());
      }
      combinations.add(
          new YamlTree.Builder()
              .put("members", new YamlTree.Items(values.stream().map(Words::data).toList()))
              .put(entry.primary() ? "palette" : "as", entry.to())
              .build());
    }
    boolean several = members.build().entries().size() < combinations.size();
    if (key.isEmpty() || combinations.isEmpty()) {
      return false;
    }
    body.put(key, several ? new YamlTree.Items(combinations) : members.build());
    Optional<String> palette = Optional.ofNullable(encoding.attributes().get("palette"));
    body.put(key.equals("colors") ? "palette" : "shape_palette", palette);
    return true;
  }

  private List<Value> values(Encoding.Entry entry, Encoding of) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < entry.members().size(); i++) {
      FieldInstance field = of.fields().get(Math.min(i, of.fields().size() - 1));
      value(entry.members().get(i), field, of).ifPresent(values::add);
    }
    return values;
  }

  private Optional<Value> value(String literal, FieldInstance field, Encoding of) {
    if (field.equals(FieldInstance.MEASURE_NAMES)) {
      return measures.text(literal, wish.plain().contains(of.id())).map(Value.Text::new);
    }
    boolean used =
        wish.apart().contains(of.id())
            || field.derivation().filter(d -> !d.name().equals("None")).isPresent();
    return used ? Words.exact(literal) : Words.value(literal, type(field));
  }

  private DataType type(FieldInstance instance) {
    return datasource.elements().get(ElementId.field(instance.field())) instanceof Field field
        ? field.properties().dataType()
        : DataType.UNKNOWN;
  }

  /** Colours from one end to the other; empty when a spec has no words for something of them. */
  static Optional<YamlTree> gradient(Encoding encoding) {
    Map<String, String> attributes = encoding.attributes();
    YamlTree.Builder gradient =
        new YamlTree.Builder().put("palette", Optional.ofNullable(attributes.get("palette")));
    for (String key : VALUES) {
      Optional.ofNullable(attributes.get(key))
          .flatMap(Words::exact)
          .ifPresent(value -> gradient.put(key, Words.data(value)));
    }
    Optional.ofNullable(attributes.get("num-steps"))
        .filter(steps -> steps.matches("[0-9]{1,4}"))
        .ifPresent(steps -> gradient.put("steps", YamlTree.number(Long.parseLong(steps))));
    if ("true".equals(attributes.get("reverse"))) {
      gradient.put("reversed", YamlTree.flag(true));
    }
    boolean whole =
        gradient.build().entries().size() == attributes.size() - 1
            && "interpolated".equals(attributes.get("type"))
            && gradient.has("palette")
            && encoding.entries().isEmpty()
            && encoding.attribute().equals("color");
    return Optional.of((YamlTree) gradient.build()).filter(g -> whole);
  }
}
