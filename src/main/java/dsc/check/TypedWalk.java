package dsc.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Goes through typed formulas without recursion; calculations are not followed. */
public final class TypedWalk {
  private TypedWalk() {}

  /** Visits the expression and everything in it, each node before its parts. */
  public static void visit(TypedExpr expr, Consumer<TypedExpr> visitor) {
    Deque<TypedExpr> waiting = new ArrayDeque<>();
    waiting.push(expr);
    while (!waiting.isEmpty()) {
      TypedExpr next = waiting.pop();
      visitor.accept(next);
      next.children().reversed().forEach(waiting::push);
    }
  }
}
