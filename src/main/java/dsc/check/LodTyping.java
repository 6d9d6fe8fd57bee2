package dsc.check;

import dsc.catalog.Level;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.formula.Expr;
import dsc.resolve.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Types level-of-detail expressions. Their value belongs to a row, whatever the form: a view
 * aggregates it again. Source: Tableau help, "Level of detail expressions".
 */
final class LodTyping {
  private final Typer typer;
  private final Function<Symbol.Calculation, TypedExpr> formulas;
  private final Diagnostics diags;

  LodTyping(Typer typer, Function<Symbol.Calculation, TypedExpr> formulas, Diagnostics diags) {
    this.typer = typer;
    this.formulas = formulas;
    this.diags = diags;
  }

  TypedExpr type(Expr.LevelOfDetail lod) {
    List<TypedExpr> dimensions = typer.types(lod.dimensions());
    TypedExpr body = typer.type(lod.aggregate());
    boolean right = true;
    for (TypedExpr dimension : dimensions) {
      if (dimension.level().compareTo(Level.AGGREGATE) >= 0) {
        diags.report(LevelProblems.lodDimension(dimension));
        right = false;
      }
    }
    List<TypedExpr> all = new ArrayList<>(dimensions);
    all.add(body);
    if (Typer.anyError(all) || !right || !isAllowed(body)) {
      return new TypedExpr.Invalid(lod.span());
    }
    return new TypedExpr.Lod(
        lod.span(), new TypeInfo(body.type(), Level.ROW), lod.kind(), dimensions, body);
  }

  private boolean isAllowed(TypedExpr body) {
    return switch (body.level()) {
      case CONSTANT, ROW -> {
        diags.report(LevelProblems.lodWithoutAggregate(body));
        yield false;
      }
      case TABLE_CALC -> {
        diags.report(LevelProblems.notAllowedInLod(body.span(), "a table calculation"));
        yield false;
      }
      case AGGREGATE -> {
        Optional<Span> attr = attr(body);
        attr.ifPresent(span -> diags.report(LevelProblems.notAllowedInLod(span, "ATTR")));
        yield attr.isEmpty();
      }
    };
  }

  /** Where the body uses ATTR, itself or through a calculation. */
  private Optional<Span> attr(TypedExpr body) {
    record At(TypedExpr expr, Optional<Span> reference) {}

    Deque<At> open = new ArrayDeque<>(List.of(new At(body, Optional.empty())));
    Set<Symbol.Calculation> seen = new HashSet<>();
    while (!open.isEmpty()) {
      At at = open.pop();
      Span place = at.reference().orElse(at.expr().span());
      if (at.expr() instanceof TypedExpr.Call call && call.overload().function().equals("ATTR")) {
        return Optional.of(place);
      }
      if (at.expr() instanceof TypedExpr.Calculation ref && seen.add(ref.symbol())) {
        open.push(new At(formulas.apply(ref.symbol()), Optional.of(place)));
      }
      for (TypedExpr child : at.expr().children()) {
        open.push(new At(child, at.reference()));
      }
    }
    return Optional.empty();
  }
}
