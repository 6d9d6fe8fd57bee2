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
    return SetXml.isSet(members)
        ? properties(group, DataType.BOOLEAN, SetXml.DEFAULT_BUILDER)
        : properties(group, DataType.STRING, "");
  }

  /**
   * What any field that is a group has.
   *
   * @param madeBy what made it, as it goes without saying
   */
  static FieldProperties properties(XmlElement group, DataType type, String madeBy) {
    TreeMap<String, String> more = new TreeMap<>(group.attributes());
    more.keySet().removeAll(MODELLED);
    more.remove(SetXml.BUILDER, madeBy);
    return new FieldProperties(
        group.attribute("caption"),
        type,
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
