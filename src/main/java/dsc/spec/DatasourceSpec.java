package dsc.spec;

import dsc.diag.SourceFile;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/** One spec file: everything the author said about one data source, in the order written. */
public record DatasourceSpec(
    SourceFile file,
    Located<String> id,
    Optional<ValueExpr> caption,
    PublishSpec publish,
    List<ConnectionSpec> connections,
    List<TableSpec> tables,
    List<JoinSpec> joins,
    List<RelationshipSpec> relationships,
    List<FieldSpec> fields,
    List<CalculationSpec> calculations,
    List<DerivedSpec> derived,
    List<ParameterSpec> parameters,
    List<HierarchySpec> hierarchies,
    List<FilterSpec> filters,
    SettingsSpec settings,
    ViewsSpec views,
    Optional<ExtractSpec> extract,
    Optional<TenantsSpec> tenants,
    List<TestSpec> tests,
    List<MovedSpec> moved,
    Optional<Located<String>> parts,
    Span span) {
  public DatasourceSpec {
    connections = List.copyOf(connections);
    tables = List.copyOf(tables);
    joins = List.copyOf(joins);
    relationships = List.copyOf(relationships);
    fields = List.copyOf(fields);
    calculations = List.copyOf(calculations);
    derived = List.copyOf(derived);
    parameters = List.copyOf(parameters);
    hierarchies = List.copyOf(hierarchies);
    filters = List.copyOf(filters);
    tests = List.copyOf(tests);
    moved = List.copyOf(moved);
  }
}
