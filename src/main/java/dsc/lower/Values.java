package dsc.lower;

import dsc.catalog.Value;
import dsc.spec.ValueExpr;

/** What references stand for: the environment, variables and one tenant's row, already checked. */
@FunctionalInterface
public interface Values {
  Value value(ValueExpr expr);

  /** The value as text. */
  default String text(ValueExpr expr) {
    return value(expr).display();
  }
}
