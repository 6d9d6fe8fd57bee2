package dsc.raise;

import dsc.formula.FormulaFormatter;
import dsc.model.SqlExpression;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The conditions of joins and relationships: comparisons that must all hold. */
final class Comparisons {
  private Comparisons() {}

  /**
   * One comparison, or a list of them; empty when a spec cannot say the condition.
   *
   * @param operand how a spec writes one side
   */
  static Optional<YamlTree> raise(
      SqlExpression condition, Function<SqlExpression, Optional<String>> operand) {
    List<SqlExpression> parts =
        condition.op().equals("AND") ? condition.operands() : List.of(condition);
    List<String> all = new ArrayList<>();
    for (SqlExpression part : parts) {
      comparison(part, operand).ifPresent(all::add);
    }
    if (all.isEmpty() || all.size() != parts.size()) {
      return Optional.empty();
    }
    return Optional.of(all.size() == 1 ? YamlTree.text(all.getFirst()) : YamlTree.texts(all));
  }

  private static Optional<String> comparison(
      SqlExpression part, Function<SqlExpression, Optional<String>> operand) {
    boolean flat =
        part.operands().size() == 2
            && part.operands().stream().allMatch(side -> side.operands().isEmpty());
    if (!flat) {
      return Optional.empty();
    }
    Optional<String> left = operand.apply(part.operands().get(0));
    Optional<String> right = operand.apply(part.operands().get(1));
    return left.isPresent() && right.isPresent()
        ? Optional.of(
            FormulaFormatter.format(left.get() + " " + part.op() + " " + right.get()).strip())
        : Optional.empty();
  }
}
