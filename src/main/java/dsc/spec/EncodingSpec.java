package dsc.spec;

import java.util.List;
import java.util.Optional;

/**
 * {@code colors} or {@code shapes}: what the members of a field are shown as unless a view says
 * otherwise, and the palette that the rest is taken from.
 */
public record EncodingSpec(
    Attribute attribute, Optional<Located<String>> palette, List<Entry> entries) {
  public EncodingSpec {
    entries = List.copyOf(entries);
  }

  /** What is encoded. */
  public enum Attribute {
    COLOR,
    SHAPE
  }

  /** What one member is shown as: a colour such as {@code #4e79a7}, or the name of a shape. */
  public record Entry(ValueExpr.Fixed member, Located<String> to) {}
}
