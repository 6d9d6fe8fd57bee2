package dsc.raise;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.StableIds;
import dsc.catalog.Value;
import dsc.formula.FormulaPrinter;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.GroupFilter;
import dsc.spec.YamlTree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Groups, bins, sets, user filters and combined fields. */
final class DerivedRaising {
  private final Datasource datasource;
  private final SpecNames names;
  private final AttributeRaising attributes;
  private final Wish wish;

  DerivedRaising(Datasource datasource, SpecNames names, AttributeRaising attributes, Wish wish) {
    this.datasource = datasource;
    this.names = names;
    this.attributes = attributes;
    this.wish = wish;
  }

  void write(YamlTree.Builder spec, Sections sections) {
    section("groups", Field.Group.class, spec, sections);
    section("bins", Field.Bin.class, spec, sections);
    YamlTree.Builder sets = new YamlTree.Builder();
    YamlTree.Builder combined = new YamlTree.Builder();
    shown(Field.MemberSet.class)
        .forEach(
            set -> {
              boolean crossed = set.members() instanceof GroupFilter.Crossjoin;
              body(set)
                  .ifPresent(
                      body -> {
                        sections.add(crossed ? "combined_fields" : "sets", set.id());
                        (crossed ? combined : sets).put(name(set), body);
                      });
            });
    spec.putUnlessEmpty("sets", sets.build());
    section("user_filters", Field.UserFilter.class, spec, sections);
    spec.putUnlessEmpty("combined_fields", combined.build());
  }

  private <F extends Field> void section(
      String key, Class<F> kind, YamlTree.Builder spec, Sections sections) {
    YamlTree.Builder all = new YamlTree.Builder();
    shown(kind)
        .forEach(
            field ->
                body(field)
                    .ifPresent(
                        body -> {
                          sections.add(key, field.id());
                          all.put(name(field), body);
                        }));
    spec.putUnlessEmpty(key, all.build());
  }

  private <F extends Field> Stream<F> shown(Class<F> kind) {
    return datasource
        .all(kind)
        .filter(f -> wish.wants(f.id()))
        .sorted(
            Comparator.comparing((F f) -> name(f), String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Field::id));
  }

  private String name(Field field) {
    return names.field(field.id().name()).orElse(field.id().name());
  }

  private Optional<YamlTree> body(Field field) {
    YamlTree.Builder body = new YamlTree.Builder();
    boolean said =
        switch (field) {
          case Field.Group group -> group(group, body);
          case Field.Bin bin -> bin(bin, body);
          case Field.MemberSet set -> set(set.members(), body);
          case Field.UserFilter filter -> userFilter(filter, body);
          case Field.Column c -> false;
          case Field.Calculation c -> false;
          case Field.TableCount t -> false;
        };
    if (!said) {
      return Optional.empty();
    }
    String internal = field.id().name();
    if (!usual(field).equals(internal)) {
      body.put("internal_name", internal);
    }
    FieldProperties p = field.properties();
    if (p.role() != Role.DIMENSION) {
      body.put("role", Words.word(p.role()));
    }
    FieldType usual = field instanceof Field.Bin ? FieldType.ORDINAL : FieldType.NOMINAL;
    if (p.type() != usual) {
      body.put("type", Words.word(p.type()));
    }
    attributes.write(internal, p, body);
    return Optional.of(body.build());
  }

  /** The internal name that a field of this name gets unless a spec says another. */
  private String usual(Field field) {
    String name = name(field);
    return switch (field) {
      case Field.Group g -> StableIds.group(name);
      case Field.Bin b -> StableIds.bin(name);
      case Field.MemberSet s when s.members() instanceof GroupFilter.Crossjoin ->
          StableIds.combined(name);
      case Field.MemberSet s -> StableIds.set(name);
      case Field.UserFilter u -> name;
      case Field.Column c -> name;
      case Field.Calculation c -> name;
      case Field.TableCount t -> name;
    };
  }

  private DataType type(String field) {
    return datasource.elements().get(ElementId.field(field)) instanceof Field f
        ? f.properties().dataType()
        : DataType.UNKNOWN;
  }

