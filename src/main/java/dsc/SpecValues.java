package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.ConnectionClass;
import dsc.catalog.DataType;
import dsc.check.Typed;
import dsc.resolve.BoundFilter;
import dsc.spec.ConnectionSpec;
import dsc.spec.DatasourceSpec;
import dsc.spec.DerivedSpec;
import dsc.spec.EncodingSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.FieldAttributes;
import dsc.spec.FilterSpec;
import dsc.spec.Located;
import dsc.spec.ParameterSpec;
import dsc.spec.PublishSpec;
import dsc.spec.ScheduleSpec;
import dsc.spec.SortSpec;
import dsc.spec.TableSpec;
import dsc.spec.TenantsSpec;
import dsc.spec.ValueExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every value of a spec that a compiled data source is made of, with the type it must have where
 * only one will do. Secrets are not among them: they are looked up when something connects.
 */
final class SpecValues {
  private final Typed typed;
  private final ConnectionCatalog connections;
  private final List<Wanted> wanted = new ArrayList<>();

  private SpecValues(Typed typed, ConnectionCatalog connections) {
    this.typed = typed;
    this.connections = connections;
  }

  /** A value and the type it must have. */
  record Wanted(ValueExpr value, Optional<DataType> type) {
    /** Whether it differs from tenant to tenant. */
    boolean dependsOnTenant() {
      return dependsOnTenant(value);
    }

    private static boolean dependsOnTenant(ValueExpr expr) {
      return switch (expr) {
        case ValueExpr.Fixed ignored -> false;
        case ValueExpr.Reference reference -> reference.kind() == ValueExpr.Kind.TENANT;
        case ValueExpr.Joined joined -> joined.parts().stream().anyMatch(Wanted::dependsOnTenant);
      };
    }
  }

  /** Whether a filter differs from tenant to tenant. */
  static boolean dependsOnTenant(FilterSpec filter) {
    List<ValueExpr> values =
        switch (filter) {
          case FilterSpec.Categorical categorical -> categorical.members().values();
          case FilterSpec.Range range ->
              Stream.of(range.min(), range.max()).flatMap(Optional::stream).toList();
          case FilterSpec.RelativeDate relative -> relative.anchor().stream().toList();
        };
    return values.stream().anyMatch(Wanted::dependsOnTenant);
  }

  static List<Wanted> of(Typed typed, ConnectionCatalog connections) {
    SpecValues values = new SpecValues(typed, connections);
    values.addAll();
    return List.copyOf(values.wanted);
  }

  private void addAll() {
    DatasourceSpec spec = typed.resolved().spec();
    spec.caption().ifPresent(this::add);
    publish(spec.publish());
    spec.connections().forEach(this::connection);
    for (TableSpec table : spec.tables()) {
      table.caption().ifPresent(this::add);
      table.count().flatMap(TableSpec.CountSpec::caption).ifPresent(this::add);
      table.count().ifPresent(count -> count.description().forEach(run -> add(run.text())));
      source(table.source());
    }
    typed
        .resolved()
        .fieldSpecs()
        .forEach(
            (symbol, field) -> {
              field.caption().ifPresent(this::add);
              attributes(field.attributes(), symbol.type());
            });
    typed
        .resolved()
        .calculations()
        .forEach(
            (symbol, calculation) -> {
              calculation.caption().ifPresent(this::add);
              attributes(calculation.attributes(), typed.inferred(symbol).type());
            });
    typed
        .resolved()
        .derived()
        .forEach(
            (symbol, derived) -> {
              derived.head().caption().ifPresent(this::add);
              attributes(derived.head().attributes(), typed.type(symbol));
              derived(derived);
            });
    spec.settings().geocoding().forEach(place -> add(place.value(), DataType.STRING));
    spec.parameters().forEach(this::parameter);
    typed.resolved().filters().forEach(this::filter);
    typed.resolved().extractFilters().forEach(this::filter);
    spec.extract().map(ExtractSpec::sources).orElse(List.of()).forEach(s -> add(s.file()));
    spec.tenants().ifPresent(this::tenants);
  }

  private void source(TableSpec.Source source) {
    switch (source) {
      case TableSpec.Source.TextFile file -> add(file.path());
      case TableSpec.Source.Files files -> add(files.pattern());
      case TableSpec.Source.Union union -> union.parts().forEach(part -> source(part.source()));
      case TableSpec.Source.Procedure procedure ->
          procedure.arguments().forEach(argument -> argument.value().ifPresent(this::add));
      case TableSpec.Source.Pivot pivot -> source(pivot.input());
      case TableSpec.Source.Named ignored -> {}
      case TableSpec.Source.CustomSql ignored -> {}
      case TableSpec.Source.Like ignored -> {}
    }
  }

