package dsc.check;

import dsc.catalog.DataType;
import dsc.resolve.BoundFilter;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A spec whose formulas are typed: the last form that still knows the author's text. Every
 * calculation has a typed formula and the attributes Tableau infers from it.
 *
 * @param names what the names in formulas stand for
 */
public record Typed(
    Resolved resolved,
    Map<Symbol.Calculation, TypedExpr> calculations,
    Map<Symbol.Calculation, InferredField> inferred,
    Dependencies dependencies,
    Names names) {
  public Typed {
    calculations = Collections.unmodifiableMap(new LinkedHashMap<>(calculations));
    inferred = Collections.unmodifiableMap(new LinkedHashMap<>(inferred));
  }

  /** What a type checker found out about a resolved spec. */
  public static Typed of(Resolved resolved, TypeChecker checker) {
    Map<Symbol.Calculation, InferredField> inferred = new LinkedHashMap<>();
    resolved.formulas().keySet().forEach(c -> inferred.put(c, checker.inferred(c)));
    return new Typed(
        resolved, checker.calculations(), inferred, checker.dependencies(), checker.names());
  }

  /** The data type of a field. */
  public DataType type(Symbol.Field field) {
    return switch (field) {
      case Symbol.Column column -> column.type();
      case Symbol.Calculation calculation -> inferred(calculation).type();
    };
  }

  /** The data type of the values that a filter compares with: parts of dates are numbers. */
  public DataType type(BoundFilter filter) {
    boolean part = filter.spec().level().filter(level -> !level.value().truncated()).isPresent();
    return part ? DataType.INTEGER : type(filter.field());
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