  private boolean group(Field.Group group, YamlTree.Builder body) {
    Optional<String> field = names.field(group.field());
    if (field.isEmpty() || group.members().isEmpty()) {
      return false;
    }
    DataType type = type(group.field());
    YamlTree.Builder members = new YamlTree.Builder();
    for (Field.GroupMember member : group.members()) {
      List<YamlTree> values = Words.values(member.values(), type);
      if (values.size() != member.values().size() || values.isEmpty()) {
        return false;
      }
      members.put(
          member.name(), values.size() == 1 ? values.getFirst() : new YamlTree.Items(values));
    }
    body.put("field", field.get()).put("members", members.build()).put("other", group.other());
    return true;
  }

  private boolean bin(Field.Bin bin, YamlTree.Builder body) {
    Optional<String> field = names.field(bin.field());
    Optional<YamlTree> size =
        switch (bin.size()) {
          case Field.BinSize.Fixed fixed -> number(fixed.size());
          case Field.BinSize.ByParameter by ->
              names.parameter(by.parameter()).map(n -> YamlTree.text(FormulaPrinter.bracketed(n)));
        };
    if (field.isEmpty() || size.isEmpty()) {
      return false;
    }
    body.put("field", field.get()).put("size", size.get());
    number(bin.peg()).filter(n -> !bin.peg().equals("0")).ifPresent(n -> body.put("start", n));
    if (bin.decimals().matches("[1-9][0-9]?")) {
      body.put("decimals", YamlTree.number(Long.parseLong(bin.decimals())));
    }
    return true;
  }

  private static Optional<YamlTree> number(String text) {
    try {
      return Optional.of(
          text.matches("-?[0-9]{1,18}")
              ? YamlTree.number(Long.parseLong(text))
              : new YamlTree.Data(new Value.Real(new BigDecimal(text))));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private boolean set(GroupFilter members, YamlTree.Builder body) {
    return switch (members) {
      case GroupFilter.Crossjoin(List<GroupFilter> parts) -> {
        List<String> fields = new ArrayList<>();
        for (GroupFilter part : parts) {
          if (part instanceof GroupFilter.On(FieldInstance field, GroupFilter.All all)) {
            names.field(field.field()).ifPresent(fields::add);
          }
        }
        body.put("fields", YamlTree.texts(fields));
        yield fields.size() == parts.size() && fields.size() > 1;
      }
      case GroupFilter.On(FieldInstance field, GroupFilter of) -> {
        Optional<String> name = names.field(field.field());
        name.ifPresent(n -> body.put("field", n));
        yield name.isPresent()
            && field.derivation().isEmpty()
            && new MembersRaising(names).write(of, body);
      }
      case GroupFilter.Union(List<GroupFilter> parts) -> sets("any_of", parts, body);
      case GroupFilter.Intersection(List<GroupFilter> parts) -> sets("all_of", parts, body);
      case GroupFilter.Except(GroupFilter.Reference one, GroupFilter.Reference other) -> {
        Optional<String> set = names.field(one.set());
        Optional<String> without = names.field(other.set());
        body.put("set", set).put("without", without);
        yield set.isPresent() && without.isPresent();
      }
      default -> false;
    };
  }

  private boolean userFilter(Field.UserFilter filter, YamlTree.Builder body) {
    Optional<String> field = names.field(filter.field());
    field.ifPresent(name -> body.put("field", name));
    return field.isPresent()
        && shares("users", filter.users(), body)
        && shares("groups", filter.groups(), body)
        && filter.users().size() + filter.groups().size() > 0;
  }

  private static boolean shares(String key, List<Field.Share> shares, YamlTree.Builder body) {
    YamlTree.Builder all = new YamlTree.Builder();
    for (Field.Share share : shares) {
      switch (share.members()) {
        case GroupFilter.All every -> all.put(share.name(), "all");
        case GroupFilter.Empty none -> all.put(share.name(), new YamlTree.Items(List.of()));
        case GroupFilter.Members(List<Value> values) ->
            all.put(share.name(), new YamlTree.Items(values.stream().map(Words::data).toList()));
        default -> {
          return false;
        }
      }
    }
    body.putUnlessEmpty(key, all.build());
    return true;
  }

  private boolean sets(String key, List<GroupFilter> parts, YamlTree.Builder body) {
    List<String> sets = new ArrayList<>();
    for (GroupFilter part : parts) {
      if (part instanceof GroupFilter.Reference(String set)) {
        names.field(set).ifPresent(sets::add);
      }
    }
    body.put(key, YamlTree.texts(sets));
    return sets.size() == parts.size() && sets.size() > 1;
  }
}
