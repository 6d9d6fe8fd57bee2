package dsc.lower;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.check.Typed;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.GroupFilter;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.DerivedSpec;
import dsc.spec.DerivedSpec.SetRule;
import dsc.spec.FieldHead;
import dsc.spec.Located;
import dsc.spec.ValueExpr;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Groups, bins, sets, user filters and combined fields as Tableau saves them. */
final class DerivedLowering {
  private final Typed typed;
  private final Resolved resolved;
  private final AttributeLowering attributes;
  private final InstanceLowering instances;
  private final MembersLowering members;

  DerivedLowering(Typed typed, Values values) {
    this.typed = typed;
    this.resolved = typed.resolved();
    this.attributes = new AttributeLowering(values);
    this.instances = new InstanceLowering(typed);
    this.members = new MembersLowering(typed, values);
  }

  Field lower(Symbol.Calculation symbol, DerivedSpec spec) {
    ElementId id = ElementId.field(symbol.internalName());
    return switch (spec) {
      case DerivedSpec.Group group -> group(id, symbol, group);
      case DerivedSpec.Bins bins -> bins(id, symbol, bins);
      case DerivedSpec.MemberSet set -> set(id, symbol, set);
      case DerivedSpec.UserFilter filter -> userFilter(id, symbol, filter);
      case DerivedSpec.Combined combined -> combined(id, symbol, combined);
    };
  }

  private Field userFilter(ElementId id, Symbol.Calculation symbol, DerivedSpec.UserFilter filter) {
    Symbol.Field field = instances.field(filter.field());
    DataType type = typed.type(field);
    return new Field.UserFilter(
        id,
        properties(symbol, filter.head(), DataType.BOOLEAN, FieldType.NOMINAL, new TreeMap<>()),
        field.internalName(),
        shares(filter.users(), type),
        shares(filter.groups(), type));
  }

  private List<Field.Share> shares(List<DerivedSpec.Share> shares, DataType type) {
    return shares.stream()
        .map(share -> new Field.Share(share.name().value(), seen(share.seen(), type)))
        .toList();
  }

  private GroupFilter seen(DerivedSpec.Seen seen, DataType type) {
    return switch (seen) {
      case DerivedSpec.Seen.All ignored -> new GroupFilter.All();
      case DerivedSpec.Seen.Listed(List<ValueExpr.Fixed> values) ->
          values.isEmpty()
              ? new GroupFilter.Empty()
              : new GroupFilter.Members(
                  values.stream().map(v -> attributes.value(v, type)).toList());
    };
  }

  private FieldProperties properties(
      Symbol.Calculation symbol,
      FieldHead head,
      DataType dataType,
      FieldType usual,
      SortedMap<String, String> more) {
    return attributes.properties(
        attributes.caption(head.caption(), symbol.caption(), symbol.internalName()),
        dataType,
        head.attributes().role().map(Located::value).orElse(Role.DIMENSION),
        head.attributes().type().map(Located::value).orElse(usual),
        head.attributes(),
        more);
  }

  private Field group(ElementId id, Symbol.Calculation symbol, DerivedSpec.Group group) {
    Symbol.Field field = instances.field(group.field());
    DataType type = typed.type(field);
    return new Field.Group(
        id,
        properties(symbol, group.head(), DataType.STRING, FieldType.NOMINAL, new TreeMap<>()),
        field.internalName(),
        group.members().stream()
            .map(
                member ->
                    new Field.GroupMember(
                        member.name().value(),
                        member.values().stream().map(v -> attributes.literal(v, type)).toList()))
            .toList(),
        group.other().map(Located::value));
  }

  private Field bins(ElementId id, Symbol.Calculation symbol, DerivedSpec.Bins bins) {
    Field.BinSize size =
        switch (bins.size()) {
          case DerivedSpec.Size.Fixed fixed ->
              new Field.BinSize.Fixed(fixed.size().value().display());
          case DerivedSpec.Size.ByParameter by ->
              new Field.BinSize.ByParameter(
                  resolved
                      .symbols()
                      .parameter(by.parameter().value())
                      .orElseThrow(() -> new IllegalStateException("unbound parameter"))
                      .internalName());
        };
    return new Field.Bin(
        id,
        properties(symbol, bins.head(), typed.type(symbol), FieldType.ORDINAL, new TreeMap<>()),
        instances.field(bins.field()).internalName(),
        size,
        bins.start().map(start -> start.value().display()).orElse("0"),
        bins.decimals().map(d -> Long.toString(d.value())).orElse("0"));
  }

  private Field set(ElementId id, Symbol.Calculation symbol, DerivedSpec.MemberSet set) {
    boolean combined = set.rule() instanceof SetRule.Sets;
    return new Field.MemberSet(
        id,
        properties(
            symbol,
            set.head(),
            DataType.BOOLEAN,
            FieldType.NOMINAL,
            combined ? new TreeMap<>(Map.of("delimiter", ",")) : new TreeMap<>()),
        members(set.rule()));
  }

  private GroupFilter members(SetRule rule) {
    return switch (rule) {
      case SetRule.Of of -> {
        Symbol.Field field = instances.field(of.field());
        yield new GroupFilter.On(
            FieldInstance.bare(field.internalName()),
            members.members(of.members(), field.internalName(), typed.type(field)));
      }
      case SetRule.Sets sets -> {
        List<GroupFilter> parts =
            sets.sets().stream()
                .<GroupFilter>map(
                    name -> new GroupFilter.Reference(instances.field(name).internalName()))
                .toList();
        yield switch (sets.operation()) {
          case ANY_OF -> new GroupFilter.Union(parts);
          case ALL_OF -> new GroupFilter.Intersection(parts);
          case WITHOUT -> new GroupFilter.Except(parts.get(0), parts.get(1));
        };
      }
    };
  }

  private Field combined(ElementId id, Symbol.Calculation symbol, DerivedSpec.Combined combined) {
    List<GroupFilter> parts =
        combined.fields().stream()
            .<GroupFilter>map(
                name ->
                    new GroupFilter.On(
                        FieldInstance.bare(instances.field(name).internalName()),
                        new GroupFilter.All()))
            .toList();
    return new Field.MemberSet(
        id,
        properties(
            symbol,
            combined.head(),
            DataType.STRING,
            FieldType.NOMINAL,
            new TreeMap<>(Map.of("delimiter", combined.delimiter()))),
        new GroupFilter.Crossjoin(parts));
  }
}
