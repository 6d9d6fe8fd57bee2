package dsc.evaluate;

import dsc.catalog.Value;
import dsc.diag.Diagnostic;
import dsc.diag.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether values are the expected ones. The order of a list does not matter. */
final class ValueComparison {
  /** Sums of floating point numbers differ in the last digits with the order of the rows. */
  private static final double RELATIVE = 1e-9;

  /** What is left of such a sum where zero is expected. */
  private static final double NEAR_ZERO = 1e-12;

  private ValueComparison() {}

  /** The difference, if there is one. */
  static Optional<Diagnostic> compare(BoundTest.Expectation expectation, List<Value> found) {
    List<Value> missing = without(expectation.values(), found);
    List<Value> unexpected = without(found, expectation.values());
    boolean oneForOne = !expectation.spec().single() || found.size() == 1;
    if (missing.isEmpty() && unexpected.isEmpty() && oneForOne) {
      return Optional.empty();
    }
    return Optional.of(
        Problems.testFailed(span(expectation), expectation, found, missing, unexpected));
  }

  private static Span span(BoundTest.Expectation expectation) {
    List<Span> spans = expectation.spec().values().stream().map(v -> v.span()).toList();
    return spans.isEmpty()
        ? expectation.spec().field().span()
        : spans.getFirst().to(spans.getLast());
  }

  private static List<Value> without(List<Value> values, List<Value> others) {
    List<Value> left = new ArrayList<>();
    for (Value value : values) {
      if (others.stream().noneMatch(other -> same(value, other))) {
        left.add(value);
      }
    }
    return left;
  }

  /** Whether two values are the same; numbers may differ by a billionth. */
  static boolean same(Value one, Value other) {
    Optional<BigDecimal> first = number(one);
    Optional<BigDecimal> second = number(other);
    if (first.isEmpty() || second.isEmpty()) {
      return one.equals(other);
    }
    double a = first.get().doubleValue();
    double b = second.get().doubleValue();
    return first.get().compareTo(second.get()) == 0
        || (!(one instanceof Value.Int && other instanceof Value.Int)
            && Math.abs(a - b)
                <= Math.max(NEAR_ZERO, RELATIVE * Math.max(Math.abs(a), Math.abs(b))));
  }

  private static Optional<BigDecimal> number(Value value) {
    return switch (value) {
      case Value.Int whole -> Optional.of(BigDecimal.valueOf(whole.value()));
      case Value.Real real -> Optional.of(real.value());
      case Value.Null ignored -> Optional.empty();
      case Value.Bool ignored -> Optional.empty();
      case Value.Text ignored -> Optional.empty();
      case Value.Date ignored -> Optional.empty();
      case Value.DateTime ignored -> Optional.empty();
    };
  }
}
