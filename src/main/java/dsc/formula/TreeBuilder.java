package dsc.formula;

import dsc.catalog.Value;
import dsc.diag.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * From the rules of Formula.g4 to {@link Expr}. Where the text is another language's way of saying
 * something, that is reported and the tree is what Tableau's way would give.
 */
final class TreeBuilder {
  /** How deep a tree may be, apart from the left side of operator chains, which has no limit. */
  static final int MAX_DEPTH = 500;

  private final Source source;
  private final Reports reports;
  private int depth;
  private boolean tooDeep;

  TreeBuilder(Source source, Reports reports) {
    this.source = source;
    this.reports = reports;
  }

  Expr formula(Formula.FormulaContext context) {
    Expr body = expression(context.body);
    for (Formula.StrayContext stray : context.strays) {
      reports.report(stray.start, Problems.stray(source.span(stray.start), stray.start));
    }
    return context.strays.isEmpty() && !tooDeep
        ? body
        : new Expr.Invalid(source.span(0, source.length()));
  }

  Expr expression(Formula.ExpressionContext context) {
    if (context.sign == null && context.rest.isEmpty()) {
      return operand(context.first);
    }
    return new OperatorChain(this, source, reports).build(context);
  }

  /** An expression that is a part of a larger one. */
  private Expr part(Formula.ExpressionContext context) {
    enter(context.start);
    Expr part = expression(context);
    leave();
    return part;
  }

  private List<Expr> parts(List<Formula.ExpressionContext> contexts) {
    List<Expr> parts = new ArrayList<>(contexts.size());
    for (Formula.ExpressionContext context : contexts) {
      parts.add(part(context));
    }
    return parts;
  }

  private Optional<Expr> otherwise(Formula.ExpressionContext context) {
    return context == null ? Optional.empty() : Optional.of(part(context));
  }

  /** Goes one level down; {@link #leave} comes back. */
  void enter(Token at) {
    depth++;
    if (depth > MAX_DEPTH && !tooDeep) {
      tooDeep = true;
      reports.report(Problems.tooDeep(source.span(at), MAX_DEPTH));
    }
  }

  void leave() {
    depth--;
  }

  Expr operand(Formula.OperandContext context) {
    if (context.exception != null) {
      return new Expr.Invalid(span(context));
    }
    if (context.literal != null) {
      return literal(context.literal, Optional.empty());
    }
    if (context.name != null) {
      return reference(context.name, context.path);
    }
    if (context.invocation != null) {
      return call(context.invocation);
    }
    if (context.inner != null) {
      return expression(context.inner);
    }
    if (context.block != null) {
      return conditional(context.block);
    }
    if (context.selection != null) {
      return choice(context.selection);
    }
    return levelOfDetail(context.scoped);
  }

  /** A literal, with the minus in front of a number, which makes it a negative literal. */
  Expr literal(Token token, Optional<Token> minus) {
    Span span = source.span(minus.orElse(token), token);
    if (reports.isBlamed(token)) {
      return new Expr.Invalid(span);
    }
    String text = source.text(token);
    String signed = minus.isPresent() ? "-".concat(text) : text;
    Optional<Value> value =
        switch (token.getType()) {
          case FormulaLexer.INTEGER -> Literals.integer(signed);
          case FormulaLexer.REAL -> Literals.real(signed);
          case FormulaLexer.TEXT -> Optional.of(new Value.Text(Literals.text(text)));
          case FormulaLexer.DATE -> DateLiterals.parse(text.substring(1, text.length() - 1));
          case FormulaLexer.TRUE -> Optional.of(new Value.Bool(true));
          case FormulaLexer.FALSE -> Optional.of(new Value.Bool(false));
          default -> Optional.of(new Value.Null());
        };
    if (value.isPresent()) {
      return new Expr.Literal(span, value.get());
    }
    reports.report(
        token,
        token.getType() == FormulaLexer.DATE
            ? Problems.invalidDate(span, text)
            : Problems.numberOutOfRange(span, token.getType() == FormulaLexer.INTEGER));
    return new Expr.Invalid(span);
  }

  /** `name`, or `name.part` when there is a qualified rule after it. */
  private Expr reference(Token name, Formula.QualifiedContext path) {
    Span span = source.span(name, path == null ? name : path.stop);
    if (reports.isBlamed(name) || (path != null && reports.isBlamed(path.stop))) {
      return new Expr.Invalid(span);
    }
    String first = Literals.name(source.text(name));
    if (first.isEmpty()) {
      reports.report(name, Problems.emptyName(span));
      return new Expr.Invalid(span);
    }
    return path == null
        ? new Expr.FieldRef(span, Optional.empty(), first)
        : qualified(span, name, first, path.parts);
  }

