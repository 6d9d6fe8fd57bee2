package dsc.plan;

import dsc.model.Datasource;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a target holds under one key: as it is now, and as dsc left it, when the target remembers
 * that. The difference of the two is drift.
 */
public record Published(
    SortedMap<String, String> attributes,
    Datasource datasource,
    Optional<Datasource> applied,
    Optional<PublishedExtract> extract,
    Revision revision) {
  public Published {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }
}
