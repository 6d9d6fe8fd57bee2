package dsc.model;

import dsc.catalog.FieldType;
import java.util.Optional;

/**
 * A field as a filter or sort uses it: the bare field (no derivation), or a column instance such as
 * {@code [yr:Order Date:ok]} (derivation {@code Year}).
 */
public record FieldInstance(String field, Optional<Derivation> derivation) {

  /** The derivation as a TDS spells it, and whether the instance is discrete or continuous. */
  public record Derivation(String name, FieldType type) {}

  /** The bare field. */
  public static FieldInstance bare(String field) {
    return new FieldInstance(field, Optional.empty());
  }
}
