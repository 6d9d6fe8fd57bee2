package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.GroupFilter;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads {@code <group>}: sets and combined fields. */
final class SetReader {
  private static final Set<String> MODELLED = Set.of("name", "name-style", "caption", "hidden");

  private SetReader() {}

  /** The set, or empty when it can't be written back as it stands. */
  static Optional<Field> read(XmlElement group, Predicate<String> isField) {
    ElementId id = ElementId.field(Brackets.unquote(group.value("name")));
    return group
        .child("groupfilter")
        .flatMap(g -> new GroupFilterReader(isField).read(g, FieldInstance.bare(id.name())))
        .map(members -> new Field.MemberSet(id, properties(group, members), members))
        .filter(set -> Sameness.same(SetXml.write(set), group))
        .map(Field.class::cast);
  }

  /** A set says of a row whether it is in; a combined field has text of its parts. */
  private static FieldProperties properties(XmlElement group, GroupFilter members) {
    TreeMap<String, String> more = new TreeMap<>(group.attributes());
    more.keySet().removeAll(MODELLED);
    if (SetXml.isSet(members)) {
      more.remove(SetXml.BUILDER, SetXml.DEFAULT_BUILDER);
    }
    return new FieldProperties(
        group.attribute("caption"),
        SetXml.isSet(members) ? DataType.BOOLEAN : DataType.STRING,
        Role.DIMENSION,
        FieldType.NOMINAL,
        Optional.empty(),
        Optional.empty(),
        group.has("hidden", "true"),
        Optional.empty(),
        FieldReader.description(group),
        FieldReader.aliases(group),
        more);
  }
}
