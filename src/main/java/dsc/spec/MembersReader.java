package dsc.spec;

import dsc.diag.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which members a filter or set takes. */
final class MembersReader {
  /** The keys that choose the members to begin with; only one of them may be there. */
  private static final List<String> BASES = List.of("include", "exclude", "all", "from");

  private static final List<String> PATTERNS =
      List.of("contains", "starts_with", "ends_with", "matches");

  private static final List<String> TOPS = List.of("top", "bottom");

  private static final List<String> REST = List.of("to", "where", "by");

  private final Reading reading;
  private final boolean written;

  /**
   * @param written whether values must be written out
   */
  MembersReader(Reading reading, boolean written) {
    this.reading = reading;
    this.written = written;
  }

  /** The entries of a mapping that say something about members, in the order written. */
  static List<YamlMapping.Entry> given(YamlMapping mapping) {
    return mapping.entries().stream()
        .filter(
            entry ->
                BASES.contains(entry.name())
                    || PATTERNS.contains(entry.name())
                    || TOPS.contains(entry.name())
                    || REST.contains(entry.name()))
        .toList();
  }

  /** The members; empty when something is missing, which is reported. */
  Optional<MembersSpec> members(YamlMapping mapping) {
    List<YamlMapping.Entry> given = given(mapping);
    Optional<YamlMapping.Entry> base = one(given, BASES);
    Optional<YamlMapping.Entry> pattern = one(given, PATTERNS);
    Optional<YamlMapping.Entry> top = one(given, TOPS);
    needs(mapping, "to", "from");
    needs(mapping, "from", "to");
    if (top.isEmpty()) {
      needs(mapping, "by", "top");
    }
    Optional<MembersSpec.Base> members =
        base.isEmpty() ? Optional.of(new MembersSpec.Base.All()) : base(base.get(), mapping);
    Optional<MembersSpec.Top> first = top.flatMap(entry -> top(entry, mapping));
    if (members.isEmpty() || (top.isPresent() && first.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new MembersSpec(
            members.get(),
            pattern.flatMap(this::pattern),
            mapping.get("where").flatMap(reading::code),
            first));
  }

  private Optional<YamlMapping.Entry> one(List<YamlMapping.Entry> given, List<String> keys) {
    List<YamlMapping.Entry> found =
        given.stream().filter(entry -> keys.contains(entry.name())).toList();
    found.stream()
        .skip(1)
        .forEach(
            other ->
                reading.diags().report(Problems.keysConflict(other.key(), found.getFirst().key())));
    return found.stream().findFirst();
  }

  private void needs(YamlMapping mapping, String key, String other) {
    mapping
        .entry(key)
        .filter(entry -> mapping.entry(other).isEmpty())
        .ifPresent(entry -> reading.diags().report(Problems.onlyWith(entry.key(), other)));
  }

  private Optional<MembersSpec.Base> base(YamlMapping.Entry entry, YamlMapping mapping) {
    return switch (entry.name()) {
      case "include" -> listed(MembersSpec.Mode.INCLUDE, entry.value());
      case "exclude" -> listed(MembersSpec.Mode.EXCLUDE, entry.value());
      case "from" ->
          value(entry.value())
              .flatMap(
                  from ->
                      mapping
                          .get("to")
                          .flatMap(this::value)
                          .map(to -> new MembersSpec.Base.Between(from, to)));
      default -> Optional.of(new MembersSpec.Base.All());
    };
  }

  private Optional<MembersSpec.Base> listed(MembersSpec.Mode mode, YamlNode node) {
    List<ValueExpr> values = new ArrayList<>();
    List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
    items.forEach(item -> value(item).ifPresent(values::add));
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new MembersSpec.Base.Listed(mode, values));
  }

  private Optional<ValueExpr> value(YamlNode node) {
    return written ? reading.scalar(node).map(reading::fixed) : reading.data(node);
  }

  private Optional<MembersSpec.Pattern> pattern(YamlMapping.Entry entry) {
    MembersSpec.Match match =
        switch (entry.name()) {
          case "starts_with" -> MembersSpec.Match.STARTS_WITH;
          case "ends_with" -> MembersSpec.Match.ENDS_WITH;
          case "matches" -> MembersSpec.Match.MATCHES;
          default -> MembersSpec.Match.CONTAINS;
        };
    return reading.name(entry.value()).map(text -> new MembersSpec.Pattern(match, text));
  }

  private Optional<MembersSpec.Top> top(YamlMapping.Entry entry, YamlMapping mapping) {
    Optional<ScalarText> by = mapping.get("by").flatMap(reading::code);
    if (mapping.entry("by").isEmpty()) {
      reading.diags().report(Problems.topWithoutOrder(entry.key()));
    }
    return by.flatMap(
        order ->
            count(entry.value())
                .map(
                    count ->
                        new MembersSpec.Top(
                            entry.name().equals("bottom"), count, order, entry.key().span())));
  }

  private Optional<MembersSpec.Count> count(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.value() instanceof dsc.catalog.Value.Text
        ? reading.parameter(node).map(MembersSpec.Count.ByParameter::new)
        : reading.integer(node).map(MembersSpec.Count.Fixed::new);
  }
}
