package dsc.spec;

import dsc.catalog.Value;
import dsc.diag.ScalarText;
import dsc.diag.Span;

/**
 * One scalar: its text, which knows where each character stands, and its value by the core schema
 * of YAML 1.2 (so {@code yes} and {@code 2024-01-01} are texts). The span includes quotes and the
 * header of a block scalar.
 */
public record YamlScalar(Span span, ScalarText text, Style style, Value value) implements YamlNode {

  /** How it is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  @Override
  public String kind() {
    return switch (value) {
      case Value.Null n -> "nothing";
      case Value.Bool b -> "true or false";
      case Value.Int i -> "a number";
      case Value.Real r -> "a number";
      case Value.Text t -> "text";
      case Value.Date d -> "a date";
      case Value.DateTime d -> "a date";
    };
  }
}
