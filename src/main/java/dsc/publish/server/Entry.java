package dsc.publish.server;

import dsc.plan.ExtractFingerprint;
import dsc.plan.Fingerprint;
import dsc.plan.PublicationKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What dsc remembers of one publication.
 *
 * @param site the name of the site it is on
 * @param attributes what they were after the last apply
 * @param applied what was applied last; empty before the first publish has ended
 * @param previous what was applied before that
 * @param pending what a publish that has begun is about to make of it
 */
record Entry(
    PublicationKey key,
    String site,
    SortedMap<String, String> attributes,
    Optional<Applied> applied,
    Optional<Applied> previous,
    Optional<Pending> pending) {
  Entry {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * Content that dsc put there.
   *
   * @param id the data source's LUID
   * @param revision the server's number of that publish
   * @param tds the digest of the document as it was sent; the document itself is kept beside
   */
  record Applied(String id, int revision, Fingerprint tds, Optional<ExtractFingerprint> extract) {}

  /**
   * A publish that was announced. The server tells whether it happened: its revision is newer than
   * {@code before}, and the content is that document.
   *
   * @param before the revision that is replaced; 0 for a new data source
   * @param snapshot what an overwrite may reset and nobody declared
   */
  record Pending(
      int before,
      SortedMap<String, String> attributes,
      Fingerprint tds,
      Optional<ExtractFingerprint> extract,
      Optional<Snapshot> snapshot) {
    Pending {
      attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
  }

  static Entry fresh(PublicationKey key, String site) {
    return new Entry(
        key, site, new TreeMap<>(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Entry announcing(Pending publish) {
    return new Entry(key, site, attributes, applied, previous, Optional.of(publish));
  }

  /** The same after a publish; the content before becomes the previous one. */
  Entry with(SortedMap<String, String> now, Applied content) {
    Optional<Applied> before =
        applied.filter(a -> a.revision() == content.revision()).isPresent() ? previous : applied;
    return new Entry(key, site, now, Optional.of(content), before, Optional.empty());
  }

  /** The pending publish has happened, as this data source and revision. */
  Entry settled(String id, int revision) {
    Pending done = pending.orElseThrow();
    return with(done.attributes(), new Applied(id, revision, done.tds(), done.extract()));
  }

  /** The pending publish has not happened. */
  Entry undone() {
    return new Entry(key, site, attributes, applied, previous, Optional.empty());
  }
}
