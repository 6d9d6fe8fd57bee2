package dsc.tds;

import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.GroupFilter;

/** Writes {@code <group>}: a set, or a combined field. */
final class SetXml {
  static final String BUILDER = "user:ui-builder";

  /** What made the set, unless it says otherwise. */
  static final String DEFAULT_BUILDER = "filter-group";

  private SetXml() {}

  static XmlElement write(Field.MemberSet set) {
    FieldProperties p = set.properties();
    XmlElement.Builder builder = XmlElement.builder("group").attribute("name-style", "unqualified");
    if (isSet(set.members())) {
      builder.attribute(BUILDER, DEFAULT_BUILDER);
    }
    builder
        .attributes(p.more())
        .attribute("caption", p.caption())
        .attribute("name", Brackets.quote(set.id().name()))
        .flag("hidden", p.hidden())
        .child(GroupFilterXml.write(set.members(), FieldInstance.bare(set.id().name())));
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
