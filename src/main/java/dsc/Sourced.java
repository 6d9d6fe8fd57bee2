package dsc;

import dsc.extract.TableSource;
import dsc.model.Datasource;
import java.util.Optional;

/**
 * A variant, the data source it is, and what the rows of its extract are read from.
 *
 * @param source empty without an extract, or when nobody wants its rows
 */
public record Sourced(Variant variant, Datasource datasource, Optional<TableSource> source) {
  /** A variant of which nobody wants the rows. */
  public static Sourced withoutRows(Variant variant) {
    return new Sourced(variant, variant.datasource(), Optional.empty());
  }
}
