package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.model.Field;
import dsc.model.Field.Addressing;
import dsc.model.FieldProperties;
import dsc.model.FieldProperties.Run;
import dsc.model.Literals;
import dsc.model.TableObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes {@code <column>}: columns, calculations, groups, bins and table counts. */
final class FieldXml {
  /** The qualifier of the count field of every logical table. */
  static final String COUNTS = "__tableau_internal_object_id__";

  /** What is known of a field that a saved file names without a type. */
  static final FieldProperties UNKNOWN = plain(DataType.UNKNOWN, Role.DIMENSION, FieldType.NOMINAL);

  private FieldXml() {}

  /** Every column of the data source in Tableau's order. */
  static List<XmlElement> write(ModelIndex model) {
    TreeMap<String, XmlElement> byName = new TreeMap<>();
    for (TableObject object : model.objects()) {
      XmlElement count = count(object.id().name(), countProperties(object.caption()));
      byName.put(count.value("name"), count);
    }
    Set<String> opaque = model.opaque().names("column");
    for (Field field : model.fields(Field.class)) {
      column(field, model)
          .filter(column -> !opaque.contains(column.value("name")) || !isOnlyNamed(field))
          .ifPresent(column -> byName.put(column.value("name"), column));
    }
    return List.copyOf(byName.values());
  }

  /** Data sources of one spec share the fields that no tenant's value shapes. */
  private record Named(SharedXml.Identity field, String datasource) {}

  private static Optional<XmlElement> column(Field field, ModelIndex model) {
    String datasource = model.datasource().name();
    Named key = new Named(new SharedXml.Identity(field), datasource);
    return model.shared().element(key, () -> column(field, datasource));
  }

  /** The column of one field; sets are written elsewhere, and what has no type can't be written. */
  static Optional<XmlElement> column(Field field, String datasource) {
    return switch (field) {
      case Field.Column c when c.properties().equals(UNKNOWN) -> Optional.empty();
      case Field.Column c -> Optional.of(start(c).children(details(c.properties())).build());
      case Field.Calculation c -> Optional.of(withCalculation(c, calculation(c, datasource)));
      case Field.Group g -> Optional.of(withCalculation(g, group(g)));
      case Field.Bin b -> Optional.of(withCalculation(b, bin(b)));
      case Field.TableCount t -> Optional.of(count(t.object(), t.properties()));
      case Field.MemberSet s -> Optional.empty();
      case Field.UserFilter u -> Optional.empty();
    };
  }

  /** Whether it is there because a table has such a column, and an opaque column says the rest. */
  private static boolean isOnlyNamed(Field field) {
    FieldProperties p = field.properties();
    return field instanceof Field.Column column
        && column.source().isPresent()
        && p.equals(plain(p.dataType(), p.role(), p.type()));
  }

