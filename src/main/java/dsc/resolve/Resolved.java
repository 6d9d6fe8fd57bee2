package dsc.resolve;

import dsc.formula.Expr;
import dsc.spec.DatasourceSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A spec whose names are bound and whose formulas are parsed. */
public record Resolved(
    DatasourceSpec spec, SymbolTable symbols, Map<Symbol.Calculation, Expr> formulas) {
  public Resolved {
    formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
  }
}
