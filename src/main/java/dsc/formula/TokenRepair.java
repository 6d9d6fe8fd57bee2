package dsc.formula;

import dsc.diag.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Makes a formula that isn't sound fit for the parser: reports every token that no formula can hold
 * and puts what was meant in its place or takes it out; then {@link BracketRepair} balances the
 * brackets.
 */
final class TokenRepair {
  private static final String CURLY_QUOTES =
      "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2018\u2019\u201A\u201B\u2039\u203A";

  private final Source source;
  private final Reports reports;
  private final List<CommonToken> out = new ArrayList<>();
  private int parentheses;

  /** Whether an unclosed text, name or comment may have swallowed the closing brackets. */
  private boolean swallowed;

  TokenRepair(Source source, Reports reports) {
    this.source = source;
    this.reports = reports;
  }

  List<CommonToken> repair(List<CommonToken> tokens) {
    int i = 0;
    while (i < tokens.size()) {
      CommonToken token = tokens.get(i);
      if (token.getType() == FormulaLexer.UNKNOWN) {
        i = unknown(tokens, i);
      } else {
        token(token, tokens.get(Math.min(i + 1, tokens.size() - 1)).getType());
        i++;
      }
    }
    return new BracketRepair(source, reports, swallowed).repair(out);
  }

  private void token(CommonToken token, int next) {
    switch (token.getType()) {
      case FormulaLexer.UNCLOSED_TEXT -> {
        String quote = source.text(token).substring(0, 1);
        unclosed(token, FormulaLexer.TEXT);
        reports.report(token, Problems.unclosedText(firstLine(token), quote));
      }
      case FormulaLexer.UNCLOSED_NAME -> {
        unclosed(token, FormulaLexer.BRACKETED);
        reports.report(token, Problems.unclosedName(firstLine(token)));
      }
      case FormulaLexer.UNCLOSED_DATE -> {
        unclosed(token, FormulaLexer.DATE);
        reports.report(token, Problems.unclosedDate(firstLine(token)));
      }
      case FormulaLexer.UNCLOSED_COMMENT -> {
        swallowed = true;
        reports.report(token, Problems.unclosedComment(firstLine(token)));
      }
      case FormulaLexer.BAD_NUMBER -> {
        reports.report(token, Problems.invalidNumber(source.span(token), source.text(token)));
        add(token, FormulaLexer.REAL);
      }
      case FormulaLexer.CURLY_TEXT -> {
        String straight = FormulaPrinter.quoted(Literals.text(source.text(token)));
        reports.report(Problems.curlyText(source.span(token), straight));
        add(token, FormulaLexer.TEXT);
      }
      case FormulaLexer.FOREIGN -> foreign(token);
      case FormulaLexer.DOT -> dot(token, next);
      default -> known(token, next);
    }
  }

  private void add(CommonToken token, int type) {
    token.setType(type);
    out.add(token);
  }

  private void unclosed(CommonToken token, int type) {
    swallowed = true;
    add(token, type);
  }

  private Span firstLine(Token token) {
    int length = source.text(token).lines().findFirst().orElse("").codePoints().toArray().length;
    return source.span(token.getStartIndex(), token.getStartIndex() + Math.max(1, length));
  }

  /**
   * Reports a run of characters that mean nothing; a sign that stands for an operator is put in.
   */
  private int unknown(List<CommonToken> tokens, int first) {
    CommonToken token = tokens.get(first);
    String text = source.text(token);
    Optional<ForeignToken> meant = ForeignToken.mathematical(text);
    if (meant.isPresent()) {
      String right = meant.get().spelling();
      reports.report(token, Problems.wrongSign(source.span(token), text, right));
      add(token, meant.get().type());
      return first + 1;
    }
    if (text.equals("]")) {
      reports.report(token, Problems.unmatched(source.span(token)));
      return first + 1;
    }
    if (CURLY_QUOTES.contains(text)) {
      reports.report(token, Problems.curlyQuote(source.span(token)));
      return first + 1;
    }
    int last = first;
    while (tokens.get(last + 1).getType() == FormulaLexer.UNKNOWN
        && tokens.get(last + 1).getStartIndex() == tokens.get(last).getStopIndex() + 1
        && source.text(tokens.get(last + 1)).equals(text)) {
      last++;
    }
    reports.report(token, Problems.unknownCharacter(source.span(token, tokens.get(last)), text));
    return last + 1;
  }

