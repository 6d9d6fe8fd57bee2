package dsc.spec;

import dsc.diag.Span;
import java.util.List;

/** A list, in block or flow form. */
public record YamlSequence(Span span, List<YamlNode> items) implements YamlNode {
  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
