package dsc.check;

import dsc.catalog.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads values that are written out in a formula. */
public final class Constants {
  private Constants() {}

  /** Whether the expression is a literal, also a negative or converted one. */
  static boolean isLiteral(TypedExpr expr) {
    return switch (expr) {
      case TypedExpr.Literal literal -> true;
      case TypedExpr.Coerce coerce -> isLiteral(coerce.operand());
      case TypedExpr.Call call -> isNegation(call) && isLiteral(call.arguments().getFirst());
      default -> false;
    };
  }

  /** The text of a string literal. */
  public static Optional<String> text(TypedExpr expr) {
    return expr instanceof TypedExpr.Literal literal && literal.value() instanceof Value.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** The number of a literal. */
  static Optional<BigDecimal> number(TypedExpr expr) {
    return switch (expr) {
      case TypedExpr.Coerce coerce -> number(coerce.operand());
      case TypedExpr.Call call when isNegation(call) ->
          number(call.arguments().getFirst()).map(BigDecimal::negate);
      case TypedExpr.Literal literal when literal.value() instanceof Value.Int whole ->
          Optional.of(BigDecimal.valueOf(whole.value()));
      case TypedExpr.Literal literal when literal.value() instanceof Value.Real real ->
          Optional.of(real.value());
      default -> Optional.empty();
    };
  }

  private static boolean isNegation(TypedExpr.Call call) {
    return call.overload().function().equals("-") && call.arguments().size() == 1;
  }
}