  private void foreign(CommonToken token) {
    String sign = source.text(token);
    Optional<ForeignToken> meant = ForeignToken.sign(sign);
    if (meant.isPresent()) {
      meaning(token, meant.get());
    } else if (sign.equals("::")) {
      add(token, FormulaLexer.AS);
    } else if (parentheses > 0) {
      meaning(token, new ForeignToken(FormulaLexer.COMMA, ","));
    } else {
      reports.report(token, Problems.statementEnd(source.span(token)));
    }
  }

  private void meaning(CommonToken token, ForeignToken meant) {
    reports.report(
        token,
        SqlProblems.operator(
            source.span(token), source.text(token), meant.spelling(), spaced(token, meant)));
    add(token, meant.type());
  }

  /** The spelling with blanks where a word would otherwise grow together with its neighbours. */
  private String spaced(CommonToken token, ForeignToken meant) {
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    boolean word = Character.isLetter(meant.spelling().charAt(0));
    boolean before = word && start > 0 && !source.text(start - 1, start).isBlank();
    boolean after = word && !source.text(end, end + 1).isBlank();
    return (before ? " " : "") + meant.spelling() + (after ? " " : "");
  }

  private void dot(CommonToken token, int next) {
    if (TokenKind.isName(before(1)) && TokenKind.isName(next)) {
      out.add(token);
    } else {
      reports.report(token, Problems.strayDot(source.span(token)));
    }
  }

  /** The type of the token {@code distance} before the next one, or EOF. */
  private int before(int distance) {
    return out.size() < distance ? Token.EOF : out.get(out.size() - distance).getType();
  }

  private void known(CommonToken token, int next) {
    int type = token.getType();
    parentheses += type == FormulaLexer.LPAREN ? 1 : type == FormulaLexer.RPAREN ? -1 : 0;
    boolean call = type == FormulaLexer.LPAREN && before(1) == FormulaLexer.FUNCTION;
    boolean neighbours = TokenKind.endsOperand(before(1)) && TokenKind.startsOperand(type);
    boolean afterNot = before(1) == FormulaLexer.NOT && TokenKind.endsOperand(before(2));
    if (!call && (neighbours || afterNot) && word(token, next)) {
      return;
    }
    if (neighbours && before(1) == FormulaLexer.NAME && before(2) == FormulaLexer.LPAREN) {
      distinct(token);
    }
    out.add(token);
  }

  /**
   * Whether a word between operands has a meaning in another language; then it has been dealt with.
   */
  private boolean word(CommonToken token, int next) {
    int type = token.getType();
    if (type == FormulaLexer.IF || type == FormulaLexer.CASE) {
      return endIf(token, next);
    }
    if (type != FormulaLexer.NAME && type != FormulaLexer.FUNCTION) {
      return false;
    }
    String word = TokenKind.word(token);
    Optional<Integer> sql = ForeignToken.sql(word);
    Optional<ForeignToken> operator = ForeignToken.operator(word);
    if (sql.isPresent()) {
      add(token, sql.get());
    } else if (operator.isPresent()) {
      meaning(token, operator.get());
    } else if (word.equals("ELSIF") || word.equals("ELIF")) {
      reports.report(token, Problems.elsif(source.span(token)));
      add(token, FormulaLexer.ELSEIF);
    } else {
      return false;
    }
    return true;
  }

  /** {@code END IF} and {@code END CASE}. */
  private boolean endIf(CommonToken token, int next) {
    boolean begins =
        TokenKind.startsOperand(next) || next == FormulaLexer.NOT || next == FormulaLexer.MINUS;
    if (before(1) != FormulaLexer.END || begins || next == FormulaLexer.WHEN) {
      return false;
    }
    reports.report(token, Problems.endIf(source.span(out.getLast(), token), source.span(token)));
    return true;
  }

  /** {@code COUNT(DISTINCT x)}: takes the word out again and marks the function. */
  private void distinct(CommonToken argument) {
    CommonToken word = out.getLast();
    if (before(3) != FormulaLexer.FUNCTION || !TokenKind.word(word).equals("DISTINCT")) {
      return;
    }
    out.removeLast();
    CommonToken function = out.get(out.size() - 2);
    reports.report(
        function,
        SqlProblems.distinct(
            source.span(word),
            TokenKind.word(function),
            Optional.of(source.span(function.getStartIndex(), argument.getStartIndex()))));
  }
}
