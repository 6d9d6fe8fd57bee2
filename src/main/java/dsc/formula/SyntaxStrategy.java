package dsc.formula;

import dsc.diag.Span;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * Says in words what is missing, and goes on. Brackets and blocks are balanced before the parser
 * starts, so a missing word can be taken as written, and what is too much ends at the bracket
 * around it.
 */
final class SyntaxStrategy implements ANTLRErrorStrategy {
  private static final Set<Integer> BLOCK_PARTS =
      Set.of(
          FormulaLexer.THEN,
          FormulaLexer.ELSEIF,
          FormulaLexer.ELSE,
          FormulaLexer.WHEN,
          FormulaLexer.END);

  private final Source source;
  private final Reports reports;

  SyntaxStrategy(Source source, Reports reports) {
    this.source = source;
    this.reports = reports;
  }

  @Override
  public Token recoverInline(Parser parser) {
    Token found = parser.getCurrentToken();
    switch (parser.getContext()) {
      case Formula.ConditionalContext context -> {
        if (context.conditions.size() > context.results.size()) {
          missingThen(parser, context.conditions.getLast());
        } else {
          tooMuch(parser, FormulaLexer.END);
        }
      }
      case Formula.WhenContext context -> {
        if (context.match != null && found.getType() == FormulaLexer.COMMA) {
          reports.report(found, Problems.whenList(source.span(found)));
          giveUp(parser);
          skipToThen(parser);
        } else if (context.match != null) {
          missingThen(parser, context.match);
        } else {
          reports.report(found, Problems.missingThen(source.span(found), found(parser)));
        }
      }
      case Formula.ChoiceContext context -> {
        if (context.whens.isEmpty()) {
          reports.report(found, Problems.missingWhen(source.span(context.start)));
        }
        tooMuch(parser, FormulaLexer.END);
      }
      case Formula.LevelOfDetailContext context -> levelOfDetail(parser, context);
      case Formula.CallContext context -> {
        if (found.getType() == FormulaLexer.COMMA && context.arguments.isEmpty()) {
          missingOperand(parser);
        }
        tooMuch(parser, FormulaLexer.RPAREN);
      }
      case Formula.OperandContext context -> tooMuch(parser, FormulaLexer.RPAREN);
      case Formula.MembershipContext context -> tooMuch(parser, FormulaLexer.RPAREN);
      default -> tooMuch(parser, Token.EOF);
    }
    return found;
  }

  private void levelOfDetail(Parser parser, Formula.LevelOfDetailContext context) {
    Token found = parser.getCurrentToken();
    if (context.aggregate != null) {
      if (context.kind == null) {
        Span brace = source.span(context.start);
        reports.report(found, Problems.missingLodKeyword(brace));
      }
      tooMuch(parser, FormulaLexer.RBRACE);
      return;
    }
    Optional<Token> neighbour =
        context.dimensions.isEmpty() ? Optional.empty() : neighbour(context.dimensions.getLast());
    Token at = neighbour.orElse(found);
    reports.report(at, Problems.missingColon(source.span(at)));
    reports.silence(found);
  }

  /** The THEN is missing before the second of two neighbours, or else here. */
  private void missingThen(Parser parser, Formula.ExpressionContext condition) {
    Token found = parser.getCurrentToken();
    Optional<Token> neighbour = neighbour(condition);
    if (neighbour.isPresent()) {
      Token at = neighbour.get();
      reports.report(at, Problems.missingThen(source.span(at), Problems.quoted(source, at)));
      reports.silence(found);
    } else {
      reports.report(found, Problems.missingThen(source.span(found), found(parser)));
    }
    if (!BLOCK_PARTS.contains(found.getType())) {
      giveUp(parser);
      skipToThen(parser);
    }
  }

  /** Where two operands of the expression stand side by side. */
  private static Optional<Token> neighbour(Formula.ExpressionContext expression) {
    return expression.rest.stream()
        .filter(tail -> tail.op == null && tail.within == null && tail.not == null)
        .map(tail -> tail.start)
        .findFirst();
  }

  private void tooMuch(Parser parser, int end) {
    Token found = parser.getCurrentToken();
    reports.report(found, Problems.stray(source.span(found), found));
    giveUp(parser);
    skip(parser, end);
  }

  /** A part of the rule is lost, so the tree must not pretend to know it. */
  private static void giveUp(Parser parser) {
    parser.getContext().exception = new InputMismatchException(parser);
  }

  /** Goes to just behind the bracket, keyword or end that closes the rule being parsed. */
  private static void skip(Parser parser, int end) {
    int depth = 0;
    while (parser.getInputStream().LA(1) != Token.EOF) {
      int type = parser.getInputStream().LA(1);
      depth += nesting(type);
      if (depth < 0) {
        if (type == end) {
          parser.consume();
        }
        return;
      }
      parser.consume();
    }
  }

  private static void skipToThen(Parser parser) {
    int depth = 0;
    while (parser.getInputStream().LA(1) != Token.EOF) {
      int type = parser.getInputStream().LA(1);
      if (depth == 0 && BLOCK_PARTS.contains(type)) {
        if (type == FormulaLexer.THEN) {
          parser.consume();
        }
        return;
      }
      depth += nesting(type);
      if (depth < 0) {
        return;
      }
      parser.consume();
    }
  }

  private static int nesting(int type) {
    return switch (type) {
      case FormulaLexer.LPAREN, FormulaLexer.LBRACE, FormulaLexer.IF, FormulaLexer.CASE -> 1;
      case FormulaLexer.RPAREN, FormulaLexer.RBRACE, FormulaLexer.END -> -1;
      default -> 0;
    };
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (parser.getContext() instanceof Formula.MembershipContext) {
      Token found = parser.getCurrentToken();
      reports.report(found, Problems.inNeedsList(source.span(found), found(parser)));
    } else {
      missingOperand(parser);
    }
  }

  private void missingOperand(Parser parser) {
    Token found = parser.getCurrentToken();
    Token before = parser.getInputStream().LT(-1);
    ParserRuleContext context = parser.getContext();
    boolean first = found.getTokenIndex() == 0;
    boolean argument = isArgument(context);
    reports.report(
        found,
        Problems.missingOperand(
            source.span(found),
            first ? Optional.empty() : Optional.of(before),
            found(parser),
            argument));
  }

  /** Whether the rule is, or is the start of, an argument of a function. */
  private static boolean isArgument(ParserRuleContext context) {
    return context instanceof Formula.CallContext
        || (context instanceof Formula.OperandContext
            && context.getParent() instanceof Formula.ExpressionContext expression
            && expression.getParent() instanceof Formula.CallContext);
  }

  /** What stands where something else is expected. */
  private String found(Parser parser) {
    for (int i = 1; ; i++) {
      Token token = parser.getInputStream().LT(i);
      if (!TokenKind.isVirtual(token)) {
        return Problems.quoted(source, token);
      }
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    // Nothing is skipped: what stands here is for the rules around to take.
  }

  @Override
  public void sync(Parser parser) {
    // Loops end by themselves at what they don't know; the rule around them reports it.
  }

  @Override
  public boolean inErrorRecoveryMode(Parser parser) {
    return false;
  }

  @Override
  public void reportMatch(Parser parser) {
    // Nothing depends on it.
  }

  @Override
  public void reset(Parser parser) {
    // There is no state.
  }
}
