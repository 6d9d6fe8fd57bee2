package dsc.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Binds a flat chain of operands and operators by precedence. It keeps what waits for its right
 * side on a stack, so a chain of any length needs no recursion.
 */
final class OperatorChain {
  /** Of unary minus, tighter than any infix operator. */
  static final int NEGATE_PRECEDENCE = 1;

  static final int COMPARISON_PRECEDENCE = 5;

  /** Of NOT, between the comparisons and AND. */
  static final int NOT_PRECEDENCE = 6;

  private static final int LOOSEST = 9;

  /** A finished piece; the offsets are those of its text, with the parentheses around it. */
  record Operand(Expr value, int start, int end) {}

  /** What waits for its right side. */
  private record Pending(Kind kind, int precedence, Token token, boolean negated) {}

  /** The ways to combine operands. */
  private enum Kind {
    PREFIX,
    INFIX,
    /** Two operands with nothing between them. */
    NEIGHBOURS,
    LIKE,
    BETWEEN,
    BETWEEN_AND,
    IS,
    AS
  }

  private final TreeBuilder builder;
  private final Source source;
  private final Reports reports;
  private final List<Operand> operands = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private Optional<Formula.CallContext> cast = Optional.empty();

  OperatorChain(TreeBuilder builder, Source source, Reports reports) {
    this.builder = builder;
    this.source = source;
    this.reports = reports;
  }

  Expr build(Formula.ExpressionContext context) {
    operand(context.sign, context.first);
    for (Formula.TailContext tail : context.rest) {
      tail(tail);
    }
    reduce(LOOSEST);
    return operands.getLast().value();
  }

  /** {@code CAST(x AS type)} as the conversion function it stands for. */
  Expr buildCast(Formula.CallContext context) {
    cast = Optional.of(context);
    return build(context.arguments.getFirst());
  }

  private void tail(Formula.TailContext tail) {
    boolean negated = tail.not != null;
    if (tail.within != null) {
      reduce(COMPARISON_PRECEDENCE);
      in(tail, negated);
    } else if (tail.op != null) {
      infix(tail.op, negated);
      operand(tail.sign, tail.right);
    } else if (tail.right != null) {
      Token at = tail.start;
      reports.report(at, Problems.missingOperator(source, operands.getLast(), tail.right));
      wait(new Pending(Kind.NEIGHBOURS, 0, at, false));
      operand(tail.sign, tail.right);
    }
  }

  private void infix(Token op, boolean negated) {
    switch (op.getType()) {
      case FormulaLexer.LIKE -> comparison(Kind.LIKE, op, negated);
      case FormulaLexer.BETWEEN -> comparison(Kind.BETWEEN, op, negated);
      case FormulaLexer.IS -> comparison(Kind.IS, op, negated);
      case FormulaLexer.AS -> comparison(Kind.AS, op, negated);
      case FormulaLexer.AND -> and(op);
      default -> {
        int precedence = binary(op).precedence();
        reduce(precedence);
        wait(new Pending(Kind.INFIX, precedence, op, false));
      }
    }
  }

  private void comparison(Kind kind, Token op, boolean negated) {
    reduce(COMPARISON_PRECEDENCE);
    wait(new Pending(kind, COMPARISON_PRECEDENCE, op, negated));
  }

  /** The AND of a BETWEEN belongs to it; any other is an operator of its own. */
  private void and(Token op) {
    reduce(COMPARISON_PRECEDENCE - 1);
    if (!pending.isEmpty() && pending.getLast().kind() == Kind.BETWEEN) {
      Pending between = pending.removeLast();
      pending.add(
          new Pending(Kind.BETWEEN_AND, COMPARISON_PRECEDENCE, between.token(), between.negated()));
      return;
    }
    reduce(BinaryOp.AND.precedence());
    wait(new Pending(Kind.INFIX, BinaryOp.AND.precedence(), op, false));
  }

  private void wait(Pending operator) {
    builder.enter(operator.token());
    pending.add(operator);
  }

  private void operand(Formula.PrefixContext prefix, Formula.OperandContext operand) {
    Optional<Token> minus = Optional.empty();
    if (prefix != null) {
      Token last = prefix.ops.getLast();
      boolean number =
          operand.literal != null
              && (operand.literal.getType() == FormulaLexer.INTEGER
                  || operand.literal.getType() == FormulaLexer.REAL);
      if (number && last.getType() == FormulaLexer.MINUS) {
        minus = Optional.of(last);
      }
      for (Token op : prefix.ops.subList(0, prefix.ops.size() - (minus.isPresent() ? 1 : 0))) {
        int precedence = op.getType() == FormulaLexer.MINUS ? NEGATE_PRECEDENCE : NOT_PRECEDENCE;
        wait(new Pending(Kind.PREFIX, precedence, op, false));
      }
    }
    Expr value =
        minus.isPresent() ? builder.literal(operand.literal, minus) : builder.operand(operand);
    int start = minus.orElse(operand.start).getStartIndex();
    operands.add(new Operand(value, start, Math.max(start, operand.stop.getStopIndex() + 1)));
  }

