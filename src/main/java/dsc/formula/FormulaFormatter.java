package dsc.formula;

import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Lays a formula out for reading: one line if it fits, otherwise IF, CASE, level of detail, calls
 * and operator chains broken over lines, two blanks for each level. Keywords and functions get
 * upper case, names brackets, operators and texts their canonical spelling; comments, parentheses
 * and numbers stay as the author wrote them. Formatting twice is formatting once, and the meaning
 * never changes.
 */
public final class FormulaFormatter {
  /** The line length that is kept where it can be. */
  public static final int WIDTH = 100;

  private final Source source;
  private final Comments comments;

  private FormulaFormatter(Source source, Comments comments) {
    this.source = source;
    this.comments = comments;
  }

  /** The layout of a formula's text. A text with syntax errors comes back as it is. */
  public static String format(String text) {
    return format(text, WIDTH);
  }

  /** The same for another line length. */
  public static String format(String text, int width) {
    Source source = new Source(ScalarText.ofFile(new SourceFile("formula", text)));
    return FormulaParser.syntax(source).map(syntax -> format(source, syntax, width)).orElse(text);
  }

  private static String format(Source source, FormulaParser.Syntax syntax, int width) {
    FormulaFormatter formatter = new FormulaFormatter(source, new Comments(source, syntax.scan()));
    return LayoutRenderer.render(formatter.sequence(syntax.tree()), width);
  }

  /** The layout of a tree, which has no comments. */
  public static String format(Expr expr) {
    return format(FormulaPrinter.print(expr));
  }

  private Layout layout(ParseTree node) {
    return switch (node) {
      case TerminalNode terminal -> token(terminal.getSymbol());
      case Formula.ExpressionContext context -> chain(context);
      case Formula.PrefixContext context -> prefix(context);
      case Formula.OperandContext context ->
          context.inner == null ? sequence(context) : bracketed(context);
      case Formula.CallContext context -> bracketed(context);
      case Formula.MembershipContext context -> membership(context);
      case Formula.ConditionalContext context -> conditional(context);
      case Formula.ChoiceContext context -> choice(context);
      case Formula.WhenContext context -> when(context);
      case Formula.LevelOfDetailContext context -> levelOfDetail(context);
      default -> sequence(node);
    };
  }

  private Layout.Sequence sequence(ParseTree node) {
    List<Layout> parts = new ArrayList<>();
    for (int i = 0; i < node.getChildCount(); i++) {
      parts.add(layout(node.getChild(i)));
    }
    return Layout.sequence(parts);
  }

  private Layout token(Token token) {
    List<Layout> parts = new ArrayList<>();
    for (CommonToken comment : comments.before(token)) {
      parts.add(new Layout.OwnLine(source.text(comment)));
    }
    if (token.getType() != Token.EOF) {
      parts.add(Layout.text(spelling(token)));
    }
    for (CommonToken comment : comments.behind(token)) {
      parts.add(Layout.Gap.BLANK);
      parts.add(comment(comment));
    }
    return parts.size() == 1 ? parts.getFirst() : Layout.sequence(parts);
  }

  private Layout comment(CommonToken comment) {
    String text = source.text(comment);
    return comment.getType() == FormulaLexer.LINE_COMMENT
        ? Layout.lineComment(text)
        : Layout.text(text);
  }

  private String spelling(Token token) {
    String text = source.text(token);
    return switch (token.getType()) {
      case FormulaLexer.INTEGER, FormulaLexer.REAL, FormulaLexer.BRACKETED -> text;
      case FormulaLexer.NAME -> FormulaPrinter.bracketed(text);
      case FormulaLexer.TEXT -> FormulaPrinter.quoted(Literals.text(text));
      case FormulaLexer.DATE ->
          DateLiterals.parse(text.substring(1, text.length() - 1))
              .map(FormulaPrinter::literal)
              .orElse(text);
      case FormulaLexer.EQUAL -> "=";
      case FormulaLexer.NOT_EQUAL -> "<>";
      default -> TokenKind.word(token);
    };
  }

  /** Breaks before the loosest operators first; what they join may break in turn. */
  private Layout chain(Formula.ExpressionContext context) {
    List<Layout> links = new ArrayList<>();
    List<Integer> precedences = new ArrayList<>();
    links.add(
        context.sign == null
            ? layout(context.first)
            : Layout.sequence(layout(context.sign), layout(context.first)));
    for (Formula.TailContext tail : context.rest) {
      List<Layout> link = new ArrayList<>();
      for (int i = 1; i < tail.getChildCount(); i++) {
        link.add(layout(tail.getChild(i)));
      }
      links.add(
          Layout.sequence(
              layout(tail.getChild(0)), Layout.Gap.BLANK, Layout.indented(Layout.sequence(link))));
      precedences.add(
          tail.within != null
              ? OperatorChain.COMPARISON_PRECEDENCE
              : OperatorChain.binary(tail.op).precedence());
    }
    return chain(links, precedences);
  }

  private static Layout chain(List<Layout> links, List<Integer> precedences) {
    if (links.size() == 1) {
      return links.getFirst();
    }
    int loosest = precedences.stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Layout> rest = new ArrayList<>();
    int from = 0;
    Layout first = links.getFirst();
    for (int i = 0; i <= precedences.size(); i++) {
      if (i == precedences.size() || precedences.get(i) == loosest) {
        Layout part = chain(links.subList(from, i + 1), precedences.subList(from, i));
        if (from == 0) {
          first = i == 0 || part.beginsLine() ? part : Layout.indented(part);
        } else {
          rest.add(Layout.Gap.LINE);
          rest.add(part);
        }
        from = i + 1;
      }
    }
    return Layout.group(first, Layout.indented(Layout.sequence(rest)));
  }

