package dsc.spec;

import dsc.catalog.Value;
import dsc.diag.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads groups, bins, sets, user filters and combined fields. */
final class DerivedReader {
  private static final List<String> SET_RULES = List.of("field", "any_of", "all_of", "set");

  private final Reading reading;
  private final AttributesReader attributes;
  private final MembersReader members;

  DerivedReader(Reading reading, AttributesReader attributes) {
    this.reading = reading;
    this.attributes = attributes;
    this.members = new MembersReader(reading, true);
  }

  private FieldHead head(YamlMapping.Entry entry, YamlMapping details) {
    return new FieldHead(
        reading.name(entry.key()),
        reading.text(details, "caption"),
        attributes.attributes(details),
        reading.name(details, "internal_name"),
        FieldReader.span(entry));
  }

  Optional<DerivedSpec> group(YamlMapping.Entry entry) {
    return reading
        .mapping(entry.value())
        .flatMap(
            group ->
                reading
                    .name(group, "field")
                    .map(
                        field ->
                            new DerivedSpec.Group(
                                head(entry, group),
                                field,
                                groupMembers(group),
                                reading.name(group, "other"))));
  }

  private List<DerivedSpec.GroupMember> groupMembers(YamlMapping group) {
    List<DerivedSpec.GroupMember> groups = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(group, "members")) {
      groups.add(
          new DerivedSpec.GroupMember(reading.name(entry.key()), reading.fixedList(entry.value())));
    }
    return groups;
  }

  Optional<DerivedSpec> bins(YamlMapping.Entry entry) {
    return reading
        .mapping(entry.value())
        .flatMap(
            bins ->
                reading
                    .name(bins, "field")
                    .flatMap(
                        field ->
                            bins.get("size")
                                .flatMap(this::size)
                                .map(
                                    size ->
                                        new DerivedSpec.Bins(
                                            head(entry, bins),
                                            field,
                                            size,
                                            bins.get("start").flatMap(reading::number),
                                            reading.integer(bins, "decimals")))));
  }

  private Optional<DerivedSpec.Size> size(YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.value() instanceof Value.Text) {
      return reading.parameter(node).map(DerivedSpec.Size.ByParameter::new);
    }
    Optional<ValueExpr.Fixed> number = reading.number(node);
    number
        .filter(n -> n.value().display().startsWith("-") || n.value().display().equals("0"))
        .ifPresent(n -> reading.diags().report(Problems.binSize(n.span())));
    return number.map(DerivedSpec.Size.Fixed::new);
  }

  Optional<DerivedSpec> set(YamlMapping.Entry entry) {
    return reading
        .mapping(entry.value())
        .flatMap(
            set ->
                rule(reading.name(entry.key()), set)
                    .map(rule -> new DerivedSpec.MemberSet(head(entry, set), rule)));
  }

  private Optional<DerivedSpec.SetRule> rule(Located<String> name, YamlMapping set) {
    List<YamlMapping.Entry> rules =
        set.entries().stream().filter(e -> SET_RULES.contains(e.name())).toList();
    if (rules.isEmpty()) {
      reading.diags().report(Problems.setWithoutMembers(name));
      return Optional.empty();
    }
    YamlMapping.Entry first = rules.getFirst();
    rules.stream()
        .skip(1)
        .forEach(other -> reading.diags().report(Problems.keysConflict(other.key(), first.key())));
    set.entry("without")
        .filter(entry -> !first.name().equals("set"))
        .ifPresent(entry -> reading.diags().report(Problems.onlyWith(entry.key(), "set")));
    if (first.name().equals("field")) {
      if (MembersReader.given(set).isEmpty()) {
        reading.diags().report(Problems.setWithoutMembers(name));
        return Optional.empty();
      }
      return reading
          .name(first.value())
          .flatMap(
              field -> members.members(set).map(found -> new DerivedSpec.SetRule.Of(field, found)));
    }
    MembersReader.given(set)
        .forEach(other -> reading.diags().report(Problems.keysConflict(other.key(), first.key())));
    return sets(first, set);
  }

  private Optional<DerivedSpec.SetRule> sets(YamlMapping.Entry first, YamlMapping set) {
    List<Located<String>> names = new ArrayList<>(reading.names(first.value()));
    DerivedSpec.Operation operation =
        switch (first.name()) {
          case "any_of" -> DerivedSpec.Operation.ANY_OF;
          case "all_of" -> DerivedSpec.Operation.ALL_OF;
          default -> DerivedSpec.Operation.WITHOUT;
        };
    if (operation == DerivedSpec.Operation.WITHOUT) {
      if (set.entry("without").isEmpty()) {
        reading.diags().report(Problems.onlyWith(first.key(), "without"));
      }
      reading.name(set, "without").ifPresent(names::add);
    }
    Span span = first.key().span();
    return names.size() < 2
        ? Optional.empty()
        : Optional.of(new DerivedSpec.SetRule.Sets(operation, names, span));
  }

  Optional<DerivedSpec> userFilter(YamlMapping.Entry entry) {
    Optional<YamlMapping> filter = reading.mapping(entry.value());
    Optional<Located<String>> field = filter.flatMap(f -> reading.name(f, "field"));
    if (field.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping details = filter.orElseThrow();
    List<DerivedSpec.Share> users = shares(details, "users");
    List<DerivedSpec.Share> groups = shares(details, "groups");
    if (users.isEmpty() && groups.isEmpty()) {
      reading.diags().report(Problems.userFilterOfNobody(reading.name(entry.key())));
    }
    return Optional.of(
        new DerivedSpec.UserFilter(head(entry, details), field.get(), users, groups));
  }

  private List<DerivedSpec.Share> shares(YamlMapping filter, String key) {
    return reading.entries(filter, key).stream()
        .map(entry -> new DerivedSpec.Share(reading.name(entry.key()), seen(entry.value())))
        .toList();
  }

  /** The schema lets only {@code all} stand in place of a list. */
  private DerivedSpec.Seen seen(YamlNode node) {
    return node instanceof YamlSequence
        ? new DerivedSpec.Seen.Listed(reading.fixedList(node))
        : new DerivedSpec.Seen.All();
  }

  Optional<DerivedSpec> combined(YamlMapping.Entry entry) {
    YamlMapping details =
        entry.value() instanceof YamlMapping mapping
            ? mapping
            : new YamlMapping(entry.value().span(), List.of());
    Optional<YamlNode> fields =
        entry.value() instanceof YamlMapping mapping
            ? mapping.get("fields")
            : Optional.of(entry.value());
    List<Located<String>> names = fields.map(reading::names).orElse(List.of());
    return names.size() < 2
        ? Optional.empty()
        : Optional.of(
            new DerivedSpec.Combined(
                head(entry, details),
                names,
                details
                    .get("delimiter")
                    .flatMap(reading::textScalar)
                    .map(scalar -> scalar.text().value())
                    .orElse(", ")));
  }
}
