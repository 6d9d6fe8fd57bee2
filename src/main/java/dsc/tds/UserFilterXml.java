package dsc.tds;

import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.GroupFilter;
import java.util.Optional;

/**
 * Writes {@code <group>} of a user filter: of all members of a field those that whoever looks sees,
 * and nobody else any. Source: workbooks in public repositories and tools that write them; Tableau
 * documents no form.
 */
final class UserFilterXml {
  /** What makes the group a user filter. */
  static final String BUILDER = "identity-set";

  /** Tableau's test of a user, who may have a domain: {@code domain\name}. */
  static final String USER = "ISCURRENTUSER";

  /** Tableau's test of a group. */
  static final String MEMBER = "ISMEMBEROF";

  private UserFilterXml() {}

  static XmlElement write(Field.UserFilter filter) {
    XmlElement all = members(new GroupFilter.All(), filter.field());
    XmlElement.Builder shares = node("union").child(nobody(filter.field()));
    filter.users().forEach(user -> shares.child(share(USER, user, filter.field())));
    filter.groups().forEach(group -> shares.child(share(MEMBER, group, filter.field())));
    return group(filter, node("intersection").child(all).child(shares.build()).build());
  }

  /** The group around the members. */
  static XmlElement group(Field.UserFilter filter, XmlElement members) {
    return SetXml.group(filter, Optional.of(BUILDER), members);
  }

  /** What holds of everybody: no member. */
  static XmlElement nobody(String field) {
    return node("filter")
        .attribute("expression", "false")
        .child(members(new GroupFilter.All(), field))
        .build();
  }

  /** What one user or group sees. */
  static XmlElement share(String test, Field.Share share, String field) {
    return node("filter")
        .attribute("expression", test + "('" + share.name().replace("'", "''") + "')")
        .child(members(share.members(), field))
        .build();
  }

  static XmlElement members(GroupFilter members, String field) {
    return GroupFilterXml.plain(members, FieldInstance.bare(field));
  }

  private static XmlElement.Builder node(String function) {
    return XmlElement.builder("groupfilter").attribute("function", function);
  }
}
