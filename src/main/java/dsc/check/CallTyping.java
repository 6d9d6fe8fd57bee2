package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.FunctionCatalog;
import dsc.catalog.FunctionEntry;
import dsc.catalog.Level;
import dsc.catalog.Overload;
import dsc.catalog.Parameter;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.formula.BinaryOp;
import dsc.formula.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Types calls and operators: chooses the overload, converts the arguments, finds the level. */
final class CallTyping {
  private final FunctionCatalog catalog;
  private final Names names;
  private final Typer typer;
  private final Diagnostics diags;

  CallTyping(FunctionCatalog catalog, Names names, Typer typer, Diagnostics diags) {
    this.catalog = catalog;
    this.names = names;
    this.typer = typer;
    this.diags = diags;
  }

  TypedExpr call(Expr.Call call) {
    Optional<FunctionEntry> found = catalog.function(call.function());
    if (found.isEmpty()) {
      diags.report(Problems.unknownFunction(call.nameSpan(), call.function(), catalog));
      typer.types(call.arguments());
      return new TypedExpr.Invalid(call.span());
    }
    FunctionEntry function = found.get();
    int count = call.arguments().size();
    List<Overload> candidates = function.overloads().stream().filter(o -> o.takes(count)).toList();
    List<TypedExpr> arguments = arguments(call, candidates);
    if (candidates.isEmpty()) {
      diags.report(Problems.wrongArgumentCount(call.span(), function, count));
      return new TypedExpr.Invalid(call.span());
    }
    if (Typer.anyError(arguments)) {
      return new TypedExpr.Invalid(call.span());
    }
    List<DataType> given = types(arguments);
    Optional<OverloadChoice> choice = OverloadChoice.nearest(candidates, given);
    if (choice.isEmpty()) {
      OptionalInt misfit = OverloadChoice.firstMisfit(candidates, given);
      Span span = misfit.isPresent() ? arguments.get(misfit.getAsInt()).span() : call.span();
      diags.report(Problems.wrongArgumentType(span, function, given, candidates));
      return new TypedExpr.Invalid(call.span());
    }
    return apply(call.span(), choice.get(), arguments);
  }

  /** Types the arguments; a bare date part where one is wanted gets its own message. */
  private List<TypedExpr> arguments(Expr.Call call, List<Overload> candidates) {
    List<TypedExpr> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Expr argument = call.arguments().get(i);
      Optional<Parameter> word =
          argument instanceof Expr.FieldRef ? word(candidates, i) : Optional.empty();
      if (word.isPresent()
          && argument instanceof Expr.FieldRef ref
          && names.find(ref).isEmpty()
          && Words.of(word.get().type()).contains(Words.normal(ref.name()))) {
        diags.report(Problems.unquotedWord(ref.span(), Words.normal(ref.name()), word.get()));
        arguments.add(new TypedExpr.Invalid(ref.span()));
      } else {
        arguments.add(typer.type(argument));
      }
    }
    return arguments;
  }

  /** What a place (from 0) takes if that is a word, such as a date part. */
  private static Optional<Parameter> word(List<Overload> candidates, int index) {
    return candidates.stream()
        .map(overload -> overload.parameter(index))
        .filter(parameter -> parameter.type().isWord())
        .findFirst();
  }

  TypedExpr binary(Expr.Binary binary, TypedExpr left, TypedExpr right) {
    List<TypedExpr> operands = List.of(left, right);
    if (Typer.anyError(operands)) {
      return new TypedExpr.Invalid(binary.span());
    }
    BinaryOp op = binary.op();
    Optional<OverloadChoice> choice = operator(op.symbol(), operands);
    if (choice.isPresent()) {
      return apply(binary.span(), choice.get(), operands);
    }
    if (op.isLogical()) {
      operands.stream()
          .filter(operand -> !Coercions.fits(operand.type(), DataType.BOOLEAN))
          .forEach(
              operand -> diags.report(Problems.wrongOperandType(operand, op.symbol(), "boolean")));
    } else {
      diags.report(Problems.wrongOperandTypes(binary.span(), op, left, right));
    }
    return new TypedExpr.Invalid(binary.span());
  }

  TypedExpr unary(Expr.Unary unary, TypedExpr operand) {
    if (operand.info().isError()) {
      return new TypedExpr.Invalid(unary.span());
    }
    String symbol =
        switch (unary.op()) {
          case NEGATE -> "-";
          case NOT -> "NOT";
        };
    Optional<OverloadChoice> choice = operator(symbol, List.of(operand));
    if (choice.isPresent()) {
      return apply(unary.span(), choice.get(), List.of(operand));
    }
    String wanted = unary.op() == Expr.UnaryOp.NOT ? "boolean" : "number";
    diags.report(Problems.wrongOperandType(operand, symbol, wanted));
    return new TypedExpr.Invalid(unary.span());
  }

  private Optional<OverloadChoice> operator(String symbol, List<TypedExpr> operands) {
    return OverloadChoice.nearest(catalog.operator(symbol).overloads(), types(operands));
  }

  private static List<DataType> types(List<TypedExpr> parts) {
    List<DataType> types = new ArrayList<>(parts.size());
    for (TypedExpr part : parts) {
      types.add(part.type());
    }
    return types;
  }

  private TypedExpr apply(Span span, OverloadChoice choice, List<TypedExpr> arguments) {
    Overload overload = choice.overload();
    Optional<Level> level = level(overload, arguments);
    if (level.isEmpty()) {
      return new TypedExpr.Invalid(span);
    }
    List<TypedExpr> converted = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      TypedExpr argument = arguments.get(i);
      converted.add(Coercions.convert(argument, choice.argumentType(i, argument.type())));
    }
    TypedExpr.Call call =
        new TypedExpr.Call(span, new TypeInfo(choice.result(), level.get()), overload, converted);
    CallRule.ALL.forEach(rule -> rule.check(call, diags));
    return call;
  }

  /** The level of a call; empty, and reported, when its arguments cannot stand together. */
  private Optional<Level> level(Overload overload, List<TypedExpr> arguments) {
    Optional<Level> combined = Levels.combine(arguments, diags);
    if (combined.isEmpty()) {
      return combined;
    }
    List<Diagnostic> wrong =
        switch (overload.level()) {
          case INHERIT -> List.of();
          case AGGREGATE ->
              arguments.stream()
                  .filter(argument -> argument.level().compareTo(Level.AGGREGATE) >= 0)
                  .map(a -> LevelProblems.aggregateOfAggregate(a, overload.function()))
                  .toList();
          case TABLE_CALC ->
              arguments.stream()
                  .filter(argument -> argument.level() == Level.ROW)
                  .map(a -> LevelProblems.tableCalcOfRows(a, overload.function()))
                  .toList();
        };
    diags.reportAll(wrong);
    return wrong.isEmpty()
        ? Optional.of(
            switch (overload.level()) {
              case INHERIT -> combined.get();
              case AGGREGATE -> Level.AGGREGATE;
              case TABLE_CALC -> Level.TABLE_CALC;
            })
        : Optional.empty();
  }
}
