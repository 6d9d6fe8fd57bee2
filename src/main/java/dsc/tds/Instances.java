package dsc.tds;

import dsc.model.DefaultSort;
import dsc.model.Encoding;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Column instances: a derivation of a field must be declared before a filter, set, sort or encoding
 * can name it.
 */
final class Instances {
  private Instances() {}

  /** The declarations that the data source needs, in Tableau's order. */
  static List<XmlElement> write(ModelIndex model) {
    TreeMap<String, XmlElement> byName = new TreeMap<>();
    Stream.concat(used(model), model.opaque().all().stream().flatMap(e -> named(e, model)))
        .filter(instance -> instance.derivation().isPresent())
        .forEach(instance -> byName.put(ModelIndex.reference(instance), column(instance)));
    return List.copyOf(byName.values());
  }

  private static Stream<FieldInstance> used(ModelIndex model) {
    return model.datasource().elements().values().stream()
        .flatMap(
            element ->
                switch (element) {
                  case Filter.Categorical f -> Stream.concat(Stream.of(f.field()), in(f.members()));
                  case Filter f -> Stream.of(f.field());
                  case Field.MemberSet s -> in(s.members());
                  case Field.Calculation c ->
                      c.addressing().stream().flatMap(a -> a.fields().stream());
                  case DefaultSort.Computed s -> Stream.of(s.field(), s.using());
                  case DefaultSort s -> Stream.of(s.field());
                  case Encoding e -> e.fields().stream();
                  default -> Stream.empty();
                });
  }

  /** Instances that an opaque part names somewhere. */
  private static Stream<FieldInstance> named(XmlElement element, ModelIndex model) {
    Stream<FieldInstance> own =
        Stream.concat(element.attributes().values().stream(), Stream.of(element.text()))
            .flatMap(String::lines)
            .map(Brackets::split)
            .filter(parts -> !parts.isEmpty())
            .map(parts -> FieldInstance.parse(parts.getLast(), model::isField))
            .filter(instance -> model.isField(instance.field()));
    return Stream.concat(own, element.children().stream().flatMap(c -> named(c, model)));
  }

  private static Stream<FieldInstance> in(GroupFilter filter) {
    return switch (filter) {
      case GroupFilter.On f -> Stream.concat(Stream.of(f.field()), in(f.members()));
      case GroupFilter.Except f -> Stream.concat(in(f.from()), in(f.without()));
      case GroupFilter.Condition f -> in(f.of());
      case GroupFilter.Pattern f -> in(f.of());
      case GroupFilter.Top f -> in(f.of());
      case GroupFilter.Union f -> f.parts().stream().flatMap(Instances::in);
      case GroupFilter.Intersection f -> f.parts().stream().flatMap(Instances::in);
      case GroupFilter.Crossjoin f -> f.parts().stream().flatMap(Instances::in);
      case GroupFilter.Members f -> Stream.empty();
      case GroupFilter.All f -> Stream.empty();
      case GroupFilter.Empty f -> Stream.empty();
      case GroupFilter.Interval f -> Stream.empty();
      case GroupFilter.Reference f -> Stream.empty();
    };
  }

  /** The declaration of one instance. */
  static XmlElement column(FieldInstance instance) {
    FieldInstance.Derivation derivation = instance.derivation().orElseThrow();
    return XmlElement.of(
        "column-instance",
        "column",
        Brackets.quote(instance.field()),
        "derivation",
        derivation.name(),
        "name",
        ModelIndex.reference(instance),
        "pivot",
        "key",
        "type",
        derivation.type().text());
  }
}