  private void add(ValueExpr value) {
    wanted.add(new Wanted(value, Optional.empty()));
  }

  private void add(ValueExpr value, DataType type) {
    wanted.add(new Wanted(value, Optional.of(type)));
  }

  private void publish(PublishSpec publish) {
    publish.project().ifPresent(this::add);
    publish.site().ifPresent(this::add);
    publish.description().ifPresent(this::add);
    publish.tags().forEach(this::add);
    publish.owner().ifPresent(this::add);
    publish.certified().flatMap(PublishSpec.Certified::note).ifPresent(this::add);
    publish.permissions().forEach(permission -> add(permission.grantee()));
    publish.schedule().ifPresent(this::schedule);
  }

  private void schedule(ScheduleSpec schedule) {
    switch (schedule) {
      case ScheduleSpec.Named(ValueExpr name) -> add(name);
      case ScheduleSpec.Own own -> {}
    }
  }

  private void tenants(TenantsSpec tenants) {
    tenants.caption().ifPresent(this::add);
    publish(tenants.publish());
  }

  private void connection(ConnectionSpec connection) {
    Optional<ConnectionClass> known = connections.find(connection.connectionClass().value());
    for (ConnectionSpec.Attribute attribute : connection.attributes()) {
      boolean secret =
          known
              .flatMap(c -> c.attribute(attribute.key().value()))
              .map(ConnectionClass.Attribute::secret)
              .orElse(false);
      if (!secret) {
        add(attribute.value());
      }
    }
    connection.caption().ifPresent(this::add);
    connection.extra().forEach(attribute -> add(attribute.value()));
  }

  private void attributes(FieldAttributes attributes, DataType type) {
    attributes.description().forEach(run -> add(run.text()));
    attributes.aliases().forEach(alias -> add(alias.value(), type));
    attributes.places().forEach(place -> add(place.value(), type));
    attributes.more().forEach(attribute -> add(attribute.value()));
    if (attributes.sort().orElse(null) instanceof SortSpec.Manual sort) {
      sort.members().forEach(member -> add(member, type));
    }
    for (EncodingSpec encoding : attributes.encodings()) {
      if (encoding instanceof EncodingSpec.Members of) {
        of.entries().forEach(entry -> entry.members().forEach(member -> add(member, type)));
      }
    }
  }

  /** The values in groups and sets are of the type of the field that they are members of. */
  private void derived(DerivedSpec derived) {
    switch (derived) {
      case DerivedSpec.Group group -> {
        for (DerivedSpec.GroupMember member : group.members()) {
          member.values().forEach(value -> member(value, group.field()));
        }
      }
      case DerivedSpec.MemberSet set -> {
        if (set.rule() instanceof DerivedSpec.SetRule.Of of) {
          of.members().values().forEach(value -> member(value, of.field()));
        }
      }
      case DerivedSpec.UserFilter filter -> {
        shares(filter.users(), filter.field());
        shares(filter.groups(), filter.field());
      }
      case DerivedSpec.Bins ignored -> {}
      case DerivedSpec.Combined ignored -> {}
    }
  }

  private void shares(List<DerivedSpec.Share> shares, Located<String> field) {
    for (DerivedSpec.Share share : shares) {
      if (share.seen() instanceof DerivedSpec.Seen.Listed listed) {
        listed.values().forEach(value -> member(value, field));
      }
    }
  }

  private void member(ValueExpr value, Located<String> field) {
    typed
        .resolved()
        .symbols()
        .field(field.value())
        .ifPresent(symbol -> add(value, typed.type(symbol)));
  }

  private void parameter(ParameterSpec parameter) {
    DataType type = parameter.dataType().value();
    add(parameter.value(), type);
    parameter.description().forEach(run -> add(run.text()));
    parameter.more().forEach(attribute -> add(attribute.value()));
    switch (parameter.domain()) {
      case ParameterSpec.Domain.Any ignored -> {}
      case ParameterSpec.Domain.Members members ->
          members.members().forEach(member -> add(member.value(), type));
      case ParameterSpec.Domain.Range range -> {
        range.min().ifPresent(value -> add(value, type));
        range.max().ifPresent(value -> add(value, type));
        range.step().ifPresent(this::add);
      }
    }
  }

  private void filter(BoundFilter filter) {
    DataType type = typed.type(filter);
    switch (filter.spec()) {
      case FilterSpec.Categorical categorical ->
          categorical.members().values().forEach(value -> add(value, type));
      case FilterSpec.Range range -> {
        range.min().ifPresent(value -> add(value, type));
        range.max().ifPresent(value -> add(value, type));
      }
      case FilterSpec.RelativeDate relative ->
          relative.anchor().ifPresent(value -> add(value, DataType.DATETIME));
    }
  }
}
