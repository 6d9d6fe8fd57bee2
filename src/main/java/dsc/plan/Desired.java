package dsc.plan;

import dsc.model.Datasource;
import dsc.model.ElementId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the workspace wants under one key. The attributes are those of the publication, not of the
 * data source: {@code name} always, {@code project} and the like for a server. The digest is that
 * of the compiled .tds; {@code moved} are the addresses that the spec says were moved, old to new;
 * {@code adopt} is whether something that dsc did not publish is taken over.
 */
public record Desired(
    PublicationKey key,
    SortedMap<String, String> attributes,
    Datasource datasource,
    Fingerprint tds,
    Optional<ExtractFingerprint> extract,
    SortedMap<ElementId, ElementId> moved,
    boolean adopt) {
  /** The attribute that every publication has. */
  public static final String NAME = "name";

  /**
   * The attribute that is {@code true} for a publication that is neither deleted nor changed in a
   * way that breaks workbooks.
   */
  public static final String PROTECT = "protect";

  public Desired {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    moved = Collections.unmodifiableSortedMap(new TreeMap<>(moved));
    if (!attributes.containsKey(NAME)) {
      throw new IllegalArgumentException(key + " has no name");
    }
  }

  /** One that takes over nothing that is in the way. */
  public Desired(
      PublicationKey key,
      SortedMap<String, String> attributes,
      Datasource datasource,
      Fingerprint tds,
      Optional<ExtractFingerprint> extract,
      SortedMap<ElementId, ElementId> moved) {
    this(key, attributes, datasource, tds, extract, moved, false);
  }

  /** The published name. */
  public String name() {
    return attributes.getOrDefault(NAME, "");
  }

  /** Changes when anything that would be published does. */
  public Fingerprint fingerprint() {
    List<String> texts = new ArrayList<>();
    addAll(texts, attributes);
    texts.add(tds.sha256());
    addAll(texts, extract.map(ExtractFingerprint::parts).orElseGet(TreeMap::new));
    return Fingerprint.of(texts);
  }

  private static void addAll(List<String> texts, Map<?, ?> map) {
    texts.add(Integer.toString(map.size()));
    map.forEach(
        (key, value) -> {
          texts.add(key.toString());
          texts.add(value.toString());
        });
  }
}
