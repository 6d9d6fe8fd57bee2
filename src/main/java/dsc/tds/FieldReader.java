package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.Value;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.Field.Addressing;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.FieldProperties.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads {@code <column>} elements; empty when one can't be written back as it stands. */
final class FieldReader {
  /** Attributes that have a component of their own. */
  private static final Set<String> MODELLED =
      Set.of(
          "name",
          "caption",
          "datatype",
          "role",
          "type",
          "aggregation",
          "default-format",
          "hidden",
          "semantic-role");

  /** Children that {@link FieldXml} writes, besides places. */
  private static final Set<String> CHILDREN = Set.of("calculation", "aliases", "desc");

  private static final String PLACES = "semantic-values";

  private final String datasource;
  private final Sources sources;
  private final Predicate<String> isField;

  /**
   * @param datasource the name that qualified references inside the document use
   */
  FieldReader(String datasource, Sources sources, Predicate<String> isField) {
    this.datasource = datasource;
    this.sources = sources;
    this.isField = isField;
  }

  /** Whether {@link FieldXml} writes this child of a column. */
  static boolean isModelled(XmlElement column, XmlElement child) {
    return CHILDREN.contains(child.name())
        || (child.is(PLACES)
            && !child.children().isEmpty()
            && places(column).size() == child.children().size());
  }

  /** The places of the role that the column has; none when it has those of several. */
  private static SortedMap<String, String> places(XmlElement column) {
    TreeMap<String, String> places = new TreeMap<>();
    String role = column.value("semantic-role");
    List<XmlElement> all = column.children(PLACES);
    if (all.size() == 1 && !role.isEmpty() && all.getFirst().has("semantic-role", role)) {
      all.getFirst().children().forEach(p -> places.put(p.value("key"), p.value("value")));
    }
    return places;
  }

  /** The field of a column without children that are not modelled. */
  Optional<Field> read(XmlElement column) {
    return field(column)
        .filter(
            field ->
                FieldXml.column(field, datasource)
                    .filter(written -> Sameness.same(written, column))
                    .isPresent());
  }

  private Optional<Field> field(XmlElement column) {
    ElementId id = ElementId.field(Brackets.unquote(column.value("name")));
    Optional<FieldProperties> properties = properties(column, MODELLED);
    Optional<XmlElement> calculation = column.child("calculation");
    if (properties.isEmpty()) {
      return Optional.empty();
    }
    FieldProperties p = properties.get();
    Optional<Brackets.Pair> pair =
        Brackets.pair(column.value("name")).filter(x -> x.qualifier().equals(FieldXml.COUNTS));
    if (pair.isPresent()) {
      return Optional.of(new Field.TableCount(id, p, pair.get().name()));
    }
    if (calculation.isEmpty()) {
      return Optional.of(new Field.Column(id, p, sources.source(id.name())));
    }
    return calculated(id, p, calculation.get());
  }

  private Optional<Field> calculated(ElementId id, FieldProperties p, XmlElement calculation) {
    return switch (calculation.value("class")) {
      case "tableau" ->
          Optional.of(
              new Field.Calculation(
                  id,
                  p,
                  LineBreaks.read(calculation.value("formula")),
                  calculation.children("table-calc").stream().map(this::addressing).toList()));
      case "categorical-bin" ->
          Optional.of(
              new Field.Group(
                  id,
                  p,
                  Brackets.unquote(calculation.value("column")),
                  calculation.children("bin").stream().map(FieldReader::member).toList(),
                  calculation.attribute("default").map(FieldReader::text)));
      case "bin" ->
          Optional.of(
              new Field.Bin(
                  id,
                  p,
                  Brackets.unquote(calculation.value("formula")),
                  size(calculation),
                  calculation.value("peg"),
                  calculation.value("decimals")));
      default -> Optional.empty();
    };
  }

  private Addressing addressing(XmlElement tableCalc) {
    List<String> fields =
        tableCalc
            .attribute("ordering-field")
            .map(List::of)
            .orElseGet(
                () -> tableCalc.children("order").stream().map(o -> o.value("field")).toList());
    return new Addressing(
        tableCalc.value("ordering-type"), fields.stream().map(this::qualified).toList());
  }

  private FieldInstance qualified(String reference) {
    String name = Brackets.pair(reference).map(Brackets.Pair::name).orElse(reference);
    return FieldInstance.parse(name, isField);
  }

  private static Field.GroupMember member(XmlElement bin) {
    return new Field.GroupMember(
        text(bin.value("value")), bin.children("value").stream().map(XmlElement::text).toList());
  }

  private static String text(String literal) {
    return LiteralReader.read(literal).map(Value::display).orElse(literal);
  }

  private static Field.BinSize size(XmlElement calculation) {
    return Brackets.pair(calculation.value("size-parameter"))
        .<Field.BinSize>map(pair -> new Field.BinSize.ByParameter(pair.name()))
        .orElseGet(() -> new Field.BinSize.Fixed(calculation.value("size")));
  }

  /** What every kind of column has; attributes not in {@code modelled} are carried along. */
  static Optional<FieldProperties> properties(XmlElement column, Set<String> modelled) {
    Optional<DataType> dataType = DataType.of(column.value("datatype"));
    Optional<Role> role =
        Arrays.stream(Role.values()).filter(r -> column.has("role", r.text())).findFirst();
    if (dataType.isEmpty() || role.isEmpty()) {
      return Optional.empty();
    }
    FieldType type =
        Arrays.stream(FieldType.values())
            .filter(t -> column.has("type", t.text()))
            .findFirst()
            .orElseGet(() -> FieldType.defaultFor(dataType.get(), role.get()));
    TreeMap<String, String> more = new TreeMap<>(column.attributes());
    more.keySet().removeAll(modelled);
    return Optional.of(
        new FieldProperties(
            column.attribute("caption"),
            dataType.get(),
            role.get(),
            type,
            column.attribute("aggregation"),
            column.attribute("default-format"),
            column.has("hidden", "true"),
            column.attribute("semantic-role"),
            description(column),
            aliases(column),
            places(column),
            more));
  }

  static List<Run> description(XmlElement parent) {
    return parent
        .child("desc")
        .map(
            desc ->
                desc.items("formatted-text").stream()
                    .map(run -> new Run(run.text(), new TreeMap<>(run.attributes())))
                    .toList())
        .orElse(List.of());
  }

  static SortedMap<String, String> aliases(XmlElement parent) {
    TreeMap<String, String> aliases = new TreeMap<>();
    parent.items("aliases").forEach(a -> aliases.put(a.value("key"), a.value("value")));
    return aliases;
  }
}
