package dsc.model;

import java.util.List;
import java.util.Optional;

/**
 * What a Tableau user sees in the data pane. The address holds the internal name without brackets.
 */
public sealed interface Field extends Element {
  /** Tableau's own field whose members are the measures of a view. */
  String MEASURE_NAMES = ":Measure Names";

  FieldProperties properties();

  /** The name a Tableau user sees: the caption, or the internal name when there is none. */
  default String shownName() {
    return properties().caption().orElse(id().name());
  }

  /**
   * A column of a table; the source is absent when a saved file does not say where it comes from.
   */
  record Column(ElementId id, FieldProperties properties, Optional<ColumnSource> source)
      implements Field {}

  /** The alias of a table and the name of the column there. */
  record ColumnSource(String table, String column) {}

  /**
   * A calculation; the formula refers to fields by internal name, as Tableau stores it. The
   * addressing is that of its table calculations, when it is not Tableau's default.
   */
  record Calculation(
      ElementId id, FieldProperties properties, String formula, List<Addressing> addressing)
      implements Field {
    public Calculation {
      addressing = List.copyOf(addressing);
    }

    public Calculation(ElementId id, FieldProperties properties, String formula) {
      this(id, properties, formula, List.of());
    }
  }

  /**
   * How a table calculation runs: an OrderingType-ST ({@code Rows}, {@code Table}, {@code Field},
   * …) and, for {@code Field}, the fields it runs along.
   */
  record Addressing(String ordering, List<FieldInstance> fields) {
    public Addressing {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A group: members of a field under common names. A member that is nowhere listed is itself, or
   * goes to the name {@code other} when that is given.
   */
  record Group(
      ElementId id,
      FieldProperties properties,
      String field,
      List<GroupMember> members,
      Optional<String> other)
      implements Field {
    public Group {
      members = List.copyOf(members);
    }
  }

  /** One group: its name and literals as a TDS writes them. */
  record GroupMember(String name, List<String> values) {
    public GroupMember {
      values = List.copyOf(values);
    }
  }

  /** Bins of equal size over a number; the numbers are spelt as in the TDS. */
  record Bin(
      ElementId id,
      FieldProperties properties,
      String field,
      BinSize size,
      String peg,
      String decimals)
      implements Field {}

  /** How wide a bin is. */
  sealed interface BinSize {
    record Fixed(String size) implements BinSize {}

    /** As wide as a parameter says, by internal name. */
    record ByParameter(String parameter) implements BinSize {}
  }

  /** A set of members, or a combined field when the members are a crossjoin. */
  record MemberSet(ElementId id, FieldProperties properties, GroupFilter members)
      implements Field {}

  /**
   * A user filter: the members of a field that single users and members of groups see. Whoever is
   * several of them sees what any of them does, and whoever is none sees nothing.
   */
  record UserFilter(
      ElementId id, FieldProperties properties, String field, List<Share> users, List<Share> groups)
      implements Field {
    public UserFilter {
      users = List.copyOf(users);
      groups = List.copyOf(groups);
    }
  }

  /** What one user or group sees: some members, all or none. */
  record Share(String name, GroupFilter members) {}

  /**
   * The count field of a logical table when it differs from what Tableau makes by itself: the
   * caption of the table, shown, no format.
   */
  record TableCount(ElementId id, FieldProperties properties, String object) implements Field {}
}
