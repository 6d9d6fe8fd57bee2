package dsc;

import dsc.catalog.Value;
import dsc.lower.Values;
import dsc.spec.ValueExpr;

/** The values of a spec that refers to nothing outside, as an imported one does. */
final class WrittenValues implements Values {
  @Override
  public Value value(ValueExpr expr) {
    return switch (expr) {
      case ValueExpr.Fixed fixed -> fixed.value();
      case ValueExpr.Joined joined -> {
        StringBuilder text = new StringBuilder();
        joined.parts().forEach(part -> text.append(value(part).display()));
        yield new Value.Text(text.toString());
      }
      case ValueExpr.Reference reference ->
          throw new IllegalStateException("an imported spec has no " + reference);
    };
  }
}
