package dsc.tds;

import dsc.catalog.Value;
import dsc.model.Parameter;
import dsc.model.Parameter.Domain;
import java.util.List;
import java.util.Optional;

/** Writes the columns of the {@code Parameters} data source. */
final class ParameterXml {
  private ParameterXml() {}

  /** The parameters as dependencies of the data source, or nothing when there are none. */
  static Optional<XmlElement> write(ModelIndex model) {
    List<XmlElement> columns =
        model.datasource().all(Parameter.class).map(ParameterXml::column).toList();
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            XmlElement.builder("datasource-dependencies")
                .attribute("datasource", "Parameters")
                .children(columns)
                .build());
  }

  static XmlElement column(Parameter parameter) {
    XmlElement.Builder builder =
        FieldXml.attributes(XmlElement.builder("column"), parameter.properties())
            .attribute("name", Brackets.quote(parameter.id().name()))
            .attribute("param-domain-type", domainType(parameter.domain()))
            .attribute("value", parameter.value())
            .child(XmlElement.of("calculation", "class", "tableau", "formula", formula(parameter)))
            .children(FieldXml.details(parameter.properties()));
    return switch (parameter.domain()) {
      case Domain.Any any -> builder.build();
      case Domain.Members members when members.members().isEmpty() -> builder.build();
      case Domain.Members members -> builder.child(members(members)).build();
      case Domain.Range range ->
          builder
              .child(
                  XmlElement.builder("range")
                      .attribute("min", range.min())
                      .attribute("max", range.max())
                      .attribute("granularity", range.granularity())
                      .attribute("period-type-v2", range.period())
                      .build())
              .build();
    };
  }

  private static XmlElement members(Domain.Members members) {
    return XmlElement.withChildren(
        "members",
        members.members().stream()
            .map(
                member ->
                    XmlElement.builder("member")
                        .attribute("value", member.value())
                        .attribute("alias", member.shown())
                        .build())
            .toList());
  }

  private static String domainType(Domain domain) {
    return switch (domain) {
      case Domain.Any any -> "any";
      case Domain.Members members -> "list";
      case Domain.Range range -> "range";
    };
  }

  /** The current value as a formula: text is quoted as formulas do it, not as data literals. */
  static String formula(Parameter parameter) {
    return LiteralReader.read(parameter.value())
        .filter(value -> value instanceof Value.Text)
        .map(value -> "\"" + value.display().replace("\"", "\"\"") + "\"")
        .orElse(parameter.value());
  }
}
