package dsc.publish.directory;

import dsc.plan.ExtractFingerprint;
import dsc.plan.Fingerprint;
import dsc.plan.PublicationKey;
import dsc.plan.Revision;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What dsc put under one key: the file, the digests of the whole file, of the .tds and of the
 * .hyper in it, what it was meant to be, and the dsc that made it.
 */
record Entry(
    PublicationKey key,
    SortedMap<String, String> attributes,
    String file,
    Fingerprint digest,
    Fingerprint tds,
    Optional<Fingerprint> hyper,
    Optional<ExtractFingerprint> extract,
    Fingerprint desired,
    String version) {
  Entry {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  Revision revision() {
    return new Revision(digest.sha256());
  }
}
