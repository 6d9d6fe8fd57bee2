package dsc.lower;

import dsc.catalog.Value;
import dsc.spec.ValueExpr;

/** Values that remember whether anything but a constant was asked of them. */
final class WatchedValues implements Values {
  private final Values values;
  private boolean asked;

  WatchedValues(Values values) {
    this.values = values;
  }

  /** Forgets what was asked so far. */
  void watch() {
    asked = false;
  }

  boolean wereAsked() {
    return asked;
  }

  @Override
  public Value value(ValueExpr expr) {
    asked |= !(expr instanceof ValueExpr.Fixed);
    return values.value(expr);
  }
}
