package dsc.tds;

import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.FieldProperties;
import dsc.model.Parameter;
import dsc.model.Parameter.Domain;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the columns of the {@code Parameters} data source. */
final class ParameterReader {
  private static final Set<String> MODELLED =
      Set.of(
          "name",
          "caption",
          "datatype",
          "role",
          "type",
          "aggregation",
          "default-format",
          "hidden",
          "semantic-role",
          "param-domain-type",
          "value");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{0,30})?");

  private ParameterReader() {}

  static boolean isParameter(XmlElement column) {
    return column.attribute("param-domain-type").isPresent();
  }

  /** The parameter, or empty when it can't be written back as it stands. */
  static Optional<Parameter> read(XmlElement column) {
    return FieldReader.properties(column, MODELLED)
        .flatMap(properties -> parameter(column, properties))
        .filter(p -> Sameness.same(ParameterXml.column(p), withFormula(column, p)));
  }

  /** The column as if its number were spelt like the current value: {@code 1.} for {@code 1.0}. */
  private static XmlElement withFormula(XmlElement column, Parameter parameter) {
    String formula = ParameterXml.formula(parameter);
    return column.with(
        column.children().stream()
            .map(
                child ->
                    child.is("calculation") && sameNumber(child.value("formula"), formula)
                        ? XmlElement.builder(child.name())
                            .attributes(child.attributes())
                            .attribute("formula", formula)
                            .build()
                        : child)
            .toList());
  }

  private static boolean sameNumber(String a, String b) {
    return NUMBER.matcher(a).matches()
        && NUMBER.matcher(b).matches()
        && Double.parseDouble(a) == Double.parseDouble(b);
  }

  private static Optional<Parameter> parameter(XmlElement column, FieldProperties properties) {
    ElementId id = new ElementId(Kind.PARAMETER, Brackets.unquote(column.value("name")));
    return domain(column)
        .map(domain -> new Parameter(id, properties, column.value("value"), domain));
  }

  private static Optional<Domain> domain(XmlElement column) {
    return switch (column.value("param-domain-type")) {
      case "any" -> Optional.of(new Domain.Any());
      case "list" -> {
        List<Parameter.Member> members =
            column.items("members").stream()
                .map(m -> new Parameter.Member(m.value("value"), m.attribute("alias")))
                .toList();
        yield Optional.of(new Domain.Members(members));
      }
      case "range" ->
          column
              .child("range")
              .map(
                  range ->
                      new Domain.Range(
                          range.attribute("min"),
                          range.attribute("max"),
                          range.attribute("granularity"),
                          range.attribute("period-type-v2")));
      default -> Optional.empty();
    };
  }
}
