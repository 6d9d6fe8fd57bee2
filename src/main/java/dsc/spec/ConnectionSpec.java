package dsc.spec;

import dsc.diag.Span;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One connection: its name ({@code main} when the spec has only one), its class as the catalog
 * names it ({@code textscan} for {@code csv}), the attributes the catalog allows for that class,
 * under their friendly names, and extra attributes that pass into the TDS as they are. A connection
 * of the class {@code other} has its class among these. {@code internalName} pins the name inside
 * the TDS (for imported data sources).
 */
public record ConnectionSpec(
    Located<String> name,
    Optional<ValueExpr> caption,
    Located<String> connectionClass,
    List<Attribute> attributes,
    List<Attribute> extra,
    Optional<Customization> customization,
    Optional<Located<String>> internalName,
    Span span) {
  public ConnectionSpec {
    attributes = List.copyOf(attributes);
    extra = List.copyOf(extra);
  }

  /**
   * What a plug-in, ODBC or JDBC connector is told about the database: the vendor and driver, and
   * values such as {@code CAP_SELECT_INTO: no}.
   */
  public record Customization(
      Located<String> vendor, Located<String> driver, SortedMap<String, String> values) {
    public Customization {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** One {@code key: value} of a connection. */
  public record Attribute(Located<String> key, ValueExpr value) {}
}
