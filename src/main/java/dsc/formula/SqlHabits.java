package dsc.formula;

import dsc.catalog.Value;
import dsc.diag.Diagnostic;
import dsc.diag.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * What people write who come from SQL: each is reported with Tableau's way of saying it, and
 * becomes the tree of that. One object serves one operator; {@code waiting} is the precedence of
 * the operator before it that will take the result.
 */
record SqlHabits(Source source, Reports reports, int waiting) {
  private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

  /** Whether the function is SQL's CAST in one of its spellings. */
  static boolean isCast(String function) {
    return CASTS.contains(function);
  }

  /** Whether the call has the one argument {@code x AS type}. */
  static boolean castsInside(Formula.CallContext call) {
    return call.arguments.size() == 1
        && call.arguments.getFirst().rest.stream()
            .anyMatch(tail -> tail.op != null && tail.op.getType() == FormulaLexer.AS);
  }

  /** {@code x IS NULL}, {@code x IS NOT NULL}, {@code x IS TRUE}. */
  OperatorChain.Operand is(OperatorChain.Operand left, Token is, OperatorChain.Operand right) {
    boolean not = right.value() instanceof Expr.Unary unary && unary.op() == Expr.UnaryOp.NOT;
    Expr tested =
        right.value() instanceof Expr.Unary unary && not ? unary.operand() : right.value();
    Span span = source.span(left.start(), right.end());
    boolean isNull =
        tested instanceof Expr.Literal literal && literal.value() instanceof Value.Null;
    String bare = source.text(left.start(), left.end());
    String replacement = isNull ? "ISNULL(" + bare + ")" : bare + " = " + tested.span().text();
    reports.report(is, SqlProblems.isNull(span, isNull, placed(not, replacement)));
    Expr answer =
        isNull
            ? new Expr.Call(span, "ISNULL", source.span(is), List.of(left.value()))
            : new Expr.Binary(span, BinaryOp.EQUAL, left.value(), tested);
    return operand(negated(not, answer), left.start(), right.end());
  }

  /** {@code x LIKE pattern} and its relatives, also function names used as infix operators. */
  OperatorChain.Operand like(
      OperatorChain.Operand left, Token like, OperatorChain.Operand right, boolean not) {
    Span span = source.span(left.start(), right.end());
    String word = TokenKind.word(like);
    String subject = source.text(left.start(), left.end());
    String pattern = source.text(right.start(), right.end());
    Optional<LikePattern> simple =
        switch (word) {
          case "LIKE", "ILIKE" ->
              right.value() instanceof Expr.Literal literal
                      && literal.value() instanceof Value.Text text
                  ? LikePattern.of(text.value())
                  : Optional.empty();
          case "RLIKE", "REGEXP" -> Optional.of(new LikePattern("REGEXP_MATCH", pattern));
          default -> Optional.of(new LikePattern(word, pattern));
        };
    reports.report(
        like,
        SqlProblems.like(span, word, simple.map(answer -> placed(not, answer.call(subject)))));
    return operand(new Expr.Invalid(span), left.start(), right.end());
  }

  /** {@code x BETWEEN low AND high}. */
  OperatorChain.Operand between(
      OperatorChain.Operand subject,
      Token between,
      OperatorChain.Operand low,
      OperatorChain.Operand high,
      boolean not) {
    Span span = source.span(subject.start(), high.end());
    String x = source.text(subject.start(), subject.end());
    String both =
        x
            + " >= "
            + source.text(low.start(), low.end())
            + " AND "
            + x
            + " <= "
            + source.text(high.start(), high.end());
    boolean parentheses = not || waiting < BinaryOp.AND.precedence();
    String replacement = parentheses ? "(" + both + ")" : both;
    reports.report(between, SqlProblems.between(span, placed(not, replacement)));
    Expr atLeast = new Expr.Binary(span, BinaryOp.GREATER_OR_EQUAL, subject.value(), low.value());
    Expr atMost = new Expr.Binary(span, BinaryOp.LESS_OR_EQUAL, subject.value(), high.value());
    Expr answer = new Expr.Binary(span, BinaryOp.AND, atLeast, atMost);
    return operand(negated(not, answer), subject.start(), high.end());
  }

