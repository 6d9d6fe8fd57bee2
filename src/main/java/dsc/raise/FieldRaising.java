package dsc.raise;

import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.StableIds;
import dsc.model.Datasource;
import dsc.model.Field;
import dsc.model.FieldProperties;
import dsc.model.Hierarchy;
import dsc.spec.YamlTree;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people see: columns as fields, calculations and hierarchies. */
final class FieldRaising {
  private final Datasource datasource;
  private final SpecNames names;
  private final Wish wish;
  private final AttributeRaising attributes;
  private final Map<String, Long> columnNames = new HashMap<>();

  FieldRaising(Datasource datasource, SpecNames names, AttributeRaising attributes, Wish wish) {
    this.attributes = attributes;
    this.datasource = datasource;
    this.names = names;
    this.wish = wish;
    datasource
        .all(Field.Column.class)
        .flatMap(c -> c.source().stream())
        .forEach(s -> columnNames.merge(s.column(), 1L, Long::sum));
  }

  /** By shown name, as Tableau lists fields. */
  private <F extends Field> Stream<F> shown(Class<F> kind) {
    return datasource
        .all(kind)
        .filter(f -> wish.wants(f.id()))
        .sorted(
            Comparator.comparing((F f) -> name(f), String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Field::id));
  }

  private String name(Field field) {
    return names.field(field.id().name()).orElse(field.id().name());
  }

  void columns(YamlTree.Builder spec, Sections sections) {
    YamlTree.Builder all = new YamlTree.Builder();
    shown(Field.Column.class)
        .filter(c -> c.source().isPresent() && wish.tables())
        .filter(c -> TableRaising.TYPES.contains(c.properties().dataType()))
        .forEach(
            column -> {
              YamlTree.Mapping body = column(column);
              if (!body.entries().isEmpty()) {
                sections.add("fields", column.id());
                all.put(reference(column), body);
              }
            });
    spec.putUnlessEmpty("fields", all.build());
  }

  private String reference(Field.Column column) {
    Field.ColumnSource source = column.source().orElseThrow();
    boolean only = columnNames.getOrDefault(source.column(), 0L) == 1;
    return only && source.column().indexOf('.') < 0
        ? source.column()
        : source.table() + "." + source.column();
  }

  private YamlTree.Mapping column(Field.Column column) {
    YamlTree.Builder body = new YamlTree.Builder();
    FieldProperties p = column.properties();
    String internal = column.id().name();
    if (needsName(column)) {
      body.put("internal_name", internal);
    }
    if (!name(column).equals(internal) || mayGetAnotherName(column)) {
      body.put("caption", Words.escaped(name(column)));
    }
    if (wish.plain().contains(column.id())) {
      return body.build();
    }
    if (p.more().containsKey(AttributeRaising.CUSTOMIZED)) {
      body.put("data_type", p.dataType().text());
    }
    Role usual = p.dataType().isNumber() ? Role.MEASURE : Role.DIMENSION;
    if (p.role() != usual) {
      body.put("role", Words.word(p.role()));
    }
    if (p.type() != FieldType.defaultFor(p.dataType(), p.role())) {
      body.put("type", Words.word(p.type()));
    }
    attributes.write(internal, p, body);
    return body.build();
  }

  /** Whether dsc would give the field another internal name; a first attempt tells. */
  private boolean needsName(Field.Column column) {
    return !wish.compiled().isEmpty() && !wish.compiled().containsKey(column.id());
  }

  /**
   * Whether dsc may give the field another internal name, which then is what it is called: until a
   * first attempt has told, formulas would not find the field without a caption.
   */
  private boolean mayGetAnotherName(Field.Column column) {
    String source = column.source().orElseThrow().column();
    boolean certain =
        source.equals(column.id().name()) && columnNames.getOrDefault(source, 0L) == 1;
    return wish.compiled().isEmpty() && !certain;
  }

  void calculations(YamlTree.Builder spec, Sections sections) {
    YamlTree.Builder all = new YamlTree.Builder();
    shown(Field.Calculation.class)
        .forEach(
            calculation -> {
              sections.add("calculations", calculation.id());
              all.put(name(calculation), calculation(calculation));
            });
    spec.putUnlessEmpty("calculations", all.build());
  }

  private YamlTree calculation(Field.Calculation calculation) {
    String internal = calculation.id().name();
    FieldProperties p = calculation.properties();
    YamlTree.Builder body = new YamlTree.Builder();
    String formula = names.formula(calculation.formula());
    body.put("formula", formula);
    String derived = StableIds.calculation(wish.id() + "/calculation/" + name(calculation));
    if (!derived.equals(internal)) {
      body.put("internal_name", internal);
    }
    if (!wish.plain().contains(calculation.id())) {
      new AddressingRaising(names)
          .raise(calculation.addressing())
          .ifPresent(using -> body.put("compute_using", using));
      FieldProperties usual = wish.compiled().get(calculation.id());
      if (usual != null) {
        if (usual.role() != p.role()) {
          body.put("role", Words.word(p.role()));
        }
        FieldType type =
            usual.role() == p.role()
                ? usual.type()
                : FieldType.defaultFor(usual.dataType(), p.role());
        if (type != p.type()) {
          body.put("type", Words.word(p.type()));
        }
      }
      attributes.write(internal, p, body);
    }
    YamlTree.Mapping mapping = body.build();
    return mapping.entries().size() == 1 ? YamlTree.text(formula) : mapping;
  }

  void hierarchies(YamlTree.Builder spec, Sections sections) {
    YamlTree.Builder all = new YamlTree.Builder();
    datasource
        .all(Hierarchy.class)
        .filter(h -> wish.wants(h.id()))
        .forEach(
            hierarchy -> {
              sections.add("hierarchies", hierarchy.id());
              YamlTree levels =
                  YamlTree.texts(
                      hierarchy.fields().stream().map(f -> names.field(f).orElse(f)).toList());
              String name = hierarchy.id().name();
              Optional<String> folder = attributes.folderOfHierarchy(name);
              all.put(
                  name,
                  folder.isEmpty()
                      ? levels
                      : new YamlTree.Builder()
                          .put("fields", levels)
                          .put("folder", folder.get())
                          .build());
            });
    spec.putUnlessEmpty("hierarchies", all.build());
  }
}
