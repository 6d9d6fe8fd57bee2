package dsc.check;

import dsc.catalog.Parameter;
import dsc.diag.Diagnostics;
import java.math.BigDecimal;
import java.util.Optional;

/** A written number must lie in the range of its parameter, such as 0 to 1 for PERCENTILE. */
final class NumbersInRange implements CallRule {
  @Override
  public void check(TypedExpr.Call call, Diagnostics diags) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Parameter parameter = call.overload().parameter(i);
      Optional<BigDecimal> number = Constants.number(call.arguments().get(i));
      if (parameter.range().isEmpty() || number.isEmpty()) {
        continue;
      }
      Parameter.Range range = parameter.range().get();
      boolean inside =
          number.get().compareTo(BigDecimal.valueOf(range.lowest())) >= 0
              && number.get().compareTo(BigDecimal.valueOf(range.highest())) <= 0;
      if (!inside) {
        diags.report(
            Problems.argumentOutOfRange(
                call.arguments().get(i).span(), call.overload().function(), parameter, range));
      }
    }
  }
}
