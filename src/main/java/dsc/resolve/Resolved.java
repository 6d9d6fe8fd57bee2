package dsc.resolve;

import dsc.catalog.StableIds;
import dsc.formula.Expr;
import dsc.formula.FormulaPrinter;
import dsc.spec.CalculationSpec;
import dsc.spec.DatasourceSpec;
import dsc.spec.DerivedSpec;
import dsc.spec.FieldAttributes;
import dsc.spec.FieldSpec;
import dsc.spec.Located;
import dsc.spec.ParameterSpec;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A spec whose names are bound and whose formulas are parsed. Maps keep the order of the spec;
 * tables come root first, then in the order they are joined. Groups, bins, sets and combined fields
 * are calculations too, with a formula that stands for them and the spec under {@code derived}.
 */
public record Resolved(
    DatasourceSpec spec,
    List<BoundTable> tables,
    List<BoundJoin> joins,
    List<BoundRelationship> relationships,
    SymbolTable symbols,
    Map<Symbol.Column, FieldSpec> fieldSpecs,
    Map<Symbol.Calculation, CalculationSpec> calculations,
    Map<Symbol.Calculation, DerivedSpec> derived,
    Map<Symbol.Calculation, Expr> formulas,
    List<BoundFormula> memberFormulas,
    Map<Symbol.Parameter, ParameterSpec> parameters,
    List<BoundHierarchy> hierarchies,
    List<BoundFilter> filters,
    List<BoundFilter> extractFilters) {
  public Resolved {
    tables = List.copyOf(tables);
    joins = List.copyOf(joins);
    relationships = List.copyOf(relationships);
    fieldSpecs = Collections.unmodifiableMap(new LinkedHashMap<>(fieldSpecs));
    calculations = Collections.unmodifiableMap(new LinkedHashMap<>(calculations));
    derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
    memberFormulas = List.copyOf(memberFormulas);
    formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    hierarchies = List.copyOf(hierarchies);
    filters = List.copyOf(filters);
    extractFilters = List.copyOf(extractFilters);
  }

  /** How a field looks and behaves, as far as the spec says it. */
  public FieldAttributes attributes(Symbol.Field field) {
    return switch (field) {
      case Symbol.Column column ->
          Optional.ofNullable(fieldSpecs.get(column))
              .map(FieldSpec::attributes)
              .orElse(FieldAttributes.NONE);
      case Symbol.Calculation calculation ->
          Optional.ofNullable(calculations.get(calculation))
              .map(CalculationSpec::attributes)
              .or(
                  () ->
                      Optional.ofNullable(derived.get(calculation)).map(d -> d.head().attributes()))
              .orElse(FieldAttributes.NONE);
    };
  }

  /**
   * The logical tables, each with its tables in the order they are joined; the first one begins it.
   */
  public List<List<BoundTable>> logicalTables() {
    Map<String, String> roots = new LinkedHashMap<>();
    joins.forEach(join -> roots.put(join.spec().table().value(), join.root()));
    Map<String, List<BoundTable>> byRoot = new LinkedHashMap<>();
    for (BoundTable table : tables) {
      String root = roots.getOrDefault(table.alias(), table.alias());
      byRoot.computeIfAbsent(root, alias -> new ArrayList<>()).add(table);
    }
    return byRoot.values().stream().map(List::copyOf).toList();
  }

  /** The name inside a TDS of the field that counts the rows of this logical table. */
  public String countField(String root) {
    return FormulaPrinter.rowsOf(objectId(root));
  }

  /** The id inside a TDS of the logical table that begins with this table. */
  public String objectId(String root) {
    return spec.tables().stream()
        .filter(table -> table.alias().value().equals(root))
        .findFirst()
        .flatMap(TableSpec::internalName)
        .map(Located::value)
        .orElseGet(() -> StableIds.object(root, spec.id().value() + "/table/" + root));
  }

  /**
   * Whether the rows of all tables make one table that dsc can compute: there are no relationships,
   * and joins compare columns.
   */
  public boolean isOneTable() {
    return relationships.isEmpty() && joins.stream().noneMatch(BoundJoin::hasFormula);
  }

  /** Whether a field is a user filter. */
  public boolean isUserFilter(Symbol.Field field) {
    return field instanceof Symbol.Calculation calculation
        && derived.get(calculation) instanceof DerivedSpec.UserFilter;
  }

  /** Whether a field is a set. */
  public boolean isSet(Symbol.Field field) {
    return field instanceof Symbol.Calculation calculation
        && derived.get(calculation) instanceof DerivedSpec.MemberSet;
  }
}
