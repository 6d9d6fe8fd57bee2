package dsc.check;

import dsc.catalog.FunctionCatalog;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.formula.Expr;
import dsc.formula.ExprWalk;
import dsc.resolve.Symbol;
import dsc.resolve.SymbolTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Types the formulas of a data source. Calculations are typed once, each after those it reads; a
 * calculation that reads itself is reported and counts as an error.
 */
public final class TypeChecker {
  private static final Span NOWHERE = new Span(new SourceFile("", ""), 0, 0);

  private final Map<Symbol.Calculation, Expr> formulas;
  private final Map<Symbol.Calculation, TypedExpr> typed = new LinkedHashMap<>();
  private final FunctionCatalog catalog;
  private final Names names;
  private final Typer typer;
  private final Dependencies dependencies;

  /** Types all calculations at once and reports what is wrong with them. */
  public TypeChecker(
      FunctionCatalog catalog,
      SymbolTable symbols,
      Map<Symbol.Calculation, Expr> formulas,
      Diagnostics diags) {
    this.formulas = new LinkedHashMap<>(formulas);
    this.catalog = catalog;
    this.names = new Names(symbols);
    this.typer = new Typer(catalog, names, this::info, this::formula, diags);
    this.dependencies = Dependencies.of(this.formulas, names);
    CalculationOrder order = CalculationOrder.of(this.formulas.keySet(), dependencies);
    for (List<Symbol.Calculation> cycle : order.cycles()) {
      if (!typed.keySet().containsAll(cycle)) {
        reportCycle(cycle, diags);
      }
    }
    for (Symbol.Calculation calculation : order.sorted()) {
      Expr formula = this.formulas.get(calculation);
      if (formula != null) {
        typed.putIfAbsent(calculation, typer.type(formula));
      }
    }
  }

  /** Types one more formula, which may refer to the calculations. */
  public TypedExpr check(Expr formula) {
    return typer.type(formula);
  }

  /** The same, with its problems reported to a sink of its own. */
  public TypedExpr check(Expr formula, Diagnostics own) {
    return new Typer(catalog, names, this::info, this::formula, own).type(formula);
  }

  /** Every calculation with its typed formula, in the order given to the constructor. */
  public Map<Symbol.Calculation, TypedExpr> calculations() {
    Map<Symbol.Calculation, TypedExpr> inOrder = new LinkedHashMap<>();
    formulas.keySet().forEach(calculation -> inOrder.put(calculation, formula(calculation)));
    return Collections.unmodifiableMap(inOrder);
  }

  /** The attributes Tableau gives a calculation unless told otherwise. */
  public InferredField inferred(Symbol.Calculation calculation) {
    return InferredField.of(info(calculation));
  }

  /** Which fields each calculation reads. */
  public Dependencies dependencies() {
    return dependencies;
  }

  Names names() {
    return names;
  }

  private TypeInfo info(Symbol.Calculation calculation) {
    return formula(calculation).info();
  }

  /** The typed formula; what is in a cycle or unknown counts as an error that was reported. */
  private TypedExpr formula(Symbol.Calculation calculation) {
    TypedExpr known = typed.get(calculation);
    if (known != null) {
      return known;
    }
    Expr formula = formulas.get(calculation);
    return new TypedExpr.Invalid(formula == null ? NOWHERE : formula.span());
  }

  /** Reports a cycle; its calculations count as errors. */
  private void reportCycle(List<Symbol.Calculation> cycle, Diagnostics diags) {
    Symbol.Calculation first = cycle.getFirst();
    Expr formula = formulas.get(first);
    if (formula == null) {
      return;
    }
    List<String> path = new ArrayList<>(cycle.stream().map(Symbol.Calculation::caption).toList());
    path.add(first.caption());
    Symbol.Calculation next = cycle.get(cycle.size() > 1 ? 1 : 0);
    diags.report(
        Problems.cyclicCalculation(
            reference(formula, next).orElse(formula.span()), first.caption(), path));
    cycle.forEach(
        calculation -> {
          Expr own = formulas.get(calculation);
          if (own != null) {
            typed.put(calculation, new TypedExpr.Invalid(own.span()));
          }
        });
  }

  /** Where a formula names a calculation. */
  private Optional<Span> reference(Expr formula, Symbol.Calculation wanted) {
    List<Span> found = new ArrayList<>();
    ExprWalk.visit(
        formula,
        expr -> {
          if (expr instanceof Expr.FieldRef ref
              && names.find(ref).filter(wanted::equals).isPresent()) {
            found.add(ref.span());
          }
        });
    return found.stream().findFirst();
  }
}
