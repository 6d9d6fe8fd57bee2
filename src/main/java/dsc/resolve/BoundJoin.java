package dsc.resolve;

import dsc.formula.BinaryOp;
import dsc.formula.Expr;
import dsc.spec.JoinSpec;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A join with its condition taken apart: all comparisons must hold. The root is the first table of
 * the logical table that it belongs to.
 */
public record BoundJoin(JoinSpec spec, String root, List<Comparison> comparisons) {
  public BoundJoin {
    comparisons = List.copyOf(comparisons);
  }

  /** One comparison; the left operand is of a table joined before, the right of the new table. */
  public record Comparison(BinaryOp op, Operand left, Operand right) {}

  /** One side of a comparison. */
  public sealed interface Operand {
    /** A column of a table, by alias. */
    record Column(String table, String column) implements Operand {}

    /** A formula over columns of these tables, each written as {@code [table].[column]}. */
    record Formula(Set<String> tables, Expr expr) implements Operand {
      public Formula {
        tables = Collections.unmodifiableSet(new LinkedHashSet<>(tables));
      }
    }

    /** The tables it reads. */
    default Set<String> tables() {
      return switch (this) {
        case Column column -> Set.of(column.table());
        case Formula formula -> formula.tables();
      };
    }
  }

  /** Whether a formula stands on one of the sides. */
  public boolean hasFormula() {
    return comparisons.stream()
        .anyMatch(c -> c.left() instanceof Operand.Formula || c.right() instanceof Operand.Formula);
  }
}
