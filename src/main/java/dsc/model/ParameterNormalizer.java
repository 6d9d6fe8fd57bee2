package dsc.model;

import dsc.catalog.DataType;
import dsc.model.Parameter.Domain;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Parameters without the texts that Tableau repeats: aliases say what the members say. Reals are
 * spelt as reals; Tableau leaves the point out where a person typed none.
 */
final class ParameterNormalizer {
  private ParameterNormalizer() {}

  static Parameter normal(Parameter parameter) {
    FieldProperties p = FieldNormalizer.properties(parameter.id().name(), parameter.properties());
    Domain domain = domain(spelt(parameter.domain(), p.dataType()), p);
    TreeMap<String, String> aliases = new TreeMap<>(p.aliases());
    if (domain instanceof Domain.Members members) {
      members.members().forEach(m -> aliases.remove(m.value(), m.shown().orElse(m.value())));
    }
    TreeMap<String, String> more = new TreeMap<>(p.more());
    more.remove("alias");
    return new Parameter(
        parameter.id(),
        new FieldProperties(
            p.caption(),
            p.dataType(),
            p.role(),
            p.type(),
            p.aggregation(),
            p.format(),
            p.hidden(),
            p.semanticRole(),
            p.description(),
            aliases,
            p.places(),
            more),
        spelt(parameter.value(), p.dataType()),
        domain);
  }

  private static Domain spelt(Domain domain, DataType type) {
    return domain instanceof Domain.Range range
        ? new Domain.Range(
            range.min().map(value -> spelt(value, type)),
            range.max().map(value -> spelt(value, type)),
            range.granularity(),
            range.period())
        : domain;
  }

  private static String spelt(String literal, DataType type) {
    return type == DataType.REAL && literal.matches("-?[0-9]+") ? literal + ".0" : literal;
  }

  /** A member that only an alias names gets its text; one shown as it is needs none. */
  private static Domain domain(Domain domain, FieldProperties p) {
    if (!(domain instanceof Domain.Members members)) {
      return domain;
    }
    List<Parameter.Member> all =
        known(members, p).stream()
            .map(
                m -> {
                  Optional<String> shown =
                      m.shown().or(() -> Optional.ofNullable(p.aliases().get(m.value())));
                  return new Parameter.Member(
                      m.value(), shown.filter(text -> !text.equals(m.value())));
                })
            .toList();
    return new Domain.Members(all);
  }

  /** A document that only uses a parameter may name its members by their aliases alone. */
  private static List<Parameter.Member> known(Domain.Members members, FieldProperties p) {
    return members.members().isEmpty()
        ? p.aliases().keySet().stream()
            .map(value -> new Parameter.Member(value, Optional.empty()))
            .toList()
        : members.members();
  }
}
