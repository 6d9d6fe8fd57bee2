package dsc.formula;

import dsc.diag.Diagnostic;
import dsc.diag.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Balances parentheses, braces, IF and CASE: what is never closed is reported and closed at the
 * last place where it can have ended, and what closes nothing is reported and taken out.
 */
final class BracketRepair {
  private final Source source;
  private final Reports reports;

  /** Whether something unclosed may have swallowed closing brackets; then their lack is no news. */
  private final boolean swallowed;

  private final List<CommonToken> out = new ArrayList<>();
  private final List<Open> opens = new ArrayList<>();
  private final int[] counts = new int[FormulaLexer.VOCABULARY.getMaxTokenType() + 1];

  /** A bracket or block that waits for its end. */
  private record Open(CommonToken token, int index, boolean afterElse, List<ElseIf> elseIfs) {
    int type() {
      return token.getType();
    }

    boolean isBlock() {
      return type() == FormulaLexer.IF || type() == FormulaLexer.CASE;
    }
  }

  /** The two words of an {@code ELSE IF}. */
  private record ElseIf(Token otherwise, Token nested) {}

  BracketRepair(Source source, Reports reports, boolean swallowed) {
    this.source = source;
    this.reports = reports;
    this.swallowed = swallowed;
  }

  List<CommonToken> repair(List<CommonToken> tokens) {
    for (CommonToken token : tokens) {
      if (token.getType() == Token.EOF) {
        closeDownTo(0, !swallowed);
      }
      if (fits(token)) {
        out.add(token);
      }
    }
    return out;
  }

  /** Whether the token may stay, once what must be closed before it is closed. */
  private boolean fits(CommonToken token) {
    switch (token.getType()) {
      case FormulaLexer.LPAREN, FormulaLexer.LBRACE, FormulaLexer.IF, FormulaLexer.CASE ->
          open(token);
      case FormulaLexer.RPAREN -> {
        return closed(token, FormulaLexer.LPAREN);
      }
      case FormulaLexer.RBRACE -> {
        return closed(token, FormulaLexer.LBRACE);
      }
      case FormulaLexer.END -> {
        return ended(token);
      }
      case FormulaLexer.COMMA -> comma();
      case FormulaLexer.COLON -> closeInside(FormulaLexer.LBRACE, FormulaLexer.LBRACE);
      case FormulaLexer.THEN, FormulaLexer.ELSE -> closeInside(FormulaLexer.IF, FormulaLexer.CASE);
      case FormulaLexer.ELSEIF -> closeInside(FormulaLexer.IF, FormulaLexer.IF);
      case FormulaLexer.WHEN -> closeInside(FormulaLexer.CASE, FormulaLexer.CASE);
      default -> {}
    }
    return true;
  }

  private void open(CommonToken token) {
    boolean afterElse =
        token.getType() == FormulaLexer.IF
            && !out.isEmpty()
            && out.getLast().getType() == FormulaLexer.ELSE;
    opens.add(new Open(token, out.size(), afterElse, new ArrayList<>()));
    counts[token.getType()]++;
  }

  private boolean closed(CommonToken token, int opener) {
    if (counts[opener] == 0) {
      reports.report(token, Problems.unmatched(source.span(token)));
      return false;
    }
    closeInside(opener, opener);
    pop();
    return true;
  }

  private boolean ended(CommonToken token) {
    if (counts[FormulaLexer.IF] + counts[FormulaLexer.CASE] == 0) {
      reports.report(token, Problems.strayEnd(source.span(token)));
      return false;
    }
    closeInside(FormulaLexer.IF, FormulaLexer.CASE);
    Open ended = pop();
    if (ended.afterElse() && !opens.isEmpty()) {
      opens.getLast().elseIfs().add(new ElseIf(out.get(ended.index() - 1), ended.token()));
    }
    return true;
  }

  private Open pop() {
    Open last = opens.removeLast();
    counts[last.type()]--;
    return last;
  }