  private Expr qualified(Span span, Token start, String first, List<Token> rest) {
    String last = Literals.name(source.text(rest.getLast()));
    if (last.isEmpty()) {
      reports.report(start, Problems.emptyName(span));
      return new Expr.Invalid(span);
    }
    if (rest.size() > 1) {
      reports.report(start, Problems.tooManyParts(span, rest.size() + 1));
    } else if (start.getType() == FormulaLexer.NAME
        || rest.getFirst().getType() == FormulaLexer.NAME) {
      reports.report(start, Problems.bareParts(span, first, last));
    }
    return first.equals(FormulaPrinter.PARAMETERS)
        ? new Expr.ParameterRef(span, last)
        : new Expr.FieldRef(span, Optional.of(first), last);
  }

  private Expr call(Formula.CallContext context) {
    if (context.exception != null) {
      return new Expr.Invalid(span(context));
    }
    String function = source.text(context.function).toUpperCase(Locale.ROOT);
    Span span = span(context);
    Span nameSpan = source.span(context.function);
    if (SqlHabits.isCast(function) && SqlHabits.castsInside(context)) {
      return new OperatorChain(this, source, reports).buildCast(context);
    }
    if (context.star != null) {
      reports.report(context.star, SqlProblems.star(span, function));
      return new Expr.Invalid(span);
    }
    if (reports.isBlamed(context.function)) {
      function = SqlHabits.intended(function);
    }
    List<Expr> arguments = parts(context.arguments);
    if (function.equals("DISTINCT") && arguments.size() == 1) {
      reports.report(context.function, SqlProblems.distinct(nameSpan, function, Optional.empty()));
      return arguments.getFirst();
    }
    return new Expr.Call(span, function, nameSpan, arguments);
  }

  private Expr conditional(Formula.ConditionalContext context) {
    if (context.exception != null) {
      return new Expr.Invalid(span(context));
    }
    List<Expr.Branch> branches = new ArrayList<>(context.conditions.size());
    for (int i = 0; i < context.conditions.size(); i++) {
      branches.add(new Expr.Branch(part(context.conditions.get(i)), part(context.results.get(i))));
    }
    return new Expr.Conditional(span(context), branches, otherwise(context.otherwise));
  }

  private Expr choice(Formula.ChoiceContext context) {
    Span span = span(context);
    if (context.exception != null) {
      return new Expr.Invalid(span);
    }
    for (Formula.WhenContext when : context.whens) {
      if (when.exception != null) {
        return new Expr.Invalid(span);
      }
    }
    if (context.subject == null && !context.whens.isEmpty()) {
      return searched(context);
    }
    if (context.whens.isEmpty()) {
      reports.report(context.stop, Problems.missingWhen(span));
      return new Expr.Invalid(span);
    }
    Expr subject = part(context.subject);
    List<Expr.When> whens = new ArrayList<>(context.whens.size());
    for (Formula.WhenContext when : context.whens) {
      whens.add(new Expr.When(match(when), part(when.result)));
    }
    return new Expr.Case(span, subject, whens, otherwise(context.otherwise));
  }

  private Expr.WhenMatch match(Formula.WhenContext when) {
    return when.within == null
        ? new Expr.WhenMatch.Equal(part(when.match))
        : new Expr.WhenMatch.In(span(when.within), membership(when.within));
  }

  /** CASE WHEN condition: reported, and read as the IF it stands for. */
  private Expr searched(Formula.ChoiceContext context) {
    reports.report(context.start, SqlHabits.searchedCase(source, context));
    List<Expr.Branch> branches = new ArrayList<>(context.whens.size());
    for (Formula.WhenContext when : context.whens) {
      if (when.match == null) {
        return new Expr.Invalid(span(context));
      }
      branches.add(new Expr.Branch(part(when.match), part(when.result)));
    }
    return new Expr.Conditional(span(context), branches, otherwise(context.otherwise));
  }

  /** What IN looks into. */
  Expr.Membership membership(Formula.MembershipContext context) {
    if (context.name != null) {
      Expr set = reference(context.name, context.path);
      return set instanceof Expr.FieldRef field
          ? new Expr.Membership.Field(field)
          : new Expr.Membership.Values(List.of(set));
    }
    if (context.literal != null) {
      reports.report(context.literal, Problems.inNeedsList(source, context.literal));
      return new Expr.Membership.Values(List.of(literal(context.literal, Optional.empty())));
    }
    return context.values.isEmpty() || context.exception != null
        ? new Expr.Membership.Values(List.of(new Expr.Invalid(span(context))))
        : new Expr.Membership.Values(parts(context.values));
  }

  private Expr levelOfDetail(Formula.LevelOfDetailContext context) {
    if (context.exception != null) {
      return new Expr.Invalid(span(context));
    }
    Expr.LodKind kind =
        context.kind == null
            ? Expr.LodKind.TABLE
            : switch (context.kind.getType()) {
              case FormulaLexer.FIXED -> Expr.LodKind.FIXED;
              case FormulaLexer.INCLUDE -> Expr.LodKind.INCLUDE;
              default -> Expr.LodKind.EXCLUDE;
            };
    List<Expr> dimensions = parts(context.dimensions);
    return new Expr.LevelOfDetail(span(context), kind, dimensions, part(context.aggregate));
  }

  private Span span(ParserRuleContext context) {
    return source.span(context.start, context.stop);
  }
}
