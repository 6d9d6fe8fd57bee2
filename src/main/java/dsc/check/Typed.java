package dsc.check;

import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A spec whose formulas are typed: the last form that still knows the author's text. Every
 * calculation has a typed formula and the attributes Tableau infers from it.
 */
public record Typed(
    Resolved resolved,
    Map<Symbol.Calculation, TypedExpr> calculations,
    Map<Symbol.Calculation, InferredField> inferred,
    Dependencies dependencies) {
  public Typed {
    calculations = Collections.unmodifiableMap(new LinkedHashMap<>(calculations));
    inferred = Collections.unmodifiableMap(new LinkedHashMap<>(inferred));
  }

  /** What a type checker found out about a resolved spec. */
  public static Typed of(Resolved resolved, TypeChecker checker) {
    Map<Symbol.Calculation, InferredField> inferred = new LinkedHashMap<>();
    resolved.formulas().keySet().forEach(c -> inferred.put(c, checker.inferred(c)));
    return new Typed(resolved, checker.calculations(), inferred, checker.dependencies());
  }

  /** The attributes of one calculation of this spec. */
  public InferredField inferred(Symbol.Calculation calculation) {
    InferredField field = inferred.get(calculation);
    if (field == null) {
      throw new IllegalArgumentException("not a calculation of this spec: " + calculation);
    }
    return field;
  }
}
