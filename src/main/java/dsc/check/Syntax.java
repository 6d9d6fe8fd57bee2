package dsc.check;

import dsc.formula.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Walks syntax trees without recursion, because a generated formula can be thousands deep. */
final class Syntax {
  private Syntax() {}

  /** Visits every expression, parents first, from left to right. */
  static void walk(Expr root, Consumer<Expr> visitor) {
    Deque<Expr> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      visitor.accept(expr);
      children(expr).reversed().forEach(open::push);
    }
  }

  private static List<Expr> children(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> List.of();
      case Expr.FieldRef ref -> List.of();
      case Expr.ParameterRef ref -> List.of();
      case Expr.Invalid invalid -> List.of();
      case Expr.Unary unary -> List.of(unary.operand());
      case Expr.Binary binary -> List.of(binary.left(), binary.right());
      case Expr.Call call -> call.arguments();
      case Expr.Conditional conditional -> {
        List<Expr> parts = new ArrayList<>();
        conditional.branches().forEach(b -> parts.addAll(List.of(b.condition(), b.result())));
        conditional.otherwise().ifPresent(parts::add);
        yield parts;
      }
      case Expr.Case choice -> {
        List<Expr> parts = new ArrayList<>();
        parts.add(choice.subject());
        for (Expr.When when : choice.whens()) {
          switch (when.match()) {
            case Expr.WhenMatch.Equal equal -> parts.add(equal.value());
            case Expr.WhenMatch.In in -> parts.addAll(members(in.membership()));
          }
          parts.add(when.result());
        }
        choice.otherwise().ifPresent(parts::add);
        yield parts;
      }
      case Expr.In in -> {
        List<Expr> parts = new ArrayList<>();
        parts.add(in.subject());
        parts.addAll(members(in.membership()));
        yield parts;
      }
      case Expr.LevelOfDetail lod -> {
        List<Expr> parts = new ArrayList<>(lod.dimensions());
        parts.add(lod.aggregate());
        yield parts;
      }
    };
  }

  private static List<Expr> members(Expr.Membership membership) {
    return switch (membership) {
      case Expr.Membership.Values values -> values.values();
      case Expr.Membership.Field field -> List.of(field.field());
    };
  }
}
