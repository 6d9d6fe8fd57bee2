package dsc.tds;

import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.GroupFilter;
import java.util.Optional;

/** Writes {@code <group>}: a set, or a combined field. */
final class SetXml {
  static final String BUILDER = "user:ui-builder";

  /** What made the set, unless it says otherwise. */
  static final String DEFAULT_BUILDER = "filter-group";

  private SetXml() {}

  static XmlElement write(Field.MemberSet set) {
    return group(
        set,
        Optional.of(DEFAULT_BUILDER).filter(builder -> isSet(set.members())),
        GroupFilterXml.write(set.members(), FieldInstance.bare(set.id().name())));
  }

  /**
   * The group around the members of any field that is one.
   *
   * @param madeBy what made it, unless the field says otherwise
   */
  static XmlElement group(Field field, Optional<String> madeBy, XmlElement members) {
    FieldProperties p = field.properties();
    XmlElement.Builder builder =
        XmlElement.builder("group")
            .attribute("name-style", "unqualified")
            .attribute(BUILDER, madeBy)
            .attributes(p.more())
            .attribute("caption", p.caption())
            .attribute("name", Brackets.quote(field.id().name()))
            .flag("hidden", p.hidden())
            .child(members);
    if (!p.description().isEmpty()) {
      builder.child(FieldXml.description(p.description()));
    }
    if (!p.aliases().isEmpty()) {
      builder.child(FieldXml.aliases(p.aliases()));
    }
    return builder.build();
  }

  /** Whether these members make a set; combinations of fields make a combined field. */
  static boolean isSet(GroupFilter members) {
    return !(members instanceof GroupFilter.Crossjoin);
  }
}
