package dsc.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The first look at a formula: its tokens and comments, and whether the tokens fit together as
 * brackets and neighbours. A sound formula goes to the parser as it is; any other passes {@link
 * TokenRepair} first.
 *
 * @param tokens what the parser reads, with EOF last
 * @param comments in the order of the text
 * @param sound whether nothing needs repair
 * @param tooDeep the token that opens one nesting level more than {@link #MAX_NESTING}, if any; the
 *     scan stops there
 */
record TokenScan(
    List<CommonToken> tokens,
    List<CommonToken> comments,
    boolean sound,
    Optional<CommonToken> tooDeep) {

  /**
   * How many brackets, IFs and CASEs may be open at once; keeps the recursive passes off the
   * stack's end.
   */
  static final int MAX_NESTING = 250;

  static TokenScan of(CodePoints characters) {
    FormulaLexer lexer = new FormulaLexer(characters);
    lexer.removeErrorListeners();
    return new Scanner(characters.size() / 3 + 4).run(lexer);
  }

  /** The state of one scan. */
  private static final class Scanner {
    private final List<CommonToken> tokens;
    private final List<CommonToken> comments = new ArrayList<>();
    private final int[] open = new int[MAX_NESTING + 1];
    private int depth;
    private boolean sound = true;

    Scanner(int expected) {
      this.tokens = new ArrayList<>(expected);
    }

    TokenScan run(FormulaLexer lexer) {
      int before = FormulaLexer.COMMA;
      while (true) {
        CommonToken token = (CommonToken) lexer.nextToken();
        if (token.getChannel() != Token.DEFAULT_CHANNEL) {
          comments.add(token);
          continue;
        }
        contextualType(token, before);
        int type = token.getType();
        sound &= !TokenKind.faulty(type) && neighboursFit(before, type) && nests(type);
        tokens.add(token);
        if (depth > MAX_NESTING) {
          return new TokenScan(tokens, comments, false, Optional.of(token));
        }
        if (type == Token.EOF) {
          return new TokenScan(tokens, comments, sound, Optional.empty());
        }
        before = type;
      }
    }

    /** A name before `(` is a function; FIXED and its like are keywords only after a brace. */
    private void contextualType(CommonToken token, int before) {
      int type = token.getType();
      if (type == FormulaLexer.LPAREN && before == FormulaLexer.NAME) {
        tokens.getLast().setType(FormulaLexer.FUNCTION);
      } else if (type >= FormulaLexer.FIXED
          && type <= FormulaLexer.EXCLUDE
          && before != FormulaLexer.LBRACE) {
        token.setType(FormulaLexer.NAME);
      }
    }

    private static boolean neighboursFit(int before, int type) {
      if (before == FormulaLexer.DOT) {
        return TokenKind.isName(type);
      }
      if (type == FormulaLexer.DOT) {
        return TokenKind.isName(before);
      }
      boolean call = type == FormulaLexer.LPAREN && before == FormulaLexer.NAME;
      return call || !TokenKind.endsOperand(before) || !TokenKind.startsOperand(type);
    }

    private boolean nests(int type) {
      int innermost = depth == 0 ? Token.EOF : open[depth - 1];
      boolean inBlock = innermost == FormulaLexer.IF || innermost == FormulaLexer.CASE;
      return switch (type) {
        case FormulaLexer.LPAREN, FormulaLexer.LBRACE, FormulaLexer.IF, FormulaLexer.CASE -> {
          open[depth++] = type;
          yield true;
        }
        case FormulaLexer.RPAREN -> close(innermost == FormulaLexer.LPAREN);
        case FormulaLexer.RBRACE -> close(innermost == FormulaLexer.LBRACE);
        case FormulaLexer.END -> close(inBlock);
        case FormulaLexer.COMMA ->
            innermost == FormulaLexer.LPAREN || innermost == FormulaLexer.LBRACE;
        case FormulaLexer.COLON -> innermost == FormulaLexer.LBRACE;
        case FormulaLexer.THEN, FormulaLexer.ELSE -> inBlock;
        case FormulaLexer.ELSEIF -> innermost == FormulaLexer.IF;
        case FormulaLexer.WHEN -> innermost == FormulaLexer.CASE;
        case Token.EOF -> depth == 0;
        default -> true;
      };
    }

    private boolean close(boolean matches) {
      if (matches) {
        depth--;
      }
      return matches;
    }
  }
}