  private Layout prefix(Formula.PrefixContext context) {
    List<Layout> parts = new ArrayList<>();
    for (Token op : context.ops) {
      parts.add(token(op));
      if (op.getType() == FormulaLexer.NOT) {
        parts.add(Layout.Gap.BLANK);
      }
    }
    return Layout.sequence(parts);
  }

  /** {@code (…)} and {@code NAME(…, …)}. */
  private Layout bracketed(ParseTree node) {
    List<Layout> head = new ArrayList<>();
    List<Layout> inside = new ArrayList<>();
    int last = node.getChildCount() - 1;
    int open = node.getChild(0) instanceof TerminalNode first && isParenthesis(first) ? 0 : 1;
    for (int i = 0; i <= open; i++) {
      head.add(layout(node.getChild(i)));
    }
    for (int i = open + 1; i < last; i++) {
      boolean comma = node.getChild(i) instanceof TerminalNode;
      if (!comma) {
        inside.add(i == open + 1 ? Layout.Gap.SOFT_LINE : Layout.Gap.LINE);
      }
      inside.add(layout(node.getChild(i)));
    }
    Layout end = layout(node.getChild(last));
    return inside.isEmpty()
        ? Layout.sequence(Layout.sequence(head), end)
        : Layout.group(
            Layout.sequence(head),
            Layout.indented(Layout.sequence(inside)),
            Layout.Gap.SOFT_LINE,
            end);
  }

  private static boolean isParenthesis(TerminalNode node) {
    return node.getSymbol().getType() == FormulaLexer.LPAREN;
  }

  /** A list fills its lines; a set is a name. */
  private Layout membership(Formula.MembershipContext context) {
    List<Layout> parts = new ArrayList<>();
    boolean afterComma = false;
    for (int i = 0; i < context.getChildCount(); i++) {
      Layout part = layout(context.getChild(i));
      parts.add(afterComma ? Layout.group(Layout.Gap.LINE, part) : part);
      afterComma =
          context.getChild(i) instanceof TerminalNode terminal
              && terminal.getSymbol().getType() == FormulaLexer.COMMA;
    }
    return Layout.indented(Layout.sequence(parts));
  }

  /** Each branch a line; a branch that is too long breaks before its THEN. */
  private Layout conditional(Formula.ConditionalContext context) {
    List<Layout> lines = new ArrayList<>();
    int i = 0;
    while (i < context.getChildCount()) {
      boolean branch = i + 3 < context.getChildCount() && !isElse(context.getChild(i));
      if (i > 0) {
        lines.add(Layout.Gap.LINE);
      }
      if (branch) {
        lines.add(
            Layout.group(
                led(context.getChild(i), context.getChild(i + 1)),
                Layout.indented(
                    Layout.Gap.LINE, led(context.getChild(i + 2), context.getChild(i + 3)))));
        i += 4;
      } else if (isElse(context.getChild(i))) {
        lines.add(led(context.getChild(i), context.getChild(i + 1)));
        i += 2;
      } else {
        lines.add(layout(context.getChild(i)));
        i++;
      }
    }
    return Layout.group(Layout.sequence(lines));
  }

  private static boolean isElse(ParseTree node) {
    return node instanceof TerminalNode terminal
        && terminal.getSymbol().getType() == FormulaLexer.ELSE;
  }

  /** A keyword and what belongs to it. */
  private Layout led(ParseTree keyword, ParseTree content) {
    return Layout.sequence(layout(keyword), Layout.Gap.BLANK, Layout.indented(layout(content)));
  }

  private Layout choice(Formula.ChoiceContext context) {
    Layout head = led(context.getChild(0), context.getChild(1));
    List<Layout> inside = new ArrayList<>();
    int last = context.getChildCount() - 1;
    for (int i = 2; i < last; i++) {
      inside.add(Layout.Gap.LINE);
      if (isElse(context.getChild(i))) {
        inside.add(led(context.getChild(i), context.getChild(i + 1)));
        i++;
      } else {
        inside.add(layout(context.getChild(i)));
      }
    }
    return Layout.group(
        head,
        Layout.indented(Layout.sequence(inside)),
        Layout.Gap.LINE,
        layout(context.getChild(last)));
  }

  private Layout when(Formula.WhenContext context) {
    int then = context.getChildCount() - 2;
    List<Layout> head = new ArrayList<>();
    for (int i = 0; i < then; i++) {
      if (i > 0) {
        head.add(Layout.Gap.BLANK);
      }
      head.add(layout(context.getChild(i)));
    }
    return Layout.group(
        Layout.sequence(head),
        Layout.indented(Layout.Gap.LINE, led(context.getChild(then), context.getChild(then + 1))));
  }

  private Layout levelOfDetail(Formula.LevelOfDetailContext context) {
    int last = context.getChildCount() - 1;
    Layout open = layout(context.getChild(0));
    Layout aggregate = layout(context.getChild(last - 1));
    Layout end = layout(context.getChild(last));
    if (context.kind == null) {
      return Layout.group(
          open, Layout.indented(Layout.Gap.SOFT_LINE, aggregate), Layout.Gap.SOFT_LINE, end);
    }
    List<Layout> head = new ArrayList<>();
    head.add(open);
    for (int i = 1; i < last - 1; i++) {
      boolean comma =
          context.getChild(i) instanceof TerminalNode terminal
              && terminal.getSymbol().getType() == FormulaLexer.COMMA;
      if (i > 1 && !comma) {
        head.add(Layout.Gap.BLANK);
      }
      head.add(layout(context.getChild(i)));
    }
    return Layout.group(
        Layout.sequence(head),
        Layout.indented(Layout.Gap.LINE, aggregate),
        Layout.Gap.SOFT_LINE,
        end);
  }
}
