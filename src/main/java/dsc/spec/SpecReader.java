package dsc.spec;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.GeoRoles;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes to a {@link DatasourceSpec}. Run {@link SchemaCheck} on the nodes first. */
public final class SpecReader {
  /** The name of the connection of a spec that has only one. */
  public static final String MAIN_CONNECTION = "main";

  private final Reading reading;
  private final ConnectionReader connections;
  private final TableReader tables;
  private final AttributesReader attributes;
  private final FieldReader fields;
  private final DerivedReader derived;
  private final FilterReader filters;

  private SpecReader(Reading reading) {
    this.reading = reading;
    this.connections = new ConnectionReader(reading, ConnectionCatalog.load());
    this.tables = new TableReader(reading);
    this.attributes = new AttributesReader(reading, GeoRoles.load());
    this.fields = new FieldReader(reading, attributes);
    this.derived = new DerivedReader(reading, attributes);
    this.filters = new FilterReader(reading);
  }

  /**
   * The spec in a file. Empty when something that other parts refer to by name could not be read,
   * so that whoever goes on with a spec that has errors adds no noise; that is always reported.
   */
  public static Optional<DatasourceSpec> read(YamlNode root, SourceFile file, Diagnostics diags) {
    boolean hasTenants = root instanceof YamlMapping mapping && mapping.get("tenants").isPresent();
    Reading reading = new Reading(diags, hasTenants);
    Optional<DatasourceSpec> spec =
        reading.mapping(root).flatMap(mapping -> new SpecReader(reading).spec(mapping, file));
    return reading.isIncomplete() ? Optional.empty() : spec;
  }

  private Optional<DatasourceSpec> spec(YamlMapping root, SourceFile file) {
    Optional<Located<String>> id = reading.name(root, "datasource");
    List<TableSpec> tableSpecs = each(reading.entries(root, "tables"), this::table);
    List<ConnectionSpec> connectionSpecs = connections(root, tableSpecs);
    List<JoinSpec> joins = items(root, "joins", tables::join);
    List<RelationshipSpec> relationships =
        items(root, "relationships", new RelationshipReader(reading, tables)::relationship);
    List<FieldSpec> fieldSpecs = each(reading.entries(root, "fields"), fields::field);
    List<CalculationSpec> calculations =
        each(reading.entries(root, "calculations"), fields::calculation);
    List<DerivedSpec> derivedSpecs = derived(root);
    ParameterReader parameterReader = new ParameterReader(reading, attributes);
    List<ParameterSpec> parameters =
        each(reading.entries(root, "parameters"), parameterReader::parameter);
    List<HierarchySpec> hierarchies = each(reading.entries(root, "hierarchies"), fields::hierarchy);
    List<FilterSpec> filterSpecs = items(root, "filters", filters::filter);
    Optional<ExtractSpec> extract =
        root.get("extract").flatMap(node -> new ExtractReader(reading, filters).extract(node));
    TenantsReader tenantsReader = new TenantsReader(reading);
    Optional<TenantsSpec> tenants =
        root.get("tenants").flatMap(node -> tenantsReader.tenants(node));
    List<TestSpec> tests = items(root, "tests", new TestReader(reading)::test);
    List<MovedSpec> moved = items(root, "moved", this::moved);
    if (id.isEmpty()) {
      reading.markIncomplete();
    }
    return id.map(
        name ->
            new DatasourceSpec(
                file,
                name,
                reading.text(root, "caption"),
                tenantsReader.publish(root),
                connectionSpecs,
                tableSpecs,
                joins,
                relationships,
                fieldSpecs,
                calculations,
                derivedSpecs,
                parameters,
                hierarchies,
                filterSpecs,
                new SettingsReader(reading, attributes).settings(root),
                new ViewsReader(reading, attributes).views(root),
                extract,
                tenants,
                tests,
                moved,
                reading.name(root, "parts"),
                root.span()));
  }

  private Optional<TableSpec> table(YamlMapping.Entry entry) {
    return tables.table(entry).map(table -> table.counted(count(entry)));
  }

  private Optional<TableSpec.CountSpec> count(YamlMapping.Entry table) {
    Optional<YamlMapping.Entry> entry =
        table.value() instanceof YamlMapping mapping ? mapping.entry("count") : Optional.empty();
    return entry.flatMap(
        said ->
            reading
                .mapping(said.value())
                .map(
                    count ->
                        new TableSpec.CountSpec(
                            said.key().span(),
                            reading.text(count, "caption"),
                            reading.flag(count, "hidden", false),
                            reading.name(count, "format"),
                            reading.name(count, "folder"),
                            attributes.description(count))));
  }

  private List<DerivedSpec> derived(YamlMapping root) {
    List<DerivedSpec> all = new ArrayList<>();
    all.addAll(each(reading.entries(root, "groups"), derived::group));
    all.addAll(each(reading.entries(root, "bins"), derived::bins));
    all.addAll(each(reading.entries(root, "sets"), derived::set));
    all.addAll(each(reading.entries(root, "user_filters"), derived::userFilter));
    all.addAll(each(reading.entries(root, "combined_fields"), derived::combined));
    return all;
  }

  private List<ConnectionSpec> connections(YamlMapping root, List<TableSpec> tableSpecs) {
    Optional<YamlMapping.Entry> single = root.entry("connection");
    Optional<YamlMapping.Entry> several = root.entry("connections");
    if (single.isPresent() && several.isPresent()) {
      reading.diags().report(Problems.keysConflict(several.get().key(), single.get().key()));
    }
    boolean needed =
        tableSpecs.stream().map(TableSpec::source).anyMatch(SpecReader::needsConnection);
    if (single.isEmpty() && several.isEmpty() && needed) {
      reading.diags().report(Problems.noConnection(root, tableSpecs));
      reading.markIncomplete();
    }
    List<ConnectionSpec> all = new ArrayList<>();
    single
        .flatMap(
            entry ->
                connections.connection(
                    new Located<>(MAIN_CONNECTION, entry.key().span()), entry.value()))
        .ifPresent(all::add);
    all.addAll(
        each(
            reading.entries(root, "connections"),
            entry -> connections.connection(reading.name(entry.key()), entry.value())));
    return all;
  }

  private static boolean needsConnection(TableSpec.Source source) {
    return switch (source) {
      case TableSpec.Source.Named ignored -> true;
      case TableSpec.Source.CustomSql ignored -> true;
      case TableSpec.Source.Procedure ignored -> true;
      case TableSpec.Source.Union ignored -> true;
      case TableSpec.Source.Files ignored -> true;
      case TableSpec.Source.Pivot pivot -> needsConnection(pivot.input());
      case TableSpec.Source.TextFile ignored -> false;
      case TableSpec.Source.Like ignored -> false;
    };
  }

  private Optional<MovedSpec> moved(YamlNode node) {
    return reading
        .mapping(node)
        .flatMap(
            mapping ->
                reading
                    .name(mapping, "from")
                    .flatMap(
                        from ->
                            reading
                                .name(mapping, "to")
                                .map(to -> new MovedSpec(from, to, node.span()))));
  }

  private interface Part<I, O> {
    Optional<O> read(I input);
  }

  private <O> List<O> items(YamlMapping parent, String key, Part<YamlNode, O> part) {
    return each(reading.items(parent, key), part);
  }

  private <I, O> List<O> each(List<I> inputs, Part<I, O> part) {
    List<O> outputs = new ArrayList<>();
    for (I input : inputs) {
      Optional<O> output = part.read(input);
      output.ifPresentOrElse(outputs::add, reading::markIncomplete);
    }
    return outputs;
  }
}