  private void comma() {
    if (opens.isEmpty()) {
      return;
    }
    if (opens.getLast().isBlock()) {
      closeInside(FormulaLexer.LPAREN, FormulaLexer.LBRACE);
    }
    ifAsFunction();
  }

  /** {@code IF(test, a, b)}, as spreadsheets write it, is meant as a call of IIF. */
  private void ifAsFunction() {
    int last = opens.size() - 1;
    boolean written =
        last > 0
            && opens.get(last).type() == FormulaLexer.LPAREN
            && opens.get(last - 1).type() == FormulaLexer.IF
            && opens.get(last - 1).index() == opens.get(last).index() - 1;
    if (written) {
      CommonToken word = opens.remove(last - 1).token();
      counts[FormulaLexer.IF]--;
      word.setType(FormulaLexer.FUNCTION);
      reports.report(word, Problems.ifAsFunction(source.span(word)));
    }
  }

  /**
   * Closes what is open inside the innermost bracket of one of two types, if there is such a one.
   */
  private void closeInside(int type, int other) {
    if (counts[type] + counts[other] == 0) {
      return;
    }
    int size = opens.size();
    while (opens.get(size - 1).type() != type && opens.get(size - 1).type() != other) {
      size--;
    }
    closeDownTo(size, true);
  }

  private void closeDownTo(int size, boolean report) {
    while (opens.size() > size) {
      Open open = pop();
      CommonToken before = out.getLast();
      if (report) {
        unclosed(open);
      }
      CommonToken end = new CommonToken(before);
      end.setType(
          switch (open.type()) {
            case FormulaLexer.LPAREN -> FormulaLexer.RPAREN;
            case FormulaLexer.LBRACE -> FormulaLexer.RBRACE;
            default -> FormulaLexer.END;
          });
      end.setStartIndex(before.getStopIndex() + 1);
      end.setStopIndex(before.getStopIndex());
      out.add(end);
    }
  }

  private void unclosed(Open open) {
    Span span = source.span(open.token());
    boolean inIf = !opens.isEmpty() && opens.getLast().type() == FormulaLexer.IF;
    if (open.afterElse() && inIf) {
      // The IF around it is open as well, and its report speaks for both.
      List<ElseIf> elseIfs = opens.getLast().elseIfs();
      elseIfs.add(new ElseIf(out.get(open.index() - 1), open.token()));
      elseIfs.addAll(open.elseIfs());
      return;
    }
    reports.report(
        open.token(),
        switch (open.type()) {
          case FormulaLexer.LPAREN -> Problems.unclosedParenthesis(span, function(open));
          case FormulaLexer.LBRACE -> Problems.unclosedBrace(span);
          default -> open.elseIfs().isEmpty() ? missingEnd(open) : elseIf(open);
        });
  }

  private Optional<String> function(Open parenthesis) {
    int index = parenthesis.index() - 1;
    return index >= 0 && out.get(index).getType() == FormulaLexer.FUNCTION
        ? Optional.of(TokenKind.word(out.get(index)))
        : Optional.empty();
  }

  private Diagnostic missingEnd(Open open) {
    return Problems.missingEnd(source.span(open.token()), TokenKind.word(open.token()));
  }

  /** The text from the first ELSE IF to the last, with each of them as one word. */
  private Diagnostic elseIf(Open open) {
    StringBuilder text = new StringBuilder();
    List<ElseIf> elseIfs = open.elseIfs();
    int copied = elseIfs.getFirst().otherwise().getStartIndex();
    for (ElseIf elseIf : elseIfs) {
      text.append(source.text(copied, elseIf.otherwise().getStartIndex())).append("ELSEIF");
      copied = elseIf.nested().getStopIndex() + 1;
    }
    Span all = source.span(elseIfs.getFirst().otherwise(), elseIfs.getLast().nested());
    return Problems.elseIfWithoutEnd(source.span(open.token()), all, text.toString());
  }
}
