package dsc.formula;

import java.util.Locale;
import java.util.Optional;

/**
 * What a sign or word of another language means in Tableau's.
 *
 * @param type the token type of FormulaLexer that stands for it
 * @param spelling how Tableau writes it
 */
record ForeignToken(int type, String spelling) {
  private static final ForeignToken NOT_EQUAL = new ForeignToken(FormulaLexer.NOT_EQUAL, "<>");
  private static final ForeignToken AT_MOST = new ForeignToken(FormulaLexer.LESS_OR_EQUAL, "<=");
  private static final ForeignToken AT_LEAST =
      new ForeignToken(FormulaLexer.GREATER_OR_EQUAL, ">=");
  private static final ForeignToken AND = new ForeignToken(FormulaLexer.AND, "AND");
  private static final ForeignToken OR = new ForeignToken(FormulaLexer.OR, "OR");
  private static final ForeignToken DIVIDE = new ForeignToken(FormulaLexer.SLASH, "/");

  /** For a sign that programming languages use: the tokens of type FOREIGN but `::` and `;`. */
  static Optional<ForeignToken> sign(String text) {
    return switch (text) {
      case "||" -> Optional.of(new ForeignToken(FormulaLexer.PLUS, "+"));
      case "|" -> Optional.of(OR);
      case "&&", "&" -> Optional.of(AND);
      case "!" -> Optional.of(new ForeignToken(FormulaLexer.NOT, "NOT"));
      case "!==" -> Optional.of(NOT_EQUAL);
      case "===" -> Optional.of(new ForeignToken(FormulaLexer.EQUAL, "="));
      case "=<" -> Optional.of(AT_MOST);
      case "=>" -> Optional.of(AT_LEAST);
      case "**" -> Optional.of(new ForeignToken(FormulaLexer.CARET, "^"));
      default -> Optional.empty();
    };
  }

  /** For a sign that word processors and mathematicians use. */
  static Optional<ForeignToken> mathematical(String text) {
    return switch (text) {
      case "\u2264" -> Optional.of(AT_MOST);
      case "\u2265" -> Optional.of(AT_LEAST);
      case "\u2260" -> Optional.of(NOT_EQUAL);
      case "\u00D7" -> Optional.of(new ForeignToken(FormulaLexer.STAR, "*"));
      case "\u00F7" -> Optional.of(DIVIDE);
      case "\u2212", "\u2013" -> Optional.of(new ForeignToken(FormulaLexer.MINUS, "-"));
      default -> Optional.empty();
    };
  }

  /** For a word between two operands that another language has as an operator. */
  static Optional<ForeignToken> operator(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "XOR" -> Optional.of(NOT_EQUAL);
      case "MOD" -> Optional.of(new ForeignToken(FormulaLexer.PERCENT, "%"));
      case "DIV" -> Optional.of(DIVIDE);
      default -> Optional.empty();
    };
  }

  /** For a word between two operands that SQL uses there; answered by {@link SqlHabits}. */
  static Optional<Integer> sql(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "BETWEEN" -> Optional.of(FormulaLexer.BETWEEN);
      case "IS" -> Optional.of(FormulaLexer.IS);
      case "AS" -> Optional.of(FormulaLexer.AS);
      case "LIKE", "ILIKE", "RLIKE", "REGEXP", "CONTAINS", "STARTSWITH", "ENDSWITH" ->
          Optional.of(FormulaLexer.LIKE);
      default -> Optional.empty();
    };
  }
}
