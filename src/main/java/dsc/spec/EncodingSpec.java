package dsc.spec;

import java.util.List;
import java.util.Optional;

/** What members or values are shown as unless a view says otherwise. */
public sealed interface EncodingSpec {

  /**
   * {@code colors} or {@code shapes}: what each member is shown as, and the palette that the rest
   * is taken from.
   */
  record Members(Attribute attribute, Optional<Located<String>> palette, List<Entry> entries)
      implements EncodingSpec {
    public Members {
      entries = List.copyOf(entries);
    }
  }

  /** {@code gradient}: colours from one end of the values to the other. */
  record Gradient(
      Located<String> palette,
      Optional<ValueExpr.Fixed> min,
      Optional<ValueExpr.Fixed> center,
      Optional<ValueExpr.Fixed> max,
      Optional<Located<Long>> steps,
      boolean reversed)
      implements EncodingSpec {}

  /** What is encoded. */
  enum Attribute {
    COLOR,
    SHAPE
  }

  /**
   * What one member, or one combination of members of several fields, is shown as: a colour such as
   * {@code #4e79a7} or the name of a shape; or the palette for all combinations that it begins.
   */
  record Entry(List<ValueExpr.Fixed> members, Located<String> to, boolean palette) {
    public Entry {
      members = List.copyOf(members);
    }
  }
}
