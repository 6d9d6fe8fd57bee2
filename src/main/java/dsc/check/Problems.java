package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.DatePart;
import dsc.catalog.FunctionCatalog;
import dsc.catalog.FunctionEntry;
import dsc.catalog.Overload;
import dsc.catalog.Parameter;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Fix;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import dsc.formula.BinaryOp;
import dsc.resolve.SymbolTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be wrong with names, types and arguments, in words. */
final class Problems {
  private Problems() {}

  static Diagnostic unknownField(Span span, String name, SymbolTable symbols) {
    Diagnostic problem =
        Diagnostic.error(Code.UNKNOWN_FIELD, span, "no field named `" + name + "`");
    Optional<String> near = Suggestions.closest(name, symbols.fieldNames());
    if (near.isEmpty()) {
      near = Suggestions.closest(name, symbols.parameterNames());
    }
    return near.map(
            known ->
                problem.fix(
                    new Fix("did you mean `" + known + "`?", span, bracketed(known), false)))
        .orElse(problem);
  }

  static Diagnostic unknownParameter(Span span, String name, SymbolTable symbols) {
    return withHelp(
        Diagnostic.error(Code.UNKNOWN_FIELD, span, "no parameter named `" + name + "`"),
        Suggestions.help(name, symbols.parameterNames()));
  }

  static Diagnostic cyclicCalculation(Span span, String name, List<String> path) {
    return Diagnostic.error(
            Code.CYCLIC_CALCULATION, span, "calculation `" + name + "` refers to itself")
        .help(path.stream().map(step -> "`" + step + "`").collect(Collectors.joining(" → ")));
  }

  static Diagnostic unknownFunction(Span span, String name, FunctionCatalog catalog) {
    Diagnostic problem =
        Diagnostic.error(Code.UNKNOWN_FUNCTION, span, "Tableau has no function `" + name + "`");
    Optional<String> instead = catalog.entry(name).flatMap(FunctionEntry::instead);
    return instead.isPresent()
        ? problem.help("write " + instead.get())
        : withHelp(problem, Suggestions.help(name, catalog.functionNames()));
  }

  static Diagnostic wrongArgumentCount(Span span, FunctionEntry function, int given) {
    Diagnostic problem =
        Diagnostic.error(
            Code.WRONG_ARGUMENT_COUNT,
            span,
            "`" + function.name() + "` takes " + counts(function) + ", found " + given);
    Diagnostic withCandidates = candidates(problem, function.overloads());
    return function.note().map(withCandidates::help).orElse(withCandidates);
  }

  static Diagnostic wrongArgumentType(
      Span span, FunctionEntry function, List<DataType> given, List<Overload> overloads) {
    Diagnostic problem =
        candidates(
            Diagnostic.error(
                Code.WRONG_ARGUMENT_TYPE,
                span,
                "`" + function.name() + "` is being called with " + list(given)),
            overloads);
    return function.note().map(problem::help).orElse(problem);
  }

  static Diagnostic wrongOperandTypes(Span span, BinaryOp op, TypedExpr left, TypedExpr right) {
    String verb =
        switch (op) {
          case ADD -> "add";
          case SUBTRACT -> "subtract";
          case MULTIPLY -> "multiply";
          case DIVIDE -> "divide";
          case MODULO -> "take the remainder of";
          case POWER -> "raise to a power";
          case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> "compare";
          case AND, OR -> "combine";
        };
    Diagnostic problem =
        Diagnostic.error(
            Code.WRONG_OPERAND_TYPE,
            span,
            "can't " + verb + " " + left.type().text() + " and " + right.type().text() + " values");
    return conversion(problem, left, right);
  }

  /** A way to make two operands agree, where one is a string. */
  private static Diagnostic conversion(Diagnostic problem, TypedExpr left, TypedExpr right) {
    TypedExpr other = left.type() == DataType.STRING ? right : left;
    boolean oneString = left.type() == DataType.STRING ^ right.type() == DataType.STRING;
    if (!oneString || other.type() == DataType.SPATIAL) {
      return problem;
    }
    String text = "STR(" + other.span().text() + ")";
    return problem.fix(
        new Fix("convert one side, for example with " + text, other.span(), text, false));
  }

