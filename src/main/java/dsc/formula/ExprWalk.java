package dsc.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Goes through formula trees in the order of the text, without recursion. */
public final class ExprWalk {
  private ExprWalk() {}

  /** Visits the expression and everything in it, each node before its parts. */
  public static void visit(Expr expr, Consumer<Expr> visitor) {
    Deque<Expr> waiting = new ArrayDeque<>();
    waiting.push(expr);
    while (!waiting.isEmpty()) {
      Expr next = waiting.pop();
      visitor.accept(next);
      children(next).reversed().forEach(waiting::push);
    }
  }

  /** The fields referred to, also as sets of IN, as often as they are, in the order of the text. */
  public static List<Expr.FieldRef> fieldRefs(Expr expr) {
    List<Expr.FieldRef> found = new ArrayList<>();
    visit(
        expr,
        node -> {
          if (node instanceof Expr.FieldRef reference) {
            found.add(reference);
          }
        });
    return List.copyOf(found);
  }

  /** The names of the parameters referred to, in the order of the text. */
  public static Set<String> parameterNames(Expr expr) {
    Set<String> found = new LinkedHashSet<>();
    visit(
        expr,
        node -> {
          if (node instanceof Expr.ParameterRef reference) {
            found.add(reference.name());
          }
        });
    return found;
  }

  /** The direct parts of an expression, in the order of the text. */
  public static List<Expr> children(Expr expr) {
    return switch (expr) {
      case Expr.Literal e -> List.of();
      case Expr.FieldRef e -> List.of();
      case Expr.ParameterRef e -> List.of();
      case Expr.Invalid e -> List.of();
      case Expr.Unary unary -> List.of(unary.operand());
      case Expr.Binary binary -> List.of(binary.left(), binary.right());
      case Expr.Call call -> call.arguments();
      case Expr.Conditional conditional -> {
        List<Expr> parts = new ArrayList<>();
        for (Expr.Branch branch : conditional.branches()) {
          parts.add(branch.condition());
          parts.add(branch.result());
        }
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

  private static List<? extends Expr> members(Expr.Membership membership) {
    return switch (membership) {
      case Expr.Membership.Values values -> values.values();
      case Expr.Membership.Field field -> List.of(field.field());
    };
  }
}
