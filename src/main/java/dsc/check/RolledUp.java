package dsc.check;

import dsc.catalog.Aggregation;
import dsc.catalog.LevelRule;
import dsc.catalog.Role;
import dsc.diag.Span;
import dsc.resolve.Symbol;
import dsc.spec.Located;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields whose values an aggregated extract rolls up, and what that means for formulas. */
public final class RolledUp {
  /** Aggregations of which a view can make one of all groups from those of each. */
  private static final Set<Aggregation> AGAIN =
      EnumSet.of(Aggregation.SUM, Aggregation.MINIMUM, Aggregation.MAXIMUM);

  private static final Map<Aggregation, String> FUNCTIONS =
      new EnumMap<>(
          Map.of(Aggregation.SUM, "SUM", Aggregation.MINIMUM, "MIN", Aggregation.MAXIMUM, "MAX"));

  /** Aggregates that say of each value once what they say of all rows. */
  private static final Set<String> OF_VALUES = Set.of("MIN", "MAX", "COUNTD", "ATTR");

  private final Typed typed;
  private final Set<Symbol.Calculation> materialized;

  /** Of one spec. */
  public RolledUp(Typed typed) {
    this.typed = typed;
    this.materialized = Set.copyOf(Materialized.of(typed));
  }

  /** How the values of a field are rolled up; empty when they make groups. */
  public Optional<Aggregation> of(Symbol.Field field) {
    return Optional.of(aggregation(field)).filter(a -> isMeasure(field) && AGAIN.contains(a));
  }

  /** Whether the field is a measure that can't be rolled up. */
  boolean isLost(Symbol.Field field) {
    return isMeasure(field) && !AGAIN.contains(aggregation(field));
  }

  /** The aggregation of a measure; Tableau sums unless the spec says otherwise. */
  private Aggregation aggregation(Symbol.Field field) {
    return typed
        .resolved()
        .attributes(field)
        .aggregation()
        .map(Located::value)
        .flatMap(Aggregation::ofWord)
        .orElse(Aggregation.SUM);
  }

  private boolean isMeasure(Symbol.Field field) {
    Role usual =
        switch (field) {
          case Symbol.Column column -> column.role();
          case Symbol.Calculation calculation -> typed.inferred(calculation).role();
        };
    Role role = typed.resolved().attributes(field).role().map(Located::value).orElse(usual);
    return role == Role.MEASURE && typed.type(field).isNumber();
  }

  /** The places of a formula that give something else over groups than over rows. */
  List<Span> changed(TypedExpr formula) {
    List<Span> found = new ArrayList<>();
    changed(formula, found);
    return found;
  }

  private void changed(TypedExpr expr, List<Span> found) {
    if (of(expr).isPresent()) {
      found.add(expr.span());
    } else if (expr instanceof TypedExpr.Call call && isAggregate(call)) {
      if (!holds(call)) {
        found.add(call.span());
      }
    } else {
      expr.children().forEach(child -> changed(child, found));
    }
  }

  private boolean holds(TypedExpr.Call call) {
    String name = call.overload().function();
    Optional<Aggregation> argument = of(call.arguments().getFirst());
    if (argument.isPresent()) {
      return name.equals(FUNCTIONS.get(argument.get()));
    }
    List<Span> inside = new ArrayList<>();
    call.arguments().forEach(a -> changed(a, inside));
    return OF_VALUES.contains(name) && inside.isEmpty();
  }

  private Optional<Aggregation> of(TypedExpr expr) {
    return switch (expr) {
      case TypedExpr.Coerce coerce -> of(coerce.operand());
      case TypedExpr.Column column -> of(column.symbol());
      case TypedExpr.Calculation calculation ->
          materialized.contains(calculation.symbol()) ? of(calculation.symbol()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** MIN and MAX of two values are of one row. */
  private static boolean isAggregate(TypedExpr.Call call) {
    return !call.arguments().isEmpty() && call.overload().level() == LevelRule.AGGREGATE;
  }
}
