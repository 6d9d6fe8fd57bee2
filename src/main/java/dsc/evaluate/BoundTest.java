package dsc.evaluate;

import dsc.catalog.Value;
import dsc.resolve.Symbol;
import dsc.spec.TestSpec;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test whose names are bound and whose values have the type of their column or calculation.
 *
 * @param rows the rows by table alias; tables that are left out are empty
 * @param now what NOW() gives
 */
public record BoundTest(
    TestSpec spec,
    Map<String, List<Map<String, Value>>> rows,
    List<Expectation> expectations,
    Optional<LocalDateTime> now,
    Optional<String> user) {
  public BoundTest {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    expectations = List.copyOf(expectations);
  }

  /** What one field must give. */
  public record Expectation(TestSpec.Expectation spec, Symbol.Field field, List<Value> values) {
    public Expectation {
      values = List.copyOf(values);
    }
  }

  /** What the test is called. */
  public String name() {
    return spec.name().value();
  }
}