  static Diagnostic wrongOperandType(TypedExpr operand, String operator, String wanted) {
    return Diagnostic.error(
        Code.WRONG_OPERAND_TYPE,
        operand.span(),
        "`" + operator + "` needs a " + wanted + ", found " + operand.type().text());
  }

  static Diagnostic conditionNotBoolean(TypedExpr condition) {
    return Diagnostic.error(
        Code.CONDITION_NOT_BOOLEAN,
        condition.span(),
        "a test must be boolean, found " + condition.type().text());
  }

  static Diagnostic branchTypesDiffer(TypedExpr result, TypedExpr first, DataType expected) {
    return Diagnostic.error(
            Code.BRANCH_TYPES_DIFFER,
            result.span(),
            "result types must match: expected "
                + expected.text()
                + ", found "
                + result.type().text())
        .related(first.span(), "this result is " + first.type().text());
  }

  static Diagnostic matchTypesDiffer(TypedExpr value, TypedExpr subject) {
    return Diagnostic.error(
            Code.MATCH_TYPES_DIFFER,
            value.span(),
            "can't compare " + subject.type().text() + " and " + value.type().text() + " values")
        .related(subject.span(), "this is " + subject.type().text());
  }

  static Diagnostic argumentNotConstant(TypedExpr argument, String function, Parameter parameter) {
    String what =
        parameter.form() == Parameter.Form.LITERAL ? "a literal" : "a literal or a parameter";
    return Diagnostic.error(
        Code.ARGUMENT_NOT_CONSTANT,
        argument.span(),
        "the " + words(parameter) + " of `" + function + "` must be " + what);
  }

  static Diagnostic unquotedWord(Span span, String word, Parameter parameter) {
    return Diagnostic.error(
            Code.ARGUMENT_NOT_CONSTANT, span, "the " + words(parameter) + " must be in quotes")
        .fix(new Fix("write '" + word + "'", span, "'" + word + "'", true));
  }

  static Diagnostic unknownWord(
      Span span, String word, Parameter parameter, Collection<String> known) {
    Code code =
        known.containsAll(DatePart.texts()) ? Code.UNKNOWN_DATE_PART : Code.UNKNOWN_ARGUMENT_WORD;
    Diagnostic problem = Diagnostic.error(code, span, "`" + word + "` is no " + words(parameter));
    return Suggestions.closest(word, known)
        .map(
            near ->
                problem.fix(new Fix("did you mean '" + near + "'?", span, "'" + near + "'", false)))
        .orElseGet(() -> problem.help("use one of " + String.join(", ", known)));
  }

  static Diagnostic argumentOutOfRange(
      Span span, String function, Parameter parameter, Parameter.Range range) {
    return Diagnostic.error(
        Code.ARGUMENT_OUT_OF_RANGE,
        span,
        "the "
            + words(parameter)
            + " of `"
            + function
            + "` must be between "
            + range.lowest()
            + " and "
            + range.highest());
  }

  private static Diagnostic candidates(Diagnostic problem, List<Overload> overloads) {
    Diagnostic result = problem;
    for (Overload overload : overloads) {
      result = result.help(overload.signature());
    }
    return result;
  }

  private static String counts(FunctionEntry function) {
    int least = function.overloads().stream().mapToInt(Overload::minimum).min().orElse(0);
    int most = function.overloads().stream().mapToInt(o -> o.parameters().size()).max().orElse(0);
    boolean open = function.overloads().stream().anyMatch(Overload::isRepeated);
    String range = open ? least + " or more" : least == most ? "" + least : least + " to " + most;
    return (most == 0 && !open ? "no" : range) + (range.equals("1") ? " argument" : " arguments");
  }

  private static String list(List<DataType> types) {
    return types.stream().map(DataType::text).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String words(Parameter parameter) {
    return parameter.name().replace('_', ' ');
  }

  private static String bracketed(String name) {
    return "[" + name.replace("]", "]]") + "]";
  }

  private static Diagnostic withHelp(Diagnostic problem, List<String> help) {
    Diagnostic result = problem;
    for (String line : help) {
      result = result.help(line);
    }
    return result;
  }
}
