package dsc.tds;

import dsc.catalog.DataType;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.GroupFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code <group>} of a user filter, in the form of {@link UserFilterXml} or as the union of
 * what users see alone. It decides who sees what, so a group that says anything else is none.
 */
final class UserFilterReader {
  private static final Pattern TEST =
      Pattern.compile(
          "(" + UserFilterXml.USER + "|" + UserFilterXml.MEMBER + ")\\('((?:[^']|'')*)'\\)");

  private final Predicate<String> isField;

  UserFilterReader(Predicate<String> isField) {
    this.isField = isField;
  }

  static boolean isUserFilter(XmlElement group) {
    return group.has(SetXml.BUILDER, UserFilterXml.BUILDER);
  }

  /** The user filter, or empty when it can't be written back as it stands. */
  Optional<Field> read(XmlElement group) {
    List<XmlElement> members = group.children("groupfilter");
    Optional<String> field = group.child("groupfilter").flatMap(UserFilterReader::field);
    if (members.size() != 1 || field.isEmpty()) {
      return Optional.empty();
    }
    return shares(members.getFirst(), field.get())
        .flatMap(shares -> filter(group, field.get(), shares))
        .filter(f -> Sameness.same(UserFilterXml.group(f, members.getFirst()), group))
        .map(Field.class::cast);
  }

  private Optional<Field.UserFilter> filter(
      XmlElement group, String field, List<XmlElement> shares) {
    List<Field.Share> users = new ArrayList<>();
    List<Field.Share> groups = new ArrayList<>();
    XmlElement nobody = UserFilterXml.nobody(field);
    for (XmlElement share : shares) {
      if (Sameness.same(nobody, share)) {
        continue;
      }
      Matcher test = TEST.matcher(share.value("expression"));
      if (!test.matches()) {
        return Optional.empty();
      }
      Optional<Field.Share> read = share(test, share, field);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      (test.group(1).equals(UserFilterXml.USER) ? users : groups).add(read.get());
    }
    return areDistinct(users) && areDistinct(groups) && users.size() + groups.size() > 0
        ? Optional.of(
            new Field.UserFilter(
                ElementId.field(Brackets.unquote(group.value("name"))),
                SetReader.properties(group, DataType.BOOLEAN, UserFilterXml.BUILDER),
                field,
                users,
                groups))
        : Optional.empty();
  }

  private Optional<Field.Share> share(Matcher test, XmlElement share, String field) {
    return share
        .child("groupfilter")
        .flatMap(of -> new GroupFilterReader(isField).read(of, FieldInstance.bare(field)))
        .filter(UserFilterReader::isList)
        .map(members -> new Field.Share(test.group(2).replace("''", "'"), members))
        .filter(s -> Sameness.same(UserFilterXml.share(test.group(1), s, field), share));
  }

  private static boolean isList(GroupFilter members) {
    return members instanceof GroupFilter.Members
        || members instanceof GroupFilter.All
        || members instanceof GroupFilter.Empty;
  }

  private static boolean areDistinct(List<Field.Share> shares) {
    Set<String> names = new HashSet<>();
    return shares.stream().allMatch(share -> names.add(share.name()));
  }

  /** What the users and groups see, whatever stands around it. */
  private static Optional<List<XmlElement>> shares(XmlElement members, String field) {
    if (members.has("function", "union")) {
      return Optional.of(members.children());
    }
    List<XmlElement> parts = members.children();
    XmlElement all = UserFilterXml.members(new GroupFilter.All(), field);
    boolean usual =
        members.has("function", "intersection")
            && parts.size() == 2
            && Sameness.same(all, parts.getFirst())
            && parts.getLast().has("function", "union");
    return usual ? Optional.of(parts.getLast().children()) : Optional.empty();
  }

  /** The first field that is named; all others must be the same. */
  private static Optional<String> field(XmlElement filter) {
    Optional<String> own =
        filter
            .attribute("level")
            .or(() -> filter.attribute("member").filter(m -> filter.has("function", "empty-level")))
            .map(Brackets::unquote);
    return own.or(
        () ->
            filter.children("groupfilter").stream()
                .flatMap(child -> field(child).stream())
                .findFirst());
  }
}
