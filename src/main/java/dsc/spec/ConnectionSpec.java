package dsc.spec;

import dsc.diag.Span;
import java.util.List;

/**
 * One connection: its name ({@code main} when the spec has only one), its class and the attributes
 * the catalog allows for that class, under their friendly names.
 */
public record ConnectionSpec(
    Located<String> name, Located<String> connectionClass, List<Attribute> attributes, Span span) {
  public ConnectionSpec {
    attributes = List.copyOf(attributes);
  }

  /** One {@code key: value} of a connection. */
  public record Attribute(Located<String> key, ValueExpr value) {}
}