  /** Properties with everything but the types left to Tableau. */
  static FieldProperties plain(DataType dataType, Role role, FieldType type) {
    return new FieldProperties(
        Optional.empty(),
        dataType,
        role,
        type,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** What Tableau gives the count field of a logical table. */
  static FieldProperties countProperties(String caption) {
    FieldProperties p = plain(DataType.TABLE, Role.MEASURE, FieldType.QUANTITATIVE);
    return new FieldProperties(
        Optional.of(caption),
        p.dataType(),
        p.role(),
        p.type(),
        p.aggregation(),
        p.format(),
        p.hidden(),
        p.semanticRole(),
        p.description(),
        p.aliases(),
        p.more());
  }

  private static XmlElement count(String object, FieldProperties properties) {
    return attributes(XmlElement.builder("column"), properties)
        .attribute("name", Brackets.quote(COUNTS, object))
        .children(details(properties))
        .build();
  }

  private static XmlElement.Builder start(Field field) {
    return attributes(XmlElement.builder("column"), field.properties())
        .attribute("name", Brackets.field(field.id().name()));
  }

  private static XmlElement withCalculation(Field field, XmlElement calculation) {
    return start(field).child(calculation).children(details(field.properties())).build();
  }

  /** The attributes that every kind of column has. */
  static XmlElement.Builder attributes(XmlElement.Builder builder, FieldProperties p) {
    return builder
        .attributes(p.more())
        .attribute("caption", p.caption())
        .attribute("datatype", p.dataType().text())
        .attribute("role", p.role().text())
        .attribute("type", p.type().text())
        .attribute("aggregation", p.aggregation())
        .attribute("default-format", p.format())
        .attribute("semantic-role", p.semanticRole())
        .flag("hidden", p.hidden());
  }

  /** Aliases, places and description, in the order of the schema. */
  static List<XmlElement> details(FieldProperties p) {
    List<XmlElement> children = new ArrayList<>();
    if (!p.aliases().isEmpty()) {
      children.add(aliases(p.aliases()));
    }
    if (!p.places().isEmpty()) {
      children.add(places(p));
    }
    if (!p.description().isEmpty()) {
      children.add(description(p.description()));
    }
    return children;
  }

  private static XmlElement places(FieldProperties p) {
    return XmlElement.builder("semantic-values")
        .attribute("semantic-role", p.semanticRole())
        .children(
            p.places().entrySet().stream()
                .map(e -> XmlElement.of("semantic-value", "key", e.getKey(), "value", e.getValue()))
                .toList())
        .build();
  }

  static XmlElement aliases(Map<String, String> aliases) {
    return XmlElement.withChildren(
        "aliases",
        aliases.entrySet().stream()
            .map(e -> XmlElement.of("alias", "key", e.getKey(), "value", e.getValue()))
            .toList());
  }

  static XmlElement description(List<Run> runs) {
    XmlElement.Builder text = XmlElement.builder("formatted-text");
    runs.forEach(
        run ->
            text.child(XmlElement.builder("run").attributes(run.style()).text(run.text()).build()));
    return XmlElement.builder("desc").child(text.build()).build();
  }

  private static XmlElement calculation(Field.Calculation calculation, String datasource) {
    return XmlElement.builder("calculation")
        .attribute("class", "tableau")
        .attribute("formula", LineBreaks.write(calculation.formula()))
        .children(calculation.addressing().stream().map(a -> tableCalc(a, datasource)).toList())
        .build();
  }

  /** One field is an attribute, several are elements; both name the data source. */
  private static XmlElement tableCalc(Addressing addressing, String datasource) {
    XmlElement.Builder builder =
        XmlElement.builder("table-calc").attribute("ordering-type", addressing.ordering());
    List<String> fields =
        addressing.fields().stream().map(f -> Brackets.quote(datasource, f.name())).toList();
    if (fields.size() == 1) {
      builder.attribute("ordering-field", fields.getFirst());
    } else {
      fields.forEach(field -> builder.child(XmlElement.of("order", "field", field)));
    }
    return builder.build();
  }

  private static XmlElement group(Field.Group group) {
    XmlElement.Builder builder =
        XmlElement.builder("calculation")
            .attribute("class", "categorical-bin")
            .attribute("column", Brackets.quote(group.field()))
            .attribute("new-bin", "true")
            .attribute("default", group.other().map(Literals::text));
    for (Field.GroupMember member : group.members()) {
      builder.child(
          XmlElement.builder("bin")
              .attribute("default-name", "false")
              .attribute("value", Literals.text(member.name()))
              .children(member.values().stream().map(v -> XmlElement.withText("value", v)).toList())
              .build());
    }
    return builder.build();
  }

  private static XmlElement bin(Field.Bin bin) {
    XmlElement.Builder builder =
        XmlElement.builder("calculation")
            .attribute("class", "bin")
            .attribute("decimals", bin.decimals())
            .attribute("formula", Brackets.quote(bin.field()))
            .attribute("peg", bin.peg());
    return switch (bin.size()) {
      case Field.BinSize.Fixed fixed -> builder.attribute("size", fixed.size()).build();
      case Field.BinSize.ByParameter by ->
          builder.attribute("size-parameter", Brackets.quote("Parameters", by.parameter())).build();
    };
  }
}
