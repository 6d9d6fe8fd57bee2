package dsc.spec;

import dsc.catalog.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads parameters and what they allow. */
final class ParameterReader {
  private final Reading reading;
  private final AttributesReader attributes;

  ParameterReader(Reading reading, AttributesReader attributes) {
    this.reading = reading;
    this.attributes = attributes;
  }

  Optional<ParameterSpec> parameter(YamlMapping.Entry entry) {
    Located<String> name = reading.name(entry.key());
    return reading.mapping(entry.value()).flatMap(mapping -> parameter(name, mapping));
  }

  private Optional<ParameterSpec> parameter(Located<String> name, YamlMapping parameter) {
    Optional<Located<DataType>> type = reading.word(parameter, "type", DataType.class);
    Optional<ValueExpr> value = reading.data(parameter, "value");
    if (type.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ParameterSpec(
            name,
            type.get(),
            value.get(),
            domain(parameter),
            reading.name(parameter, "format"),
            attributes.description(parameter),
            reading.flag(parameter, "hidden", false),
            reading.name(parameter, "folder"),
            reading.name(parameter, "internal_name"),
            attributes.more(parameter),
            name.span().to(parameter.span())));
  }

  private ParameterSpec.Domain domain(YamlMapping parameter) {
    Optional<YamlMapping.Entry> values = parameter.entry("values");
    Optional<YamlMapping.Entry> range = parameter.entry("range");
    if (values.isPresent() && range.isPresent()) {
      reading.diags().report(Problems.keysConflict(range.get().key(), values.get().key()));
    }
    if (values.isPresent()) {
      return new ParameterSpec.Domain.Members(members(reading.list(values.get().value())));
    }
    return range
        .flatMap(entry -> reading.mapping(entry.value()))
        .<ParameterSpec.Domain>map(
            bounds ->
                new ParameterSpec.Domain.Range(
                    reading.data(bounds, "min"),
                    reading.data(bounds, "max"),
                    reading.data(bounds, "step"),
                    reading.name(bounds, "period")))
        .orElseGet(ParameterSpec.Domain.Any::new);
  }

  private List<ParameterSpec.Member> members(List<YamlNode> nodes) {
    List<ParameterSpec.Member> members = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (node instanceof YamlMapping mapping) {
        Optional<String> shown = reading.name(mapping, "caption").map(Located::value);
        reading
            .data(mapping, "value")
            .ifPresent(value -> members.add(new ParameterSpec.Member(value, shown)));
      } else {
        reading
            .data(node)
            .ifPresent(value -> members.add(new ParameterSpec.Member(value, Optional.empty())));
      }
    }
    return members;
  }
}