  /** Combines what binds at least as tightly as the precedence given. */
  private void reduce(int precedence) {
    while (!pending.isEmpty() && pending.getLast().precedence() <= precedence) {
      apply(pending.removeLast());
      builder.leave();
    }
  }

  private void apply(Pending operator) {
    Operand right = operands.removeLast();
    Operand result =
        switch (operator.kind()) {
          case PREFIX -> prefixed(operator.token(), right);
          case INFIX -> joined(binary(operator.token()), operands.removeLast(), right);
          case NEIGHBOURS, BETWEEN -> unclear(operator, operands.removeLast(), right);
          case BETWEEN_AND -> between(operator, right);
          case LIKE ->
              habit().like(operands.removeLast(), operator.token(), right, operator.negated());
          case IS -> habit().is(operands.removeLast(), operator.token(), right);
          case AS -> habit().as(operands.removeLast(), operator.token(), right, cast);
        };
    operands.add(result);
  }

  private Operand prefixed(Token token, Operand operand) {
    Expr.UnaryOp op =
        token.getType() == FormulaLexer.MINUS ? Expr.UnaryOp.NEGATE : Expr.UnaryOp.NOT;
    int start = token.getStartIndex();
    Expr value = new Expr.Unary(source.span(start, operand.end()), op, operand.value());
    return new Operand(value, start, operand.end());
  }

  private Operand joined(BinaryOp op, Operand left, Operand right) {
    Expr value =
        new Expr.Binary(source.span(left.start(), right.end()), op, left.value(), right.value());
    return new Operand(value, left.start(), right.end());
  }

  private Operand unclear(Pending operator, Operand left, Operand right) {
    if (operator.kind() == Kind.BETWEEN) {
      reports.report(
          operator.token(), SqlProblems.betweenWithoutAnd(source.span(operator.token())));
    }
    Expr value = new Expr.Invalid(source.span(left.start(), right.end()));
    return new Operand(value, left.start(), right.end());
  }

  private Operand between(Pending operator, Operand high) {
    Operand low = operands.removeLast();
    Operand subject = operands.removeLast();
    return habit().between(subject, operator.token(), low, high, operator.negated());
  }

  private void in(Formula.TailContext tail, boolean negated) {
    Operand subject = operands.removeLast();
    int end = tail.stop.getStopIndex() + 1;
    Expr in =
        new Expr.In(
            source.span(subject.start(), end), subject.value(), builder.membership(tail.within));
    Operand result = new Operand(in, subject.start(), end);
    operands.add(negated ? habit().notIn(subject, tail.not, result) : result);
  }

  /**
   * Replacements are put in parentheses where an operator waits that binds tighter than they do.
   */
  private SqlHabits habit() {
    int waiting = pending.isEmpty() ? LOOSEST : pending.getLast().precedence();
    return new SqlHabits(source, reports, waiting);
  }

  /** The operator that a token stands for. */
  static BinaryOp binary(Token op) {
    return switch (op.getType()) {
      case FormulaLexer.CARET -> BinaryOp.POWER;
      case FormulaLexer.STAR -> BinaryOp.MULTIPLY;
      case FormulaLexer.SLASH -> BinaryOp.DIVIDE;
      case FormulaLexer.PERCENT -> BinaryOp.MODULO;
      case FormulaLexer.PLUS -> BinaryOp.ADD;
      case FormulaLexer.MINUS -> BinaryOp.SUBTRACT;
      case FormulaLexer.EQUAL -> BinaryOp.EQUAL;
      case FormulaLexer.NOT_EQUAL -> BinaryOp.NOT_EQUAL;
      case FormulaLexer.LESS -> BinaryOp.LESS;
      case FormulaLexer.LESS_OR_EQUAL -> BinaryOp.LESS_OR_EQUAL;
      case FormulaLexer.GREATER -> BinaryOp.GREATER;
      case FormulaLexer.GREATER_OR_EQUAL -> BinaryOp.GREATER_OR_EQUAL;
      case FormulaLexer.AND -> BinaryOp.AND;
      case FormulaLexer.OR -> BinaryOp.OR;
      default -> throw new IllegalStateException("not an infix operator: " + op);
    };
  }
}
