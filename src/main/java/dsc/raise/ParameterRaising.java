package dsc.raise;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.model.Datasource;
import dsc.model.Folder;
import dsc.model.Parameter;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters with what they allow. */
final class ParameterRaising {
  private final Datasource datasource;
  private final SpecNames names;
  private final Wish wish;

  ParameterRaising(Datasource datasource, SpecNames names, Wish wish) {
    this.datasource = datasource;
    this.names = names;
    this.wish = wish;
  }

  void write(YamlTree.Builder spec, Sections sections) {
    YamlTree.Builder all = new YamlTree.Builder();
    datasource
        .all(Parameter.class)
        .filter(p -> wish.wants(p.id()))
        .forEach(
            p ->
                Words.value(p.value(), p.properties().dataType())
                    .ifPresent(
                        value -> {
                          sections.add("parameters", p.id());
                          all.put(names.parameter(p.id().name()).orElse(""), parameter(p, value));
                        }));
    spec.putUnlessEmpty("parameters", all.build());
  }

  private YamlTree parameter(Parameter parameter, Value value) {
    DataType type = parameter.properties().dataType();
    YamlTree.Builder body =
        new YamlTree.Builder().put("type", type.text()).put("value", Words.data(value));
    switch (parameter.domain()) {
      case Parameter.Domain.Any any -> {}
      case Parameter.Domain.Members members ->
          body.put("values", new YamlTree.Items(members(members, type)));
      case Parameter.Domain.Range range -> {
        YamlTree.Builder bounds = new YamlTree.Builder();
        bound(range.min(), type).ifPresent(v -> bounds.put("min", v));
        bound(range.max(), type).ifPresent(v -> bounds.put("max", v));
        range
            .granularity()
            .flatMap(g -> Words.value(g, DataType.INTEGER).or(() -> Words.value(g, DataType.REAL)))
            .ifPresent(v -> bounds.put("step", Words.data(v)));
        body.putUnlessEmpty("range", bounds.build());
      }
    }
    parameter
        .properties()
        .format()
        .flatMap(f -> AttributeRaising.format(f, type))
        .ifPresent(f -> body.put("format", f));
    if (parameter.properties().hidden()) {
      body.put("hidden", YamlTree.flag(true));
    }
    AttributeRaising.description(parameter.properties().description())
        .ifPresent(d -> body.put("description", d));
    body.put("folder", folder(parameter.id().name()));
    String internal = parameter.id().name();
    if (!names.parameter(internal).equals(Optional.of(internal))) {
      body.put("internal_name", internal);
    }
    return body.putUnlessEmpty("attributes", AttributeRaising.more(parameter.properties().more()))
        .build();
  }

  private Optional<String> folder(String parameter) {
    return datasource
        .all(Folder.class)
        .filter(folder -> folder.parameters().contains(parameter))
        .map(folder -> folder.id().name())
        .findFirst();
  }

  private static Optional<YamlTree> bound(Optional<String> literal, DataType type) {
    return literal.flatMap(l -> Words.value(l, type)).map(Words::data);
  }

  private static List<YamlTree> members(Parameter.Domain.Members members, DataType type) {
    List<YamlTree> all = new ArrayList<>();
    for (Parameter.Member member : members.members()) {
      Words.value(member.value(), type)
          .ifPresent(
              value ->
                  all.add(
                      member
                          .shown()
                          .<YamlTree>map(
                              shown ->
                                  new YamlTree.Builder()
                                      .put("value", Words.data(value))
                                      .put("caption", shown)
                                      .build())
                          .orElseGet(() -> Words.data(value))));
    }
    return all;
  }
}
