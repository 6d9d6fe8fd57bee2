package dsc.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition of a join or relationship, as the TDS nests it: an operator over operands, or a leaf
 * whose {@code op} is the operand text such as {@code [orders].[id]}.
 */
public record SqlExpression(String op, List<SqlExpression> operands) {
  public SqlExpression {
    operands = List.copyOf(operands);
  }

  public static SqlExpression leaf(String text) {
    return new SqlExpression(text, List.of());
  }

  /** As a person writes it. */
  @Override
  public String toString() {
    return operands.isEmpty()
        ? op
        : operands.stream()
            .map(o -> o.operands.isEmpty() || !o.op.equals("OR") ? o.toString() : "(" + o + ")")
            .collect(Collectors.joining(" " + op + " "));
  }
}