  /** {@code x NOT IN …}; {@code in} is the whole of it, read as {@code x IN …}. */
  OperatorChain.Operand notIn(OperatorChain.Operand subject, Token not, OperatorChain.Operand in) {
    Span span = source.span(in.start(), in.end());
    String replacement =
        source.text(subject.start(), subject.end())
            + " "
            + source.text(not.getStopIndex() + 1, in.end()).strip();
    reports.report(not, SqlProblems.notIn(span, placed(true, replacement)));
    return operand(negated(true, in.value()), in.start(), in.end());
  }

  /** {@code x AS type} within CAST, or {@code x::type}. */
  OperatorChain.Operand as(
      OperatorChain.Operand left,
      Token as,
      OperatorChain.Operand right,
      Optional<Formula.CallContext> cast) {
    int start = cast.map(call -> call.start.getStartIndex()).orElse(left.start());
    int end = cast.map(call -> call.stop.getStopIndex() + 1).orElse(right.end());
    Span span = source.span(start, end);
    String type = source.text(right.start(), right.end()).toUpperCase(Locale.ROOT);
    Optional<String> function = conversion(type);
    String text = source.text(left.start(), left.end());
    reports.report(as, SqlProblems.cast(span, function.map(name -> name + "(" + text + ")")));
    Expr answer =
        function.isPresent()
            ? new Expr.Call(span, function.get(), source.span(as), List.of(left.value()))
            : new Expr.Invalid(span);
    return operand(answer, start, end);
  }

  private static Optional<String> conversion(String type) {
    int size = type.indexOf('(');
    return switch ((size < 0 ? type : type.substring(0, size)).strip()) {
      case "INT", "INTEGER", "BIGINT", "SMALLINT", "INT64", "SIGNED", "NUMBER" ->
          Optional.of("INT");
      case "FLOAT", "REAL", "DOUBLE", "DECIMAL", "NUMERIC", "FLOAT64" -> Optional.of("FLOAT");
      case "VARCHAR", "CHAR", "NVARCHAR", "TEXT", "STRING" -> Optional.of("STR");
      case "DATE" -> Optional.of("DATE");
      case "DATETIME", "TIMESTAMP" -> Optional.of("DATETIME");
      default -> Optional.empty();
    };
  }

  /** The function meant where TokenRepair has reported another one. */
  static String intended(String function) {
    return switch (function) {
      case "COUNT" -> "COUNTD";
      case "IF" -> "IIF";
      default -> function;
    };
  }

  /** CASE without a subject, with the IF that says the same. */
  static Diagnostic searchedCase(Source source, Formula.ChoiceContext context) {
    Span span = source.span(context.start, context.stop);
    boolean conditions = context.whens.stream().allMatch(when -> when.match != null);
    if (!conditions || TokenKind.isVirtual(context.stop)) {
      return SqlProblems.searchedCase(span, Optional.empty());
    }
    StringBuilder text = new StringBuilder("IF");
    int copied = context.whens.getFirst().start.getStopIndex() + 1;
    for (Formula.WhenContext when : context.whens.subList(1, context.whens.size())) {
      text.append(source.text(copied, when.start.getStartIndex())).append("ELSEIF");
      copied = when.start.getStopIndex() + 1;
    }
    text.append(source.text(copied, context.stop.getStopIndex() + 1));
    return SqlProblems.searchedCase(span, Optional.of(text.toString()));
  }

  private String placed(boolean not, String replacement) {
    String whole = not ? "NOT " + replacement : replacement;
    int precedence = not ? OperatorChain.NOT_PRECEDENCE : 0;
    return waiting < precedence ? "(" + whole + ")" : whole;
  }

  private static Expr negated(boolean not, Expr expr) {
    return not ? new Expr.Unary(expr.span(), Expr.UnaryOp.NOT, expr) : expr;
  }

  private static OperatorChain.Operand operand(Expr value, int start, int end) {
    return new OperatorChain.Operand(value, start, end);
  }
}
