package dsc.model;

import dsc.formula.FormulaPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Conditions of joins and relationships in one spelling: an AND inside an AND is one, and formulas
 * are written in one way.
 */
final class Conditions {
  private static final String AND = "AND";

  /** A name, or two with a point between; by far most operands are one. */
  private static final Pattern NAME = Pattern.compile("\\[[^\\]]*\\](\\.\\[[^\\]]*\\])?");

  private Conditions() {}

  static SqlExpression normal(SqlExpression condition) {
    if (condition.operands().isEmpty()) {
      return SqlExpression.leaf(operand(condition.op()));
    }
    List<SqlExpression> operands = new ArrayList<>();
    for (SqlExpression operand : condition.operands()) {
      SqlExpression normal = normal(operand);
      boolean nested = condition.op().equals(AND) && normal.op().equals(AND);
      if (nested && !normal.operands().isEmpty()) {
        operands.addAll(normal.operands());
      } else {
        operands.add(normal);
      }
    }
    return new SqlExpression(condition.op(), operands);
  }

  private static String operand(String text) {
    return NAME.matcher(text).matches() ? text : FormulaPrinter.canonical(text);
  }
}
