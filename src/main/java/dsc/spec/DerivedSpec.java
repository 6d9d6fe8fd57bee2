package dsc.spec;

import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * A field made of other fields without a formula: a group, bins, a set, a user filter or a combined
 * field.
 */
public sealed interface DerivedSpec {
  FieldHead head();

  /** The key in the spec. */
  default Located<String> name() {
    return head().name();
  }

  /** {@code groups:} members of a field under common names; the rest is itself or {@code other}. */
  record Group(
      FieldHead head,
      Located<String> field,
      List<GroupMember> members,
      Optional<Located<String>> other)
      implements DerivedSpec {
    public Group {
      members = List.copyOf(members);
    }
  }

  /** One group: its name and the values that belong to it. */
  record GroupMember(Located<String> name, List<ValueExpr.Fixed> values) {
    public GroupMember {
      values = List.copyOf(values);
    }
  }

  /** {@code bins:} ranges of one size over a number, counted from {@code start}. */
  record Bins(
      FieldHead head,
      Located<String> field,
      Size size,
      Optional<ValueExpr.Fixed> start,
      Optional<Located<Long>> decimals)
      implements DerivedSpec {}

  /** How wide bins are. */
  sealed interface Size {
    /** A number. */
    record Fixed(ValueExpr.Fixed size) implements Size {}

    /** As a parameter says, by caption. */
    record ByParameter(Located<String> parameter) implements Size {}
  }

  /** {@code sets:} some members of a field, or what other sets have together. */
  record MemberSet(FieldHead head, SetRule rule) implements DerivedSpec {}

  /** What is in a set. */
  sealed interface SetRule {
    /** Members of one field. */
    record Of(Located<String> field, MembersSpec members) implements SetRule {}

    /** Two or more sets of the same field. */
    record Sets(Operation operation, List<Located<String>> sets, Span span) implements SetRule {
      public Sets {
        sets = List.copyOf(sets);
      }
    }
  }

  /** How sets are combined. */
  enum Operation {
    /** {@code any_of}: what is in any of them. */
    ANY_OF,
    /** {@code all_of}: what is in all of them. */
    ALL_OF,
    /** {@code set} and {@code without}: what is in the first but not in the second. */
    WITHOUT
  }

  /** {@code user_filters:} the members of a field that single users and groups see. */
  record UserFilter(FieldHead head, Located<String> field, List<Share> users, List<Share> groups)
      implements DerivedSpec {
    public UserFilter {
      users = List.copyOf(users);
      groups = List.copyOf(groups);
    }
  }

  /** What one user or group sees. */
  record Share(Located<String> name, Seen seen) {}

  /** Which members somebody sees. */
  sealed interface Seen {
    /** {@code all}: every member. */
    record All() implements Seen {}

    /** The listed members; an empty list is none. */
    record Listed(List<ValueExpr.Fixed> values) implements Seen {
      public Listed {
        values = List.copyOf(values);
      }
    }
  }

  /** {@code combined_fields:} every combination of the members of several fields. */
  record Combined(FieldHead head, List<Located<String>> fields, String delimiter)
      implements DerivedSpec {
    public Combined {
      fields = List.copyOf(fields);
    }
  }
}
