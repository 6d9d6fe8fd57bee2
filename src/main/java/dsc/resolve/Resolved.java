package dsc.resolve;

import dsc.formula.Expr;
import dsc.spec.CalculationSpec;
import dsc.spec.DatasourceSpec;
import dsc.spec.FieldSpec;
import dsc.spec.ParameterSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spec whose names are bound and whose formulas are parsed. Maps keep the order of the spec;
 * tables come root first, then in the order they are joined.
 */
public record Resolved(
    DatasourceSpec spec,
    List<BoundTable> tables,
    List<BoundJoin> joins,
    SymbolTable symbols,
    Map<Symbol.Column, FieldSpec> fieldSpecs,
    Map<Symbol.Calculation, CalculationSpec> calculations,
    Map<Symbol.Calculation, Expr> formulas,
    Map<Symbol.Parameter, ParameterSpec> parameters,
    List<BoundHierarchy> hierarchies,
    List<BoundFilter> filters,
    List<BoundFilter> extractFilters) {
  public Resolved {
    tables = List.copyOf(tables);
    joins = List.copyOf(joins);
    fieldSpecs = Collections.unmodifiableMap(new LinkedHashMap<>(fieldSpecs));
    calculations = Collections.unmodifiableMap(new LinkedHashMap<>(calculations));
    formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    hierarchies = List.copyOf(hierarchies);
    filters = List.copyOf(filters);
    extractFilters = List.copyOf(extractFilters);
  }
}
