package dsc.plan;

import dsc.model.Datasource;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a target holds under one key: as it is now, and as dsc left it, when the target remembers
 * that. The difference of the two is drift. The applied attributes are only those that somebody
 * else can change.
 */
public record Published(
    SortedMap<String, String> attributes,
    Datasource datasource,
    Optional<Datasource> applied,
    Optional<PublishedExtract> extract,
    Revision revision,
    Optional<SortedMap<String, String>> appliedAttributes) {
  public Published {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    appliedAttributes =
        appliedAttributes.map(map -> Collections.unmodifiableSortedMap(new TreeMap<>(map)));
  }

  /** One whose attributes nobody but dsc can change. */
  public Published(
      SortedMap<String, String> attributes,
      Datasource datasource,
      Optional<Datasource> applied,
      Optional<PublishedExtract> extract,
      Revision revision) {
    this(attributes, datasource, applied, extract, revision, Optional.empty());
  }
}
