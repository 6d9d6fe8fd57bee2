package dsc.lower;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.check.Typed;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Encoding;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.Literals;
import dsc.resolve.Symbol;
import dsc.resolve.Views;
import dsc.spec.EncodingSpec;
import dsc.spec.FieldAttributes;
import dsc.spec.InstanceSpec;
import dsc.spec.SortSpec;
import dsc.spec.ValueExpr;
import dsc.spec.ViewsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Defaults of views: what members and measures are shown as. */
final class ViewLowering {
  private final Typed typed;
  private final AttributeLowering attributes;
  private final InstanceLowering instances;
  private final MeasureLowering measures;

  ViewLowering(Typed typed, AttributeLowering attributes, InstanceLowering instances) {
    this.typed = typed;
    this.attributes = attributes;
    this.instances = instances;
    this.measures = new MeasureLowering(instances);
  }

  List<Element> elements(ViewsSpec views) {
    List<Element> all = new ArrayList<>();
    views.measureNames().ifPresent(names -> measureNames(names, all));
    for (ViewsSpec.Of of : views.encodings()) {
      for (EncodingSpec encoding : of.encodings()) {
        all.add(encoding(of.fields(), encoding));
      }
    }
    return all;
  }

  private void measureNames(ViewsSpec.MeasureNames names, List<Element> all) {
    if (!names.aliases().isEmpty()) {
      SortedMap<String, String> aliases = new TreeMap<>();
      for (FieldAttributes.AliasSpec alias : names.aliases()) {
        aliases.put(measures.literal(alias.value()), alias.shown().value());
      }
      all.add(
          new Field.Column(
              ElementId.field(Field.MEASURE_NAMES), properties(aliases), Optional.empty()));
    }
    if (names.sort().orElse(null) instanceof SortSpec.Manual manual) {
      all.add(
          new DefaultSort.Manual(
              ElementId.sort(FieldInstance.MEASURE_NAMES),
              FieldInstance.MEASURE_NAMES,
              !manual.descending(),
              manual.members().stream().map(measures::literal).toList()));
    }
    names
        .encodings()
        .forEach(
            said ->
                all.add(
                    encoding(
                        List.of(FieldInstance.MEASURE_NAMES), said, List.of(measures::literal))));
  }

  private static FieldProperties properties(SortedMap<String, String> aliases) {
    return new FieldProperties(
        Optional.empty(),
        DataType.STRING,
        Role.DIMENSION,
        FieldType.NOMINAL,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of(),
        aliases,
        new TreeMap<>());
  }

  /** What the members of a field are shown as. */
  Encoding encoding(Symbol.Field field, EncodingSpec spec) {
    return encoding(
        List.of(shown(field, spec)),
        spec,
        List.of(member -> attributes.literal(member, typed.type(field))));
  }

  /** A gradient is of the field itself, colours of members are of it as a view shows them. */
  private FieldInstance shown(Symbol.Field field, EncodingSpec spec) {
    return switch (spec) {
      case EncodingSpec.Members m -> instances.discrete(field);
      case EncodingSpec.Gradient g -> FieldInstance.bare(field.internalName());
    };
  }

  private Encoding encoding(List<InstanceSpec> of, EncodingSpec spec) {
    List<FieldInstance> fields = new ArrayList<>();
    List<Function<ValueExpr.Fixed, String>> literals = new ArrayList<>();
    for (InstanceSpec instance : of) {
      if (Views.isMeasureNames(instance, typed.resolved().symbols())) {
        fields.add(FieldInstance.MEASURE_NAMES);
        literals.add(measures::literal);
      } else {
        fields.add(used(instance, spec));
        literals.add(literal(instance));
      }
    }
    return encoding(fields, spec, literals);
  }

  private FieldInstance used(InstanceSpec instance, EncodingSpec spec) {
    boolean plain = instance.aggregation().isEmpty() && instance.level().isEmpty();
    return switch (spec) {
      case EncodingSpec.Gradient g when plain -> shown(instances.field(instance.field()), g);
      case EncodingSpec.Gradient g -> instances.instance(instance);
      case EncodingSpec.Members m -> instances.discrete(instance);
    };
  }

  /** Members of a field are of its type; those of a use of it are as they are written. */
  private Function<ValueExpr.Fixed, String> literal(InstanceSpec instance) {
    boolean used = instance.aggregation().isPresent() || instance.level().isPresent();
    DataType type = typed.type(instances.field(instance.field()));
    return used
        ? member -> Literals.data(member.value())
        : member -> attributes.literal(member, type);
  }

  private static Encoding encoding(
      List<FieldInstance> fields,
      EncodingSpec spec,
      List<Function<ValueExpr.Fixed, String>> literals) {
    SortedMap<String, String> more = new TreeMap<>();
    List<Encoding.Entry> entries = new ArrayList<>();
    String attribute =
        switch (spec) {
          case EncodingSpec.Members of -> {
            boolean color = of.attribute() == EncodingSpec.Attribute.COLOR;
            more.put("type", color ? "palette" : "shape");
            of.palette().ifPresent(palette -> more.put("palette", palette.value()));
            of.entries().forEach(entry -> entries.add(entry(entry, literals)));
            yield of.attribute().name().toLowerCase(Locale.ROOT);
          }
          case EncodingSpec.Gradient of -> {
            more.put("type", "interpolated");
            more.put("palette", of.palette().value());
            of.min().ifPresent(min -> more.put("min", Literals.data(min.value())));
            of.center().ifPresent(center -> more.put("center", Literals.data(center.value())));
            of.max().ifPresent(max -> more.put("max", Literals.data(max.value())));
            of.steps().ifPresent(steps -> more.put("num-steps", Long.toString(steps.value())));
            if (of.reversed()) {
              more.put("reverse", "true");
            }
            yield "color";
          }
        };
    return new Encoding(ElementId.style(attribute, fields), attribute, fields, more, entries);
  }

  private static Encoding.Entry entry(
      EncodingSpec.Entry entry, List<Function<ValueExpr.Fixed, String>> literals) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < entry.members().size(); i++) {
      Function<ValueExpr.Fixed, String> literal = literals.get(Math.min(i, literals.size() - 1));
      members.add(literal.apply(entry.members().get(i)));
    }
    return new Encoding.Entry(entry.to().value(), entry.palette(), members);
  }
}
