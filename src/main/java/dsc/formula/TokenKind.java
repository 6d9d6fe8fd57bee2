package dsc.formula;

import java.util.Locale;
import org.antlr.v4.runtime.Token;

/** What the types of FormulaLexer's tokens have in common. */
final class TokenKind {
  private static final int COUNT = FormulaLexer.VOCABULARY.getMaxTokenType() + 1;
  private static final boolean[] STARTS_OPERAND = new boolean[COUNT];
  private static final boolean[] ENDS_OPERAND = new boolean[COUNT];
  private static final boolean[] FAULTY = new boolean[COUNT];

  static {
    int[] literals = {
      FormulaLexer.INTEGER,
      FormulaLexer.REAL,
      FormulaLexer.TEXT,
      FormulaLexer.DATE,
      FormulaLexer.TRUE,
      FormulaLexer.FALSE,
      FormulaLexer.NULL,
      FormulaLexer.NAME,
      FormulaLexer.BRACKETED
    };
    set(STARTS_OPERAND, literals);
    set(ENDS_OPERAND, literals);
    set(
        STARTS_OPERAND,
        FormulaLexer.FUNCTION,
        FormulaLexer.LPAREN,
        FormulaLexer.LBRACE,
        FormulaLexer.IF,
        FormulaLexer.CASE);
    set(ENDS_OPERAND, FormulaLexer.RPAREN, FormulaLexer.RBRACE, FormulaLexer.END);
    set(
        FAULTY,
        FormulaLexer.UNCLOSED_TEXT,
        FormulaLexer.UNCLOSED_NAME,
        FormulaLexer.UNCLOSED_DATE,
        FormulaLexer.UNCLOSED_COMMENT,
        FormulaLexer.BAD_NUMBER,
        FormulaLexer.CURLY_TEXT,
        FormulaLexer.FOREIGN,
        FormulaLexer.UNKNOWN);
  }

  private TokenKind() {}

  private static void set(boolean[] table, int... types) {
    for (int type : types) {
      table[type] = true;
    }
  }

  /** Whether an operand can begin with it. */
  static boolean startsOperand(int type) {
    return type >= 0 && STARTS_OPERAND[type];
  }

  /** Whether an operand can end with it. */
  static boolean endsOperand(int type) {
    return type >= 0 && ENDS_OPERAND[type];
  }

  /** Whether no formula can hold it. */
  static boolean faulty(int type) {
    return type >= 0 && FAULTY[type];
  }

  /** Whether it is a field's name, in brackets or bare. */
  static boolean isName(int type) {
    return type == FormulaLexer.NAME || type == FormulaLexer.BRACKETED;
  }

  /** Whether it was put in by {@link TokenRepair} and stands nowhere in the text. */
  static boolean isVirtual(Token token) {
    return token.getType() != Token.EOF && token.getStopIndex() < token.getStartIndex();
  }

  /** The upper-case spelling of a word. */
  static String word(Token token) {
    return token.getText().toUpperCase(Locale.ROOT);
  }
}
