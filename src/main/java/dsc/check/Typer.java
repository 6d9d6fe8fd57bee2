package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.FunctionCatalog;
import dsc.catalog.Level;
import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.formula.Expr;
import dsc.resolve.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Types one formula; each kind of expression has its own method or class. */
final class Typer {
  private final Names names;
  private final Function<Symbol.Calculation, TypeInfo> calculationTypes;
  private final Diagnostics diags;
  private final CallTyping calls;
  private final ChoiceTyping choices;
  private final LodTyping lods;

  Typer(
      FunctionCatalog catalog,
      Names names,
      Function<Symbol.Calculation, TypeInfo> calculationTypes,
      Function<Symbol.Calculation, TypedExpr> formulas,
      Diagnostics diags) {
    this.names = names;
    this.calculationTypes = calculationTypes;
    this.diags = diags;
    this.calls = new CallTyping(catalog, names, this, diags);
    this.choices = new ChoiceTyping(this, diags);
    this.lods = new LodTyping(this, formulas, diags);
  }

  TypedExpr type(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal(literal);
      case Expr.FieldRef ref -> field(ref);
      case Expr.ParameterRef ref -> parameter(ref);
      case Expr.Unary unary -> calls.unary(unary, type(unary.operand()));
      case Expr.Binary binary -> binary(binary);
      case Expr.Call call -> calls.call(call);
      case Expr.Conditional conditional -> choices.conditional(conditional);
      case Expr.Case choice -> choices.choice(choice);
      case Expr.In in -> choices.in(in);
      case Expr.LevelOfDetail lod -> lods.type(lod);
      case Expr.Invalid invalid -> new TypedExpr.Invalid(invalid.span());
    };
  }

  List<TypedExpr> types(List<Expr> exprs) {
    return exprs.stream().map(this::type).toList();
  }

  /**
   * Operators chain to the left, so the left side is unrolled: a sum may have thousands of terms.
   */
  private TypedExpr binary(Expr.Binary root) {
    Deque<Expr.Binary> chain = new ArrayDeque<>();
    Expr left = root;
    while (left instanceof Expr.Binary binary) {
      chain.push(binary);
      left = binary.left();
    }
    TypedExpr result = type(left);
    for (Expr.Binary binary : chain) {
      result = calls.binary(binary, result, type(binary.right()));
    }
    return result;
  }

  private TypedExpr literal(Expr.Literal literal) {
    Value value = literal.value();
    return new TypedExpr.Literal(literal.span(), new TypeInfo(value.type(), Level.CONSTANT), value);
  }

  TypedExpr field(Expr.FieldRef ref) {
    Optional<Symbol> found = names.find(ref);
    if (found.isEmpty()) {
      diags.report(Problems.unknownField(ref.span(), ref.name(), names.symbols()));
      return new TypedExpr.Invalid(ref.span());
    }
    return switch (found.get()) {
      case Symbol.Column column -> {
        // Saved files have columns whose type Tableau did not know; like NULL they fit everywhere.
        boolean known = column.type() != DataType.UNKNOWN;
        DataType type = known ? column.type() : DataType.NULL;
        yield new TypedExpr.Column(ref.span(), new TypeInfo(type, Level.ROW), column);
      }
      case Symbol.Calculation calculation -> {
        TypeInfo info = calculationTypes.apply(calculation);
        yield info.isError()
            ? new TypedExpr.Invalid(ref.span())
            : new TypedExpr.Calculation(ref.span(), info, calculation);
      }
      case Symbol.Parameter parameter ->
          new TypedExpr.Parameter(
              ref.span(), new TypeInfo(parameter.type(), Level.CONSTANT), parameter);
      case Symbol.Unresolved unresolved -> new TypedExpr.Invalid(ref.span());
    };
  }

  private TypedExpr parameter(Expr.ParameterRef ref) {
    Optional<Symbol.Parameter> found = names.find(ref);
    if (found.isEmpty()) {
      diags.report(Problems.unknownParameter(ref.span(), ref.name(), names.symbols()));
      return new TypedExpr.Invalid(ref.span());
    }
    return new TypedExpr.Parameter(
        ref.span(), new TypeInfo(found.get().type(), Level.CONSTANT), found.get());
  }

  static boolean anyError(List<TypedExpr> parts) {
    for (TypedExpr part : parts) {
      if (part.info().isError()) {
        return true;
      }
    }
    return false;
  }

  /** Copies a list with one more at its end. */
  static List<TypedExpr> with(List<TypedExpr> parts, Optional<TypedExpr> last) {
    List<TypedExpr> all = new ArrayList<>(parts);
    last.ifPresent(all::add);
    return all;
  }
}
