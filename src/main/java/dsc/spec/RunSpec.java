package dsc.spec;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A piece of description text with its formatting, spelt as attributes of a TDS run. */
public record RunSpec(ValueExpr text, SortedMap<String, String> style) {
  public RunSpec {
    style = Collections.unmodifiableSortedMap(new TreeMap<>(style));
  }
}
