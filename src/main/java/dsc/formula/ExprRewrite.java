package dsc.formula;

import dsc.diag.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes changed copies of formula trees. The left side of operator chains takes no recursion. */
public final class ExprRewrite {
  private final UnaryOperator<Expr.FieldRef> fields;
  private final UnaryOperator<Expr.ParameterRef> parameters;
  private final UnaryOperator<Span> spans;

  private ExprRewrite(
      UnaryOperator<Expr.FieldRef> fields,
      UnaryOperator<Expr.ParameterRef> parameters,
      UnaryOperator<Span> spans) {
    this.fields = fields;
    this.parameters = parameters;
    this.spans = spans;
  }

  /** The tree with each field reference, also the sets of IN, replaced by another. */
  public static Expr renameFields(Expr expr, UnaryOperator<Expr.FieldRef> rename) {
    return new ExprRewrite(rename, UnaryOperator.identity(), UnaryOperator.identity())
        .rewrite(expr);
  }

  /** The tree with each parameter reference replaced by another. */
  public static Expr renameParameters(Expr expr, UnaryOperator<Expr.ParameterRef> rename) {
    return new ExprRewrite(UnaryOperator.identity(), rename, UnaryOperator.identity())
        .rewrite(expr);
  }

  /** The tree with one span everywhere: two trees that mean the same become equal. */
  public static Expr withSpan(Expr expr, Span span) {
    return new ExprRewrite(UnaryOperator.identity(), UnaryOperator.identity(), old -> span)
        .rewrite(expr);
  }

  private Expr rewrite(Expr expr) {
    Deque<Expr> chain = new ArrayDeque<>();
    Expr first = expr;
    while (first instanceof Expr.Binary || first instanceof Expr.In) {
      chain.push(first);
      first = first instanceof Expr.Binary binary ? binary.left() : ((Expr.In) first).subject();
    }
    Expr result = operand(first);
    for (Expr link : chain) {
      result = link instanceof Expr.In in ? in(in, result) : binary((Expr.Binary) link, result);
    }
    return result;
  }

  private Expr binary(Expr.Binary binary, Expr left) {
    return new Expr.Binary(spans.apply(binary.span()), binary.op(), left, rewrite(binary.right()));
  }

  private Expr in(Expr.In in, Expr subject) {
    return new Expr.In(spans.apply(in.span()), subject, membership(in.membership()));
  }

  private Expr operand(Expr expr) {
    Span span = spans.apply(expr.span());
    return switch (expr) {
      case Expr.Literal literal -> new Expr.Literal(span, literal.value());
      case Expr.FieldRef reference -> field(reference);
      case Expr.ParameterRef reference ->
          new Expr.ParameterRef(span, parameters.apply(reference).name());
      case Expr.Unary unary -> new Expr.Unary(span, unary.op(), rewrite(unary.operand()));
      case Expr.Call call ->
          new Expr.Call(span, call.function(), spans.apply(call.nameSpan()), all(call.arguments()));
      case Expr.Conditional conditional ->
          new Expr.Conditional(
              span,
              conditional.branches().stream()
                  .map(part -> new Expr.Branch(rewrite(part.condition()), rewrite(part.result())))
                  .toList(),
              optional(conditional.otherwise()));
      case Expr.Case choice ->
          new Expr.Case(
              span,
              rewrite(choice.subject()),
              choice.whens().stream()
                  .map(when -> new Expr.When(match(when.match()), rewrite(when.result())))
                  .toList(),
              optional(choice.otherwise()));
      case Expr.LevelOfDetail lod ->
          new Expr.LevelOfDetail(span, lod.kind(), all(lod.dimensions()), rewrite(lod.aggregate()));
      case Expr.Invalid error -> new Expr.Invalid(span);
      case Expr.Binary binary -> rewrite(binary);
      case Expr.In in -> rewrite(in);
    };
  }

  private Expr.FieldRef field(Expr.FieldRef reference) {
    Expr.FieldRef renamed = fields.apply(reference);
    return new Expr.FieldRef(spans.apply(reference.span()), renamed.qualifier(), renamed.name());
  }

  private Expr.WhenMatch match(Expr.WhenMatch match) {
    return switch (match) {
      case Expr.WhenMatch.Equal equal -> new Expr.WhenMatch.Equal(rewrite(equal.value()));
      case Expr.WhenMatch.In in ->
          new Expr.WhenMatch.In(spans.apply(in.span()), membership(in.membership()));
    };
  }

  private Expr.Membership membership(Expr.Membership membership) {
    return switch (membership) {
      case Expr.Membership.Values values -> new Expr.Membership.Values(all(values.values()));
      case Expr.Membership.Field field -> new Expr.Membership.Field(field(field.field()));
    };
  }

  private List<Expr> all(List<Expr> parts) {
    return parts.stream().map(this::rewrite).toList();
  }

  private Optional<Expr> optional(Optional<Expr> part) {
    return part.map(this::rewrite);
  }
}
