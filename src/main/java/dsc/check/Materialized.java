package dsc.check;

import dsc.catalog.FunctionCatalog;
import dsc.catalog.Level;
import dsc.resolve.Symbol;
import dsc.spec.ExtractShapeSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.Located;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calculations whose values an extract stores. A stored value must stay true whoever looks and
 * whenever: it comes from the columns of its own row and nothing else.
 */
public final class Materialized {
  private static final Set<String> MOVING = Set.of("NOW", "TODAY");

  private Materialized() {}

  /** Those a spec asks for, in its order. */
  public static List<Symbol.Calculation> of(Typed typed) {
    Optional<ExtractShapeSpec.Materialized> said =
        typed.resolved().spec().extract().map(ExtractSpec::shape).flatMap(s -> s.materialized());
    if (said.isEmpty()) {
      return List.of();
    }
    List<Located<String>> wanted = said.get().fields();
    List<Symbol.Calculation> found = new ArrayList<>();
    for (Symbol.Calculation calculation : typed.resolved().calculations().keySet()) {
      boolean named =
          wanted.isEmpty()
              || wanted.stream().anyMatch(name -> name.value().equals(calculation.caption()));
      if (named && obstacle(calculation, typed).isEmpty()) {
        found.add(calculation);
      }
    }
    return found;
  }

  /** Why its values can't be stored, if they can't. */
  static Optional<String> obstacle(Symbol.Calculation calculation, Typed typed) {
    if (typed.inferred(calculation).level() != Level.ROW
        && typed.inferred(calculation).level() != Level.CONSTANT) {
      return Optional.of("it aggregates, and an extract stores rows");
    }
    Deque<TypedExpr> open = new ArrayDeque<>();
    Set<Symbol.Calculation> seen = new HashSet<>();
    open.push(formula(calculation, typed));
    while (!open.isEmpty()) {
      List<TypedExpr> parts = new ArrayList<>();
      TypedWalk.visit(open.pop(), parts::add);
      for (TypedExpr expr : parts) {
        Optional<String> reason = obstacle(expr);
        if (reason.isPresent()) {
          return reason;
        }
        if (expr instanceof TypedExpr.Calculation ref && seen.add(ref.symbol())) {
          open.push(formula(ref.symbol(), typed));
        }
      }
    }
    return tables(calculation, typed).size() > 1 && !typed.resolved().isOneTable()
        ? Optional.of("it reads several logical tables")
        : Optional.empty();
  }

  /** The first tables of the logical tables it reads. */
  public static Set<String> tables(Symbol.Calculation calculation, Typed typed) {
    Set<String> found = new TreeSet<>();
    Set<String> read = new HashSet<>();
    for (Symbol symbol : typed.dependencies().all(calculation)) {
      if (symbol instanceof Symbol.Column column) {
        read.add(column.table());
      }
    }
    typed
        .resolved()
        .logicalTables()
        .forEach(
            parts ->
                parts.stream()
                    .filter(part -> read.contains(part.alias()))
                    .forEach(part -> found.add(parts.getFirst().alias())));
    return found;
  }

  private static Optional<String> obstacle(TypedExpr expr) {
    return switch (expr) {
      case TypedExpr.Parameter parameter ->
          Optional.of("it reads a parameter, which viewers change");
      case TypedExpr.Lod lod -> Optional.of("a level of detail needs other rows");
      case TypedExpr.Call call -> {
        String name = call.overload().function();
        yield MOVING.contains(name)
            ? Optional.of("`" + name + "` moves with the time")
            : FunctionCatalog.standard()
                .function(name)
                .filter(f -> f.dependsOnUser() || !f.inExtract())
                .map(
                    f ->
                        f.dependsOnUser()
                            ? "`" + name + "` differs by who looks"
                            : "`" + name + "` runs in the database");
      }
      default -> Optional.empty();
    };
  }

  private static TypedExpr formula(Symbol.Calculation calculation, Typed typed) {
    TypedExpr formula = typed.calculations().get(calculation);
    return formula == null ? new TypedExpr.Invalid(typed.resolved().spec().id().span()) : formula;
  }
}
