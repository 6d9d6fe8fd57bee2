package dsc.spec;

import dsc.diag.Span;
import java.util.List;

/**
 * One connection: its name ({@code main} when the spec has only one), its class as the catalog
 * names it ({@code textscan} for {@code csv}), the attributes the catalog allows for that class,
 * under their friendly names, and extra attributes that pass into the TDS as they are. A connection
 * of the class {@code other} has its class among these.
 */
public record ConnectionSpec(
    Located<String> name,
    Located<String> connectionClass,
    List<Attribute> attributes,
    List<Attribute> extra,
    Span span) {
  public ConnectionSpec {
    attributes = List.copyOf(attributes);
    extra = List.copyOf(extra);
  }

  /** One {@code key: value} of a connection. */
  public record Attribute(Located<String> key, ValueExpr value) {}
}
