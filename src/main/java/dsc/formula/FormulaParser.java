package dsc.formula;

import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads a formula of Tableau's calculation language. Takes time linear in the length of the text,
 * whatever the text is, and a bounded depth of the stack.
 */
public final class FormulaParser {
  /**
   * How many code points a formula may have. Well above anything Tableau could show or evaluate.
   */
  public static final int MAX_LENGTH = 2_000_000;

  private FormulaParser() {}

  /**
   * The tree of a formula. Everything wrong with the syntax is reported, up to 20 mistakes in one
   * go; what can't be understood becomes {@link Expr.Invalid}. No report means there is no {@code
   * Expr.Invalid} in the tree. Spans are spans of the file that the text stands in.
   */
  public static Expr parse(ScalarText text, Diagnostics diags) {
    Source source = new Source(text);
    try {
      return parse(source, new Reports(diags));
    } catch (ParseCancellationException tooManyMistakes) {
      return error(source);
    }
  }

  private static Expr parse(Source source, Reports reports) {
    if (source.length() > MAX_LENGTH) {
      reports.report(Problems.tooLong(source, MAX_LENGTH));
      return error(source);
    }
    TokenScan scan = TokenScan.of(source.characters());
    if (scan.tooDeep().isPresent()) {
      Token token = scan.tooDeep().get();
      reports.report(Problems.tooDeep(source.span(token), TokenScan.MAX_NESTING));
      return error(source);
    }
    List<CommonToken> tokens =
        scan.sound() ? scan.tokens() : new TokenRepair(source, reports).repair(scan.tokens());
    if (tokens.size() == 1) {
      if (!reports.any()) {
        reports.report(Problems.empty(source));
      }
      return error(source);
    }
    Formula parser = parser(tokens, new SyntaxStrategy(source, reports));
    return new TreeBuilder(source, reports).formula(parser.formula());
  }

  /** The tokens of a correct formula and its whole syntax tree. */
  record Syntax(TokenScan scan, Formula.FormulaContext tree) {}

  /** A formula as it is written; empty when {@link #parse} would report anything about it. */
  static Optional<Syntax> syntax(Source source) {
    TokenScan scan = TokenScan.of(source.characters());
    if (source.length() > MAX_LENGTH || !scan.sound() || scan.tokens().size() == 1) {
      return Optional.empty();
    }
    Diagnostics diags = new Diagnostics();
    Reports reports = new Reports(diags);
    Formula parser = parser(scan.tokens(), new SyntaxStrategy(source, reports));
    parser.setBuildParseTree(true);
    try {
      Formula.FormulaContext tree = parser.formula();
      // The grammar lets pass what the tree builder reports.
      new TreeBuilder(source, reports).formula(tree);
      return diags.isEmpty() ? Optional.of(new Syntax(scan, tree)) : Optional.empty();
    } catch (ParseCancellationException tooManyMistakes) {
      return Optional.empty();
    }
  }

  /** A parser that keeps of the syntax tree only what has a label. */
  private static Formula parser(List<CommonToken> tokens, SyntaxStrategy strategy) {
    Formula parser = new Formula(new Tokens(tokens));
    parser.removeErrorListeners();
    parser.setErrorHandler(strategy);
    parser.setBuildParseTree(false);
    return parser;
  }

  private static Expr error(Source source) {
    return new Expr.Invalid(source.span(0, source.length()));
  }
}
