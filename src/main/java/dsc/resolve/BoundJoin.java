package dsc.resolve;

import dsc.formula.BinaryOp;
import dsc.spec.JoinSpec;
import java.util.List;

/** A join with its condition taken apart: all comparisons must hold. */
public record BoundJoin(JoinSpec spec, List<Comparison> comparisons) {
  public BoundJoin {
    comparisons = List.copyOf(comparisons);
  }

  /** One comparison; the left operand is of a table joined before, the right of the new table. */
  public record Comparison(BinaryOp op, Operand left, Operand right) {}

  /** A column of a table, by alias. */
  public record Operand(String table, String column) {}
}
