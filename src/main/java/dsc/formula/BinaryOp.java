package dsc.formula;

/**
 * The infix operators in canonical spelling, with Tableau's precedence: 1 binds tightest. Source:
 * Tableau help, "Operator precedence". All associate to the left.
 */
public enum BinaryOp {
  POWER("^", 2),
  MULTIPLY("*", 3),
  DIVIDE("/", 3),
  MODULO("%", 3),
  ADD("+", 4),
  SUBTRACT("-", 4),
  EQUAL("=", 5),
  NOT_EQUAL("<>", 5),
  LESS("<", 5),
  LESS_OR_EQUAL("<=", 5),
  GREATER(">", 5),
  GREATER_OR_EQUAL(">=", 5),
  AND("AND", 7),
  OR("OR", 8);

  private final String symbol;
  private final int precedence;

  BinaryOp(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  public String symbol() {
    return symbol;
  }

  public int precedence() {
    return precedence;
  }

  public boolean isComparison() {
    return precedence == 5;
  }

  public boolean isLogical() {
    return this == AND || this == OR;
  }
}
