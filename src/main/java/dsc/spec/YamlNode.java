package dsc.spec;

import dsc.diag.Span;

/**
 * A value in a YAML file with its exact place. Aliases are already replaced by what they refer to.
 */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {
  /** From the first to the last character of the value, without the blank space around it. */
  Span span();

  /**
   * What it is in a sentence: {@code a mapping}, {@code a list}, {@code text}, {@code a number}.
   */
  String kind();
}
